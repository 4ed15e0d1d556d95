import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { sqlState } from './database-error.ts'
import type { Tables } from './tables.ts'

export type Tx = Transaction<Tables>

// somebody else changed the same rows: PostgreSQL asks to do it again
const again: readonly (string | undefined)[] = ['40001', '40P01']
const mostAttempts = 12

/**
 * Runs in one transaction. It is run again where others were in its way, so it changes nothing but the database, and
 * it never waits for the network.
 */
export async function transaction<Value>(sql: Kysely<Tables>, run: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sql.transaction().execute(run)
    } catch (error) {
      if (attempt === mostAttempts || !again.includes(sqlState(error))) throw error
    }
    await sleep(Math.random() * Math.min(2 ** attempt, 200))
  }
}
