import { parseAccount, parseBaseUrl, UsageError } from '@rhetor/client'
import type { ClientSettings, Credentials } from '@rhetor/client/node'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { transaction } from '../db/transaction.ts'
import type { Account } from './account.ts'
import { accountNamed, type By, pauseAccount, resumeAccount } from './accounts.ts'
import { audit } from './audit.ts'
import { type Checked, checkConnection, reasonToPause } from './check.ts'
import { connectionOf, sharedTokens, storeCredentials, toConnection, type Vault } from './credentials.ts'

interface Connecting {
  /** The name in the hub; by default the subdomain. */
  readonly account_id?: string | undefined
  /** The subdomain, the host, or an address copied from the browser. */
  readonly account?: string | undefined
  /** In place of it: the address of a sandbox or proxy. */
  readonly base_url?: string | undefined
  readonly credentials: Credentials
}

/** Tries credentials, and stores them where they work. */
export async function connectAccount(
  vault: Vault,
  connecting: Connecting,
  by: By,
  settings?: ClientSettings,
): Promise<{ readonly checked: Checked; readonly account: Account | undefined }> {
  const place = placeOf(connecting)
  const { credentials } = connecting
  const checked = await checkConnection(toConnection(place, credentials), settings)
  if (!checked.works) return { checked, account: undefined }
  const { sql } = vault.database
  await transaction(sql, async (tx) => {
    const { account_id, ...where } = place
    const now = { ...where, state: 'active', state_because: null, state_at: by.at, state_by: by.actor }
    await tx
      .insertInto('account')
      .values({ account_id, ...now, created_at: by.at })
      .onConflict((conflict) =>
        conflict.column('account_id').doUpdateSet((row) => ({ ...now, version: row('account.version', '+', 1) })),
      )
      .execute()
    await storeCredentials(tx, vault.sealer, place, credentials)
    await storeFindings(tx, account_id, checked, by.at)
    const details = { ...where, kind: credentials.kind }
    await audit(tx, { ...by, account_id, action: 'account.connect', object: `account ${account_id}`, details })
  })
  return { checked, account: await accountNamed(vault.database, place.account_id) }
}

/**
 * Tries the credentials of an account again. Where they do not work any more it is paused with the reason, and where
 * they work again it goes on, unless a person has paused it.
 */
export async function recheckAccount(vault: Vault, account_id: string, at: Date, settings?: ClientSettings) {
  const by: By = { actor: 'hub', at }
  const { database } = vault
  const connection = await connectionOf(vault, account_id)
  const checked = await checkConnection(connection, { ...settings, store: sharedTokens(vault, account_id) })
  await storeFindings(database.sql, account_id, checked, at)
  const because = reasonToPause(checked)
  if (because !== undefined) await pauseAccount(database, account_id, because, by)
  else if (checked.works && (await accountNamed(database, account_id)).state_by === by.actor)
    await resumeAccount(database, account_id, by)
  return checked
}

async function storeFindings(sql: Kysely<Tables>, account_id: string, { findings }: Checked, at: Date): Promise<void> {
  await sql
    .updateTable('connection')
    .set({ findings: JSON.stringify(findings), checked_at: at })
    .where('account_id', '=', account_id)
    .execute()
}

function placeOf({ account_id, account, base_url }: Connecting) {
  if ((account === undefined) === (base_url === undefined))
    throw new UsageError('connect: give either the account, such as acme, or the base URL of a sandbox.')
  const { name, root } = base_url === undefined ? parseAccount(account ?? '') : parseBaseUrl(base_url)
  const id = account_id ?? name
  // it is part of addresses
  if (!/^[a-z0-9][a-z0-9._-]{0,62}$/.test(id))
    throw new UsageError(
      `connect: ${JSON.stringify(id)} cannot be the name of an account: give one of letters a-z, digits, dots and dashes.`,
    )
  return base_url === undefined
    ? { account_id: id, domain: name, base_url: null }
    : { account_id: id, domain: '', base_url: root }
}
