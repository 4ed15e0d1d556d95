import { createHash } from 'node:crypto'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UsageError } from '@rhetor/client'
import type { PoolClient } from 'pg'
import { type BackupEnd, type BackupHeader, type BackupTable, endTransaction } from './backup.ts'
import type { Database } from './database.ts'
import { schema, tables } from './tables.ts'

/** How many rows of each table were restored. */
export type Restored = Readonly<Record<string, number>>

/** Puts a backup into an empty database, of any kind: all of it or nothing. */
export async function restore({ pool }: Database, source: Readable): Promise<Restored> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await refuseUnlessEmpty(client)
    const restored = await readInto(client, source)
    await client.query('commit')
    return restored
  } finally {
    // without its commit, nothing of it stays
    await endTransaction(client)
  }
}

/** Reads a backup to its end and changes nothing. */
export async function checkBackup(source: Readable): Promise<Restored> {
  return readInto(undefined, source)
}

const batch = 500

async function readInto(client: PoolClient | undefined, source: Readable): Promise<Restored> {
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  let header: BackupHeader | undefined
  let table: BackupTable | undefined
  let waiting: string[] = []
  const flush = async () => {
    if (client && table && waiting.length > 0) await insert(client, table, waiting)
    waiting = []
  }
  let isWhole = false
  // to the end of the file, whose own checksum comes last
  for await (const line of linesIn(source)) {
    if (isWhole) throw damaged()
    const { kind, value } = parsed(line)
    if (!header) {
      header = checkedHeader(kind, value)
      if (client) await refuseNewer(client, header)
    } else if (kind === 'end') {
      await flush()
      const { sha256, rows: counted } = value as BackupEnd
      if (sha256 !== hash.copy().digest('hex') || JSON.stringify(counted) !== JSON.stringify(rows)) throw damaged()
      isWhole = true
    } else if (kind === 'table') {
      await flush()
      table = checkedTable(value as BackupTable)
      rows[table.table] = 0
    } else if (kind === 'row' && table) {
      rows[table.table] = (rows[table.table] ?? 0) + 1
      if (waiting.push(line) === batch) await flush()
    } else throw damaged()
    hash.update(`${line}\n`)
  }
  if (!isWhole) throw damaged('it ends in the middle')
  return rows
}

async function* linesIn(source: Readable): AsyncGenerator<string> {
  const text = pipeline(source, createGunzip(), () => {}).setEncoding('utf8')
  let rest = ''
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') throw damaged('it ends in the middle')
    if (code === 'Z_DATA_ERROR') throw damaged()
    throw error
  }
  if (rest !== '') throw damaged('it ends in the middle')
}

function parsed(line: string): { readonly kind: unknown; readonly value: unknown } {
  if (line.startsWith('{')) return { kind: 'row', value: undefined }
  try {
    const [kind, value] = JSON.parse(line) as unknown[]
    return { kind, value }
  } catch {
    return { kind: undefined, value: undefined }
  }
}

function checkedHeader(kind: unknown, value: unknown): BackupHeader {
  const { format, version } = (value ?? {}) as Partial<BackupHeader>
  if (kind !== 'header' || format !== 'rhetor-backup')
    throw new UsageError('This is not a backup of Rhetor. Nothing was changed.')
  if (version !== 1)
    throw new UsageError(`This backup has the format ${version}, which is newer than this Rhetor. Nothing was changed.`)
  return value as BackupHeader
}

function checkedTable(value: BackupTable): BackupTable {
  const known = tables[value.table as keyof typeof tables]
  const unknown = known ? value.columns.filter((column) => !(column in known.columns)) : []
  if (!known || unknown.length > 0)
    throw new UsageError(
      `This backup has ${known ? `columns ${unknown.join(', ')} of ` : ''}a table ${value.table} that this Rhetor does not know. Nothing was changed.`,
    )
  return value
}

async function insert(client: PoolClient, { table, columns }: BackupTable, rows: readonly string[]): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  await client.query(
    `insert into ${schema}.${table} (${names})
      select ${names} from jsonb_populate_recordset(null::${schema}.${table}, $1::jsonb)`,
    [`[${rows.join(',')}]`],
  )
}

async function refuseUnlessEmpty(client: PoolClient): Promise<void> {
  for (const [table, { backup }] of Object.entries(tables)) {
    if (!backup) continue
    const { rowCount } = await client.query(`select 1 from ${schema}.${table} limit 1`)
    if (rowCount !== 0)
      throw new UsageError(
        'The database to restore into is not empty. Give another RHETOR_HOME or DATABASE_URL; nothing was changed.',
      )
  }
}

async function refuseNewer(client: PoolClient, { migration }: BackupHeader): Promise<void> {
  const { rows } = await client.query<{ newest: number }>(`select max(id) as newest from ${schema}.migration`)
  const known = rows[0]?.newest ?? 0
  if (migration > known)
    throw new UsageError(
      `This backup was made by a newer Rhetor (tables ${migration}; this one knows ${known}). Restore it with that version or a newer one; nothing was changed.`,
    )
}

function damaged(how = 'its contents are not what was written'): UsageError {
  return new UsageError(`This backup is damaged: ${how}. Nothing was changed; take another copy of it.`)
}
