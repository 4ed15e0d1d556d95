import { UsageError } from '@rhetor/client'
import type pg from 'pg'
import type { Log } from '../log.ts'
import type { Opened } from './database.ts'
import { DatabaseError, whyNot } from './database-error.ts'
import { startListener } from './listener.ts'
import { applicationName, connectClient, createPool } from './pool.ts'

interface ConnectedOptions {
  readonly url: string
  readonly connections: number
  readonly log: Log
}

// the oldest that the tests run on
const oldest = 15

/** A PostgreSQL that somebody else runs. */
export async function openConnected({ url, connections, log }: ConnectedOptions): Promise<Opened> {
  const config = { ...parsed(url), application_name: applicationName, connectionTimeoutMillis: 10_000 }
  const pool = createPool({ ...config, max: connections }, log)
  try {
    await check(pool, placeOf(url))
    const listener = await startListener({ connect: () => connectClient(config), log })
    return {
      pool,
      listen: listener.listen,
      close: async () => void (await Promise.all([pool.end(), listener.close()])),
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

function parsed(url: string): pg.ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError('DATABASE_URL is not a connection string such as postgres://user:password@host:5432/database.')
  return { connectionString: url }
}

/** Where a connection string points, without its password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`
}

async function check(pool: pg.Pool, place: string): Promise<void> {
  const { version, encoding, standby } = await about(pool, place)
  if (version < oldest * 10_000)
    throw new UsageError(
      `The database at ${place} is PostgreSQL ${Math.floor(version / 10_000)}; Rhetor needs ${oldest} or newer.`,
    )
  if (encoding !== 'UTF8')
    throw new UsageError(
      `The database at ${place} stores text as ${encoding}; Rhetor needs one that was created with encoding UTF8.`,
    )
  if (standby)
    throw new UsageError(`The database at ${place} is a standby and cannot be written to; connect to the primary.`)
}

async function about(pool: pg.Pool, place: string) {
  try {
    const { rows } = await pool.query<{ version: number; encoding: string; standby: boolean }>(
      `select current_setting('server_version_num')::integer as version,
        current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`,
    )
    return rows[0] as { version: number; encoding: string; standby: boolean }
  } catch (error) {
    throw new DatabaseError(`The database at ${place} cannot be used: ${whyNot(error)}. Check DATABASE_URL.`, {
      cause: error,
    })
  }
}
