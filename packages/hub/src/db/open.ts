import { randomInt } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { type Log, silent } from '../log.ts'
import { openConnected } from './connected.ts'
import type { Database, DatabaseKind, Opened } from './database.ts'
import { openEmbedded } from './embedded/embedded.ts'
import { type Machine, thisMachine } from './embedded/machine.ts'
import { migrate } from './migrate.ts'
import { migrations as all } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import { openPglite } from './pglite.ts'
import { schema, type Tables } from './tables.ts'

export interface DatabaseOptions {
  /** A connection string of PostgreSQL 15 or newer; without it, a database of this machine. */
  readonly url?: string | undefined
  /** RHETOR_HOME, where the database of this machine lies. */
  readonly home: string
  /** PostgreSQL where this machine can run it, else PGlite; `memory` keeps nothing. */
  readonly engine?: 'postgres' | 'pglite' | 'memory' | undefined
  /** The most queries at once. */
  readonly connections?: number | undefined
  /** The name of the database in our own PostgreSQL. */
  readonly name?: string | undefined
  readonly migrations?: readonly Migration[] | undefined
  readonly log?: Log | undefined
  readonly signal?: AbortSignal | undefined
  readonly machine?: Machine | undefined
  /** Called again where a port is taken. */
  readonly choosePort?: (() => number) | undefined
  /** Where data and programs lie when PostgreSQL runs as another user, which cannot enter `home`. */
  readonly othersRoot?: string | undefined
}

/** Connects to a database, or starts the one in `home`, and brings its tables up to date. */
export async function openDatabase({
  url,
  home,
  engine,
  connections = 10,
  name = 'rhetor',
  migrations = all,
  log = silent,
  signal,
  machine = thisMachine(),
  choosePort = () => randomInt(20_000, 60_000),
  othersRoot,
}: DatabaseOptions): Promise<Database> {
  const database = await opened()
  try {
    await migrate({ pool: database.pool, migrations, log, signal })
    for (const note of database.notes) log.warn('database.note', { note })
    return database
  } catch (error) {
    await database.close()
    throw error
  }

  async function opened(): Promise<Database> {
    if (url !== undefined)
      return toDatabase('connected', connections, [], await openConnected({ url, connections, log }))
    if (engine === 'memory') return toDatabase('pglite', 1, [], await openPglite({ folder: undefined, log }))
    await mkdir(home, { recursive: true, mode: 0o700 })
    if (engine !== 'pglite' && machine.canRun) {
      const place = { home, othersRoot, programs: machine.programs, runAs: machine.runAs }
      return toDatabase(
        'embedded',
        connections,
        [],
        await openEmbedded({ ...place, name, connections, choosePort, log }),
      )
    }
    const why = machine.canRun ? [] : [`PostgreSQL cannot run here: ${machine.why}.`]
    return toDatabase('pglite', 1, [...why, limits], await openPglite({ folder: join(home, 'pglite'), log }))
  }
}

const limits =
  'PGlite stores the data inside this one process: slow queries hold up everything else, and a power failure can lose the last minute. Give a DATABASE_URL for more.'

function toDatabase(kind: DatabaseKind, connections: number, notes: readonly string[], opened: Opened): Database {
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: opened.pool }) }).withSchema(schema)
  return { kind, notes, sql, connections, ...opened }
}
