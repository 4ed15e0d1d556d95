import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/transaction.ts'

/** A change that somebody made; it names objects and holds no words of customers. */
interface Audited {
  readonly account_id: string
  readonly at: Date
  /** Who: a person, a token, or a part of the hub such as `hub:health`. */
  readonly actor: string
  /** What, such as `account.pause`. */
  readonly action: string
  /** To what, such as `account acme`. */
  readonly object: string
  readonly details?: unknown
}

/** Records a change in the transaction that makes it. */
export async function audit(tx: Tx, { details, ...entry }: Audited): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ ...entry, audit_id: randomUUID(), details: details === undefined ? null : JSON.stringify(details) })
    .execute()
}
