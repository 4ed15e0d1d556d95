import { filled, integer, json, orNull, type Row, type Table, table, text, time } from './table.ts'

/** Every table of the hub, in an order in which rows can be restored. */
export const tables = {
  /** The migrations that have run. */
  migration: table({ id: integer, name: text, applied_at: time }, { words: 'none', backup: false }),
  /** One row: the process that migrates now. */
  migrating: table({ id: integer, holder: text, until: time }, { words: 'none', backup: false }),
  /** The keys that credentials were sealed with: enough to know them, not to open anything. */
  seal_key: table({ key_id: text, salt: text, proof: text, created_at: time }, { words: 'none' }),
  account: table(
    {
      account_id: text,
      /** The subdomain, or empty where the base URL is enough. */
      domain: text,
      base_url: orNull(text),
      state: text,
      /** Why it is in this state, in a sentence. */
      state_because: orNull(text),
      state_at: time,
      state_by: text,
      created_at: time,
      /** Counts its changes, so that two people who edit at once are told. */
      version: filled(integer),
    },
    { words: 'none' },
  ),
  connection: table(
    {
      account_id: text,
      /** Unguessable, and in the address of its webhook. */
      connection_id: text,
      kind: text,
      /** The credentials, encrypted; null once they were wiped. */
      sealed: orNull(text),
      key_id: orNull(text),
      /** Who renews the tokens now. */
      refresh_holder: orNull(text),
      refresh_until: orNull(time),
      /** What the last check found. */
      findings: orNull(json),
      checked_at: orNull(time),
    },
    { words: 'none' },
  ),
  /** Who changed what; it names objects and holds no words. */
  audit: table(
    { account_id: text, audit_id: text, at: time, actor: text, action: text, object: text, details: orNull(json) },
    { words: 'none' },
  ),
} as const satisfies Readonly<Record<string, Table>>

/** The tables as kysely sees them. */
export type Tables = { readonly [Name in keyof typeof tables]: Row<(typeof tables)[Name]> }

/** They lie in a schema of their own, since a database may serve other programs too. */
export const schema = 'rhetor'
