import type { IntegrationDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

const mailTypes = ['email', 'gmail', 'outlook']

/** The e-mail integration an address belongs to. */
export function mailboxOf(world: World, address: string): IntegrationDoc | undefined {
  return world.store.first(
    'integrations',
    sql(
      `type IN (SELECT value FROM json_each(?)) AND lower(json_extract(doc, '$.meta.address')) = ?`,
      JSON.stringify(mailTypes),
      address.toLowerCase(),
    ),
  )
}

/** The support address that customers write to where none is named. */
export function defaultMailboxAddress(world: World): string {
  const [row] = world.store.all<{ address: string }>(
    sql(
      `SELECT json_extract(doc, '$.meta.address') AS address FROM integrations WHERE type = 'email' ORDER BY id LIMIT 1`,
    ),
  )
  return row?.address ?? `support@${world.account}.example`
}
