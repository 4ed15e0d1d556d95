import { integer, type Row, type Table, table, text, time } from './table.ts'

/** Every table of the hub, in an order in which rows can be restored. */
export const tables = {
  /** The migrations that have run. */
  migration: table({ id: integer, name: text, applied_at: time }, { words: 'none' }),
  /** One row: the process that migrates now. */
  migrating: table({ id: integer, holder: text, until: time }, { words: 'none' }),
} as const satisfies Readonly<Record<string, Table>>

/** The tables as kysely sees them. */
export type Tables = { readonly [Name in keyof typeof tables]: Row<(typeof tables)[Name]> }

/** They lie in a schema of their own, since a database may serve other programs too. */
export const schema = 'rhetor'
