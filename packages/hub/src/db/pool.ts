import pg from 'pg'
import type { Log } from '../log.ts'
import { whyNot } from './database-error.ts'

/** How programs of ours are called in pg_stat_activity. */
export const applicationName = 'rhetor'

/** A connection of its own. Errors that it meets while nobody uses it end it, and not the process. */
export async function connectClient(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  return client
}

export function createPool(config: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({ ...config, types })
  // a connection that is lost while nobody uses it; the next query takes another
  pool.on('error', (error) => log.warn('database.connection-lost', { why: whyNot(error) }))
  return pool
}

const { builtins } = pg.types

/** Numbers as numbers, days as text: the defaults of the driver are text and midnight of this machine's time zone. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === builtins.INT8) return toNumber
    if (oid === builtins.DATE) return String
    return pg.types.getTypeParser(oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}

function toNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large for a number`)
  return number
}
