import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { UsageError } from '@rhetor/client'
import { withLock } from '@rhetor/client/node'
import type { Pool } from 'pg'
import type { Log } from '../log.ts'
import type { Opened } from './database.ts'
import { whyNot } from './database-error.ts'
import { createPool } from './pool.ts'

interface PgliteOptions {
  /** In memory where it is undefined. */
  readonly folder: string | undefined
  readonly log: Log
}

/** PGlite: PostgreSQL inside this process. */
export async function openPglite({ folder, log }: PgliteOptions): Promise<Opened> {
  const unlock = folder === undefined ? undefined : await lockFolder(folder)
  try {
    // loaded only where it is used: it takes 27 MB of files
    const [{ PGlite }, { createPgConfig }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('@electric-sql/pglite/node-postgres'),
    ])
    const lite = await PGlite.create(folder === undefined ? 'memory://' : folder)
    // it has one session, so there is one connection
    const pool = createPool({ ...createPgConfig(lite), max: 1, idleTimeoutMillis: 0 } as object, log)
    return inside(lite, pool, unlock, log)
  } catch (error) {
    await unlock?.()
    throw error
  }
}

function inside(lite: PGlite, pool: Pool, unlock: (() => Promise<void>) | undefined, log: Log): Opened {
  // nothing in it writes to the disk or tidies up by itself
  const tidying = setInterval(() => {
    pool
      .query('checkpoint')
      .then(() => pool.query('vacuum'))
      .catch((error) => log.warn('database.not-tidied', { why: whyNot(error) }))
  }, tidyMs)
  tidying.unref()
  return {
    pool,
    listen: async (channel, heard) => {
      const stop = await lite.listen(channel, heard)
      return () => void stop()
    },
    close: async () => {
      clearInterval(tidying)
      await pool.end()
      await lite.close()
      await unlock?.()
    },
  }
}

const tidyMs = 60_000

/** Holds the folder until the returned function is called: two processes in it destroy each other's rows. */
async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: taken, resolve, reject } = Promise.withResolvers<void>()
  const held = withLock(
    join(folder, '..', 'pglite'),
    async () => {
      resolve()
      await released
    },
    { timeoutMs: 500 },
  )
  held.catch((error) =>
    reject(
      new UsageError(
        `${folder} is open in another process, and only one at a time may use this kind of database. Stop that one, or give both a DATABASE_URL.`,
        { cause: error },
      ),
    ),
  )
  await taken
  return async () => {
    release()
    await held
  }
}
