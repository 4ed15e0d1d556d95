import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { Database } from './database.ts'
import { schema, tables } from './tables.ts'

/**
 * Everything the hub has stored, as compressed lines of JSON: a header, then for each table its columns and its rows,
 * and at the end how many there are, with a checksum. It is one moment of the database, while others go on.
 */
export function backup(database: Database, { at }: { readonly at: Date }): Readable {
  // a source that fails destroys what is read from it
  return pipeline(Readable.from(linesOf(database, at), { objectMode: false }), createGzip(), () => {})
}

/** Rows are objects; every other line is a list of its kind and this. */
interface BackupLines {
  readonly header: BackupHeader
  readonly table: BackupTable
  readonly end: BackupEnd
}

/** The first line. */
export interface BackupHeader {
  readonly format: 'rhetor-backup'
  readonly version: 1
  /** The newest migration of the database it was taken from. */
  readonly migration: number
  readonly at: string
}

/** The line before the rows of a table. */
export interface BackupTable {
  readonly table: string
  readonly columns: readonly string[]
}

/** The last line. */
export interface BackupEnd {
  readonly rows: Readonly<Record<string, number>>
  /** Of every byte before this line. */
  readonly sha256: string
}

const batch = 500

async function* linesOf({ pool }: Database, at: Date): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  const line = (text: string) => {
    hash.update(`${text}\n`)
    return `${text}\n`
  }
  const of = <Kind extends keyof BackupLines>(kind: Kind, value: BackupLines[Kind]) => JSON.stringify([kind, value])
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const migration = await newestMigration(client)
    yield line(of('header', { format: 'rhetor-backup', version: 1, migration, at: at.toISOString() }))
    for (const [table, { columns, backup }] of Object.entries(tables)) {
      if (!backup) continue
      yield line(of('table', { table, columns: Object.keys(columns) }))
      rows[table] = 0
      for await (const row of rowsOf(client, table)) {
        rows[table] += 1
        yield line(row)
      }
    }
    yield `${of('end', { rows, sha256: hash.digest('hex') })}\n`
  } finally {
    await endTransaction(client)
  }
}

/** Rolls a transaction back and releases its connection; a connection that cannot even do that is closed. */
export async function endTransaction(client: PoolClient): Promise<void> {
  await client.query('rollback').then(
    () => client.release(),
    (error) => client.release(error as Error),
  )
}

async function newestMigration(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ newest: number }>(`select max(id) as newest from ${schema}.migration`)
  return rows[0]?.newest ?? 0
}

/** The database writes the JSON: it knows how to read every type of its own again, to the last digit. */
async function* rowsOf(client: PoolClient, table: string): AsyncGenerator<string> {
  await client.query(
    `declare rows_of_${table} no scroll cursor for select to_jsonb(t)::text as row from ${schema}.${table} t`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${batch} from rows_of_${table}`)
    for (const { row } of rows) yield row
    if (rows.length < batch) break
  }
  await client.query(`close rows_of_${table}`)
}
