import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { UsageError } from '@rhetor/client'
import type { Pool } from 'pg'
import type { Log } from '../log.ts'
import { DatabaseError, sqlState, whyNot } from './database-error.ts'
import type { Migration } from './migrations/migration.ts'

interface MigrateOptions {
  readonly pool: Pool
  readonly migrations: readonly Migration[]
  readonly log: Log
  readonly signal?: AbortSignal | undefined
}

/** Brings the tables to what this version knows; one process does, the others wait. Returns what it ran itself. */
export async function migrate({ pool, migrations, log, signal }: MigrateOptions): Promise<readonly number[]> {
  await makeFirstTables(pool)
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`
  const ran: number[] = []
  for (;;) {
    signal?.throwIfAborted()
    const missing = await missingOf(pool, migrations)
    if (missing.length === 0) return ran
    if (await take(pool, holder)) {
      using _ = renewed(pool, holder)
      try {
        // another process may have been quicker than the lease
        for (const migration of await missingOf(pool, migrations)) {
          await run(pool, migration)
          log.info('database.migrated', { id: migration.id, name: migration.name })
          ran.push(migration.id)
        }
      } finally {
        await giveBack(pool, holder)
      }
    } else await sleep(pollMs, undefined, { signal })
  }
}

const pollMs = 100
// longer than any single statement may hold up the renewal of the lease
const leaseSeconds = 60
const renewMs = 10_000

const firstTables = [
  'create schema if not exists rhetor',
  `create table if not exists rhetor.migration (
    id integer primary key,
    name text not null,
    applied_at timestamptz not null
  )`,
  `create table if not exists rhetor.migrating (
    id integer primary key,
    holder text not null,
    until timestamptz not null
  )`,
]

// two processes that create the same thing at once: PostgreSQL checks first and creates later
const existsAlready: readonly (string | undefined)[] = ['23505', '42P06', '42P07', '40001']

async function makeFirstTables(pool: Pool): Promise<void> {
  for (const statement of firstTables) {
    for (let attempt = 1; ; attempt++) {
      try {
        await pool.query(statement)
        break
      } catch (error) {
        if (sqlState(error) === '42501') throw mayNotCreate(error)
        if (attempt === 5 || !existsAlready.includes(sqlState(error))) throw refused('The first tables', error)
      }
    }
  }
  await pool.query(
    `insert into rhetor.migrating (id, holder, until) values (1, '', 'epoch') on conflict (id) do nothing`,
  )
}

async function missingOf(pool: Pool, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await pool.query<{ id: number }>('select id from rhetor.migration')
  const applied = new Set(rows.map(({ id }) => id))
  const newest = Math.max(0, ...applied)
  const known = Math.max(0, ...migrations.map(({ id }) => id))
  if (newest > known)
    throw new UsageError(
      `This database was migrated by a newer Rhetor (to ${newest}; this one knows ${known}). Start that version or a newer one; to go back, restore a backup from before.`,
    )
  return migrations.filter(({ id }) => !applied.has(id))
}

async function take(pool: Pool, holder: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update rhetor.migrating set holder = $1, until = clock_timestamp() + make_interval(secs => $2)
      where id = 1 and until < clock_timestamp()`,
    [holder, leaseSeconds],
  )
  return rowCount === 1
}

/** Renews the lease while a long statement runs. */
function renewed(pool: Pool, holder: string): Disposable {
  const timer = setInterval(() => {
    pool
      .query(
        `update rhetor.migrating set until = clock_timestamp() + make_interval(secs => $2)
          where id = 1 and holder = $1`,
        [holder, leaseSeconds],
      )
      // a lease that is lost harms nobody: every statement may run twice
      .catch(() => {})
  }, renewMs)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

async function giveBack(pool: Pool, holder: string): Promise<void> {
  await pool
    .query(`update rhetor.migrating set until = 'epoch' where id = 1 and holder = $1`, [holder])
    // the next process waits for the lease to end
    .catch(() => {})
}

async function run(pool: Pool, { id, name, statements }: Migration): Promise<void> {
  for (const statement of statements) {
    try {
      await pool.query(statement)
    } catch (error) {
      throw refused(`Migration ${id} (${name})`, error)
    }
  }
  await pool.query(
    `insert into rhetor.migration (id, name, applied_at) values ($1, $2, clock_timestamp()) on conflict (id) do nothing`,
    [id, name],
  )
}

function mayNotCreate(cause: unknown): UsageError {
  return new UsageError(
    'The user of DATABASE_URL may not create a schema in this database. Run once, as an administrator: create schema rhetor authorization <that user>.',
    { cause },
  )
}

function refused(what: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    `${what} could not be created: ${whyNot(cause)}. Existing data is unchanged. Fix the cause and start again: the migration continues where it stopped.`,
    { cause },
  )
}
