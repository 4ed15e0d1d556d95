import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { textOf, withLock, writePrivate } from '@rhetor/client/node'
import type pg from 'pg'
import type { Log } from '../../log.ts'
import type { Opened } from '../database.ts'
import { DatabaseError } from '../database-error.ts'
import { startListener } from '../listener.ts'
import { applicationName, connectClient, createPool } from '../pool.ts'
import { type ClusterOptions, knownFolder, openCluster } from './cluster.ts'
import { connectionTo, startServer, stopServer } from './server.ts'

interface EmbeddedOptions extends ClusterOptions {
  /** The name of the database in it. */
  readonly name: string
  readonly connections: number
  readonly choosePort: () => number
  readonly log: Log
}

/**
 * Our own PostgreSQL: started by the first process that needs it, used by all, stopped by the last one. Who uses it is
 * seen from the connections that each process keeps, so one that was killed counts no longer.
 */
export async function openEmbedded({ name, connections, choosePort, log, ...place }: EmbeddedOptions): Promise<Opened> {
  let pool: pg.Pool | undefined
  const own: { pid?: number | undefined } = {}
  const connect = () =>
    locked(place.home, async () => {
      if (pool && (await isStopped(place.home))) throw new DatabaseError('rhetor stop has stopped it')
      await rm(stoppedMark(place.home), { force: true })
      const cluster = await openCluster(place)
      const server = await startServer(cluster, choosePort)
      const target = connectionTo(server.port, cluster.password, name)
      await createDatabase(server.port, cluster.password, name)
      const client = await connectClient({ ...target, application_name: applicationName })
      // it was started again while we were away, at another port
      if (pool) pool.options.port = server.port
      pool ??= createPool({ ...target, application_name: pooled, max: connections }, log)
      own.pid = (client as { processID?: number }).processID
      log.info('database.ready', { adopted: server.adopted, pid: server.pid, port: server.port })
      return client
    })
  const listener = await startListener({ connect, log })
  const opened = pool as unknown as pg.Pool
  return {
    pool: opened,
    listen: listener.listen,
    close: async () => {
      // a connection that is being made again needs the lock as well
      await listener.close()
      await locked(place.home, async () => {
        // if the query fails nothing is stopped: other programs may still use the database
        const others = await otherUsers(opened, own.pid).catch(() => undefined)
        await opened.end()
        const folder = await knownFolder(place.home)
        if (others === 0 && folder !== undefined) await stopServer(folder)
      })
    },
  }
}

// connections of a pool come and go: they do not show who uses the database
const pooled = `${applicationName} pool`

/** Stops the database of a RHETOR_HOME, whoever uses it; false where none was running. */
export async function stopEmbedded(home: string): Promise<boolean> {
  const folder = await knownFolder(home)
  if (folder === undefined) return false
  return locked(home, async () => {
    // programs that still use it would start it again, as after a crash
    await writePrivate(stoppedMark(home), 'rhetor stop\n')
    return stopServer(folder)
  })
}

/** A file that says that it was stopped on purpose; the next start removes it. */
function stoppedMark(home: string): string {
  return join(home, 'database.stopped')
}

async function isStopped(home: string): Promise<boolean> {
  return (await textOf(stoppedMark(home))) !== undefined
}

/** Starting and stopping is for one process at a time. */
function locked<Value>(home: string, run: () => Promise<Value>): Promise<Value> {
  // making a cluster, or reading the log of writes after a crash, takes its time
  return withLock(join(home, 'database'), run, { timeoutMs: 150_000 })
}

async function otherUsers(pool: pg.Pool, own: number | undefined): Promise<number> {
  const { rows } = await pool.query<{ users: number }>(
    'select count(*) as users from pg_stat_activity where application_name = $1 and pid <> $2',
    [applicationName, own ?? 0],
  )
  return rows[0]?.users ?? 0
}

async function createDatabase(port: number, password: string, name: string): Promise<void> {
  const client = await connectClient(connectionTo(port, password))
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
