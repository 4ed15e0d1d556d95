import { mkdtempDisposableSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import type { Documents, Facts } from './documents.ts'
import { type Sql, sql } from './sql.ts'
import { linkTables, type TableName, type TableSpec, tables } from './tables.ts'

type SqlFunction = (...values: SQLOutputValue[]) => SQLInputValue

interface Selection {
  readonly where?: Sql | undefined
  readonly orderBy?: string | undefined
  readonly limit?: number | undefined
}

export const schemaVersion = 1

const inMemory = ':memory:'
// a database put into memory as bytes may grow to a gigabyte and no further
const largestSwap = 256 * 1024 * 1024

/** The database of one account: documents by id, in a file or in memory. */
export class Store {
  readonly #path: string
  #db: DatabaseSync
  readonly #functions = new Map<string, SqlFunction>()
  readonly #statements = new Map<string, StatementSync>()
  #depth = 0

  constructor(path = inMemory) {
    this.#path = path
    this.#db = openDatabase(path)
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF')
    this.transaction(() => {
      for (const [name, spec] of Object.entries(tables)) this.#createTable(name, spec)
      for (const statement of linkTables) this.#db.exec(statement)
      this.#db.exec('CREATE TABLE IF NOT EXISTS sequences (name TEXT PRIMARY KEY, next INTEGER NOT NULL)')
      this.#db.exec('CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)')
      this.#db.exec(`PRAGMA user_version = ${schemaVersion}`)
    })
  }

  #createTable(name: string, spec: TableSpec): void {
    const columns = Object.entries(spec.columns).map(
      ([column, type]) => `"${column}" ${type} GENERATED ALWAYS AS (json_extract(doc, '$.${column}')) VIRTUAL`,
    )
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS ${name} (${['id INTEGER PRIMARY KEY', 'doc TEXT NOT NULL', ...columns].join(', ')})`,
    )
    for (const index of spec.indexes) {
      const isUnique = index[0]?.startsWith('!')
      const names = index.map((column) => column.replace('!', ''))
      this.#db.exec(
        `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name}_by_${names.join('_')} ON ${name} (${names.map((column) => `"${column}"`).join(', ')})`,
      )
    }
  }

  #prepare(text: string): StatementSync {
    let statement = this.#statements.get(text)
    if (!statement) {
      statement = this.#db.prepare(text)
      // filters produce ever new statements: drop them all rather than keep too many
      if (this.#statements.size > 500) this.#statements.clear()
      this.#statements.set(text, statement)
    }
    return statement
  }

  /** Everything or nothing; nested calls belong to the outermost. */
  transaction<Result>(work: () => Result): Result {
    if (this.#depth > 0) return work()
    this.#db.exec('BEGIN IMMEDIATE')
    this.#depth += 1
    try {
      const result = work()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      this.#db.exec('ROLLBACK')
      throw error
    } finally {
      this.#depth -= 1
    }
  }

  nextId(table: TableName): number {
    const spec: TableSpec = tables[table]
    const name = spec.sequence ?? table
    const row = this.#prepare(
      'INSERT INTO sequences (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next',
    ).get(name, spec.firstId) as { next: number }
    return row.next
  }

  /** Makes sure that ids of a table begin after this one. */
  reserveId(table: TableName, id: number): void {
    const spec: TableSpec = tables[table]
    this.#prepare(
      'INSERT INTO sequences (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = max(next, excluded.next)',
    ).run(spec.sequence ?? table, id)
  }

  insert<Table extends TableName>(table: Table, doc: Documents[Table]): Documents[Table] {
    this.#prepare(`INSERT INTO ${table} (id, doc) VALUES (?, ?)`).run(doc.id, JSON.stringify(doc))
    return doc
  }

  get<Table extends TableName>(table: Table, id: number): Documents[Table] | undefined {
    const row = this.#prepare(`SELECT doc FROM ${table} WHERE id = ?`).get(id) as { doc: string } | undefined
    return row && (JSON.parse(row.doc) as Documents[Table])
  }

  put<Table extends TableName>(table: Table, doc: Documents[Table]): Documents[Table] {
    this.#prepare(`UPDATE ${table} SET doc = ? WHERE id = ?`).run(JSON.stringify(doc), doc.id)
    return doc
  }

  remove(table: TableName, id: number): boolean {
    return this.#prepare(`DELETE FROM ${table} WHERE id = ?`).run(id).changes > 0
  }

  select<Table extends TableName>(table: Table, selection: Selection = {}): Documents[Table][] {
    const { where = sql('TRUE'), orderBy = 'id', limit } = selection
    const text = `SELECT doc FROM ${table} WHERE ${where.sql} ORDER BY ${orderBy}${limit === undefined ? '' : ' LIMIT ?'}`
    const parameters = limit === undefined ? where.parameters : [...where.parameters, limit]
    const rows = this.#prepare(text).all(...parameters) as { doc: string }[]
    return rows.map((row) => JSON.parse(row.doc) as Documents[Table])
  }

  first<Table extends TableName>(table: Table, where: Sql, orderBy?: string): Documents[Table] | undefined {
    return this.select(table, { where, orderBy, limit: 1 })[0]
  }

  byIds<Table extends TableName>(table: Table, ids: Iterable<number>): Map<number, Documents[Table]> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return new Map()
    const docs = this.select(table, {
      where: sql('id IN (SELECT value FROM json_each(?))', JSON.stringify(wanted)),
    })
    return new Map(docs.map((doc) => [doc.id, doc]))
  }

  count(table: TableName, where: Sql = sql('TRUE')): number {
    const row = this.#prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where.sql}`).get(...where.parameters) as {
      n: number
    }
    return row.n
  }

  /** Any statement; rows as plain objects. */
  all<Row>(statement: Sql): Row[] {
    return this.#prepare(statement.sql).all(...statement.parameters) as Row[]
  }

  run(statement: Sql): number {
    return Number(this.#prepare(statement.sql).run(...statement.parameters).changes)
  }

  /** Makes a function known to SQL. */
  define(name: string, work: (...values: unknown[]) => string | number | null): void {
    this.#functions.set(name, work as SqlFunction)
    this.#db.function(name, { deterministic: true, varargs: true }, work as SqlFunction)
  }

  /** A small fact about the account that is not an object of the API. */
  fact<Name extends keyof Facts>(name: Name): Facts[Name] | undefined {
    const row = this.#prepare('SELECT value FROM facts WHERE name = ?').get(name) as { value: string } | undefined
    return row && (JSON.parse(row.value) as Facts[Name])
  }

  setFact<Name extends keyof Facts>(name: Name, value: Facts[Name]): void {
    this.#prepare(
      'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ).run(name, JSON.stringify(value))
  }

  /** How many bytes everything takes. */
  size(): number {
    const [row] = this.all<{ bytes: number }>(
      sql('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size'),
    )
    return row?.bytes ?? 0
  }

  /** A copy of everything, to go back to. */
  snapshot(): Uint8Array {
    const bytes = this.#db.serialize()
    // marked as a database without a write-ahead log: one with a log can only be opened as a file
    bytes.fill(1, 18, 20)
    return bytes
  }

  /** Goes back to a copy. */
  restore(snapshot: Uint8Array): void {
    if (this.#path === inMemory && snapshot.byteLength <= largestSwap) this.#swap(snapshot)
    else this.#copyRows(snapshot)
  }

  // A new connection: under the statements of this one, deserialize() makes Node crash when it collects them.
  #swap(snapshot: Uint8Array): void {
    const db = new DatabaseSync(inMemory)
    db.deserialize(snapshot)
    for (const [name, work] of this.#functions) db.function(name, { deterministic: true, varargs: true }, work)
    this.close()
    this.#db = db
  }

  // A file may be open elsewhere too, and is never half of one state and half of another.
  #copyRows(snapshot: Uint8Array): void {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
    const path = join(folder.path, 'snapshot.sqlite')
    writeFileSync(path, snapshot)
    this.#db.prepare('ATTACH ? AS kept').run(path)
    try {
      this.transaction(() => {
        for (const table of this.#tableNames()) {
          const columns = this.#columnsOf(table)
          this.#db.exec(`DELETE FROM main.${table}`)
          this.#db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM kept.${table}`)
        }
      })
    } finally {
      this.#db.exec('DETACH kept')
    }
  }

  /** Removes everything, facts and sequences included. */
  clear(): void {
    this.transaction(() => {
      for (const table of this.#tableNames()) this.#db.exec(`DELETE FROM main.${table}`)
    })
  }

  #tableNames(): string[] {
    const rows = this.#db.prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`).all() as {
      name: string
    }[]
    return rows.map(({ name }) => name)
  }

  /** Those that are kept; the others are computed from them. */
  #columnsOf(table: string): string {
    const rows = this.#db.prepare(`SELECT name FROM pragma_table_info(?)`).all(table) as { name: string }[]
    return rows.map(({ name }) => `"${name}"`).join(', ')
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }
}

/** Whether a change failed because another object has the value already. */
export function isTaken(error: unknown): boolean {
  // SQLITE_CONSTRAINT_UNIQUE
  return (error as { errcode?: unknown } | undefined)?.errcode === 2067
}

/** A file that is damaged, or not a database of ours: it is named and left as it is. */
export class DamagedDataError extends Error {
  constructor(path: string, cause: unknown) {
    super(
      `${path} is not a sandbox database, or it is damaged. It was left as it is; move it away or choose another folder.`,
      { cause },
    )
    this.name = 'DamagedDataError'
  }
}

function openDatabase(path: string): DatabaseSync {
  try {
    const db = new DatabaseSync(path)
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number }
    if (version > schemaVersion) throw new Error(`made by a newer version (${version})`)
    if (isSmall(path)) {
      const [check] = db.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
      if (check && check.quick_check !== 'ok') throw new Error(check.quick_check)
    }
    return db
  } catch (cause) {
    throw new DamagedDataError(path, cause)
  }
}

// reading a large file whole would take longer than starting should
function isSmall(path: string): boolean {
  return path !== inMemory && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) < 64 * 1024 * 1024
}
