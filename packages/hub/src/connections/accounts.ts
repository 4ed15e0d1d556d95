import { UsageError } from '@rhetor/client'
import type { Database } from '../db/database.ts'
import { sourcesOf } from '../db/moves.ts'
import { type Tx, transaction } from '../db/transaction.ts'
import { type Account, type AccountState, accountMoves } from './account.ts'
import { audit } from './audit.ts'

/** Who makes a change, and when. */
export interface By {
  readonly actor: string
  readonly at: Date
}

export async function accountNamed({ sql }: Pick<Database, 'sql'>, account_id: string): Promise<Account> {
  const found = await sql.selectFrom('account').selectAll().where('account_id', '=', account_id).executeTakeFirst()
  if (!found) throw new UsageError(`The hub has no account ${JSON.stringify(account_id)}.`)
  return found as Account
}

export async function accountsOf({ sql }: Pick<Database, 'sql'>): Promise<readonly Account[]> {
  return (await sql.selectFrom('account').selectAll().orderBy('account_id').execute()) as Account[]
}

/** Stops everything for an account and keeps its work; false where it was not active. */
export function pauseAccount(database: Database, account_id: string, because: string, by: By): Promise<boolean> {
  return moveAccount(database, account_id, { to: 'paused', because, action: 'account.pause' }, by)
}

/** Goes on with what was kept; false where it was not paused. */
export function resumeAccount(database: Database, account_id: string, by: By): Promise<boolean> {
  return moveAccount(
    database,
    account_id,
    { to: 'active', because: null, action: 'account.resume', from: ['paused'] },
    by,
  )
}

/** Stops everything for an account and wipes its credentials; its work is kept. */
export function disconnectAccount(database: Database, account_id: string, by: By): Promise<boolean> {
  const move: Move = { to: 'disconnected', because: null, action: 'account.disconnect' }
  return moveAccount(database, account_id, move, by, async (tx) => {
    await tx
      .updateTable('connection')
      .set({ sealed: null, key_id: null, refresh_holder: null, refresh_until: null, findings: null, checked_at: null })
      .where('account_id', '=', account_id)
      .execute()
  })
}

interface Move {
  readonly to: AccountState
  readonly because: string | null
  readonly action: string
  /** Fewer than the table of moves allows. */
  readonly from?: readonly AccountState[]
}

function moveAccount(
  { sql }: Pick<Database, 'sql'>,
  account_id: string,
  { to, because, action, from = sourcesOf(accountMoves, to) }: Move,
  by: By,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<boolean> {
  return transaction(sql, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('account')
      .set((row) => ({
        state: to,
        state_because: because,
        state_at: by.at,
        state_by: by.actor,
        version: row('version', '+', 1),
      }))
      .where('account_id', '=', account_id)
      .where('state', 'in', from)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await also(tx)
    await audit(tx, { ...by, account_id, action, object: `account ${account_id}`, details: because && { because } })
    return true
  })
}
