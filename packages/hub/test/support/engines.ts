import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { migrations as all } from '../../src/db/migrations/all.ts'
import { type DatabaseOptions, openDatabase } from '../../src/db/open.ts'
import { silent } from '../../src/log.ts'
import { bouncer, debianPostgres, noBouncer, noDebianPostgres, npmPostgres, type TestServer, user } from './servers.ts'

/** A database of a test's own, gone at its end. */
export interface TestDatabase extends Database, AsyncDisposable {
  /** For another process; PGlite has none. */
  readonly url: string | undefined
}

export type OpenOptions = Pick<DatabaseOptions, 'migrations' | 'log' | 'connections'>

/** Opens an empty database, with the tables of all migrations. */
export type Open = (options?: OpenOptions) => Promise<TestDatabase>

interface Engine {
  readonly name: string
  /** Why it cannot be tried here. */
  readonly missing?: string | undefined
  readonly open: Open
}

const engines: readonly Engine[] = [
  { name: 'PostgreSQL 18', open: onServer(npmPostgres) },
  { name: 'PostgreSQL 15', missing: noDebianPostgres, open: onServer(debianPostgres) },
  {
    name: 'PostgreSQL 18 where transactions are serializable',
    open: onServer(npmPostgres, ['set default_transaction_isolation = serializable']),
  },
  {
    name: 'PgBouncer in transaction mode',
    missing: noBouncer,
    open: onServer(bouncer, [], npmPostgres),
  },
  { name: 'PGlite', open: inMemory },
]

/** The same tests on every database that is promised. */
export function onEveryEngine(tests: (open: Open, engine: string) => void): void {
  for (const { name, missing, open } of engines) {
    const title = missing ? `on ${name} (skipped: ${missing})` : `on ${name}`
    describe.skipIf(missing !== undefined)(title, () => tests(open, name))
  }
}

/** A database on the newest PostgreSQL, for what does not depend on the engine. */
export const openTest: Open = onServer(npmPostgres)

// opening one takes a second, and a process has its tests one after the other
let pglite: Promise<Database> | undefined

async function inMemory({ migrations = all, log = silent }: OpenOptions = {}): Promise<TestDatabase> {
  pglite ??= openDatabase({ home: '', engine: 'memory' })
  const database = await pglite
  await database.pool.query('drop schema if exists rhetor cascade')
  await migrate({ pool: database.pool, migrations, log })
  return { ...database, url: undefined, [Symbol.asyncDispose]: async () => {} }
}

function onServer(
  server: () => Promise<TestServer>,
  settings: readonly string[] = [],
  behind: () => Promise<TestServer> = server,
): Open {
  return async (options = {}) => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    const direct = await behind()
    await administer(direct, [
      // copied as files: three times as quick for one that is dropped soon
      `create database ${name} strategy file_copy`,
      ...settings.map((setting) => `alter database ${name} ${setting}`),
    ])
    const { port, password } = await server()
    const url = `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
    const database = await openDatabase({ ...options, url, home: '' })
    return {
      ...database,
      url,
      [Symbol.asyncDispose]: async () => {
        await database.close()
        await administer(direct, [`drop database ${name} with (force)`])
      },
    }
  }
}

async function administer({ port, password }: TestServer, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
