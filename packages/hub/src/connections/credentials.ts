import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TokenStore, UsageError } from '@rhetor/client'
import type { Connection, Credentials } from '@rhetor/client/node'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { type Tx, transaction } from '../db/transaction.ts'
import type { Account } from './account.ts'
import { accountNamed } from './accounts.ts'
import type { Sealer } from './sealer.ts'

/** What the hub needs for credentials: where they are, and what opens them. */
export interface Vault {
  readonly database: Database
  readonly sealer: Sealer
}

type Place = Pick<Account, 'account_id' | 'domain' | 'base_url'>

/** The connection of an account, with its credentials. */
export async function connectionOf({ database, sealer }: Vault, account_id: string): Promise<Connection> {
  const { account, credentials } = await storedOf(database.sql, sealer, account_id)
  return toConnection(account, credentials)
}

async function storedOf(sql: Kysely<Tables>, sealer: Sealer, account_id: string) {
  const account = await accountNamed({ sql }, account_id)
  const row = await sql
    .selectFrom('connection')
    .select(['sealed', 'key_id'])
    .where('account_id', '=', account_id)
    .executeTakeFirst()
  if (!row?.sealed || !row.key_id)
    throw new UsageError(`The account ${account_id} is disconnected: its credentials were wiped. Connect it again.`)
  return { account, credentials: sealer.unseal(row.sealed, row.key_id, boundTo(account)) as Credentials }
}

export function toConnection({ account_id, domain, base_url }: Place, credentials: Credentials): Connection {
  return { name: account_id, account: domain, ...(base_url !== null && { baseUrl: base_url }), credentials }
}

/** Stores the credentials of an account; the address of its webhook stays. */
export async function storeCredentials(
  tx: Tx,
  sealer: Sealer,
  account: Place,
  credentials: Credentials,
): Promise<void> {
  const sealed = { kind: credentials.kind, sealed: sealer.seal(credentials, boundTo(account)), key_id: sealer.keyId }
  const { numUpdatedRows } = await tx
    .updateTable('connection')
    .set(sealed)
    .where('account_id', '=', account.account_id)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('connection')
    .values({ account_id: account.account_id, connection_id: randomBytes(18).toString('base64url'), ...sealed })
    .execute()
}

/** Account and address are part of what is sealed: changing one in the database makes the credentials unusable. */
function boundTo({ account_id, domain, base_url }: Place) {
  return [account_id, domain, base_url ?? ''] as const
}

// longer than a request for new tokens may take
const renewalSeconds = 60
const pollMs = 50

/** The tokens of an account, for all processes: one of them renews, the others wait for what it stores. */
export function sharedTokens(vault: Vault, account_id: string): TokenStore {
  const { database, sealer } = vault
  return {
    load: async () => {
      const { credentials } = await connectionOf(vault, account_id)
      return credentials.kind === 'oauth' ? credentials.tokens : undefined
    },
    save: (_, tokens) =>
      transaction(database.sql, async (tx) => {
        const { account, credentials } = await storedOf(tx, sealer, account_id)
        if (tokens === undefined || credentials.kind !== 'oauth') return
        await storeCredentials(tx, sealer, account, { ...credentials, tokens })
      }),
    exclusively: async (_, run) => {
      const holder = randomUUID()
      while (!(await takeLease(vault, account_id, holder))) await sleep(pollMs * (0.5 + Math.random()))
      try {
        return await run()
      } finally {
        await giveLeaseBack(vault, account_id, holder)
      }
    },
  }
}

async function takeLease({ database }: Vault, account_id: string, holder: string): Promise<boolean> {
  const { numUpdatedRows } = await transaction(database.sql, (tx) =>
    tx
      .updateTable('connection')
      .set({
        refresh_holder: holder,
        refresh_until: sql<Date>`clock_timestamp() + make_interval(secs => ${renewalSeconds})`,
      })
      .where('account_id', '=', account_id)
      .where((row) =>
        row.or([row('refresh_until', 'is', null), row('refresh_until', '<', sql<Date>`clock_timestamp()`)]),
      )
      .executeTakeFirst(),
  )
  return numUpdatedRows > 0n
}

async function giveLeaseBack({ database }: Vault, account_id: string, holder: string): Promise<void> {
  await transaction(database.sql, (tx) =>
    tx
      .updateTable('connection')
      .set({ refresh_holder: null, refresh_until: null })
      .where('account_id', '=', account_id)
      .where('refresh_holder', '=', holder)
      .execute(),
  )
}
