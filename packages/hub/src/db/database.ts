import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Tables } from './tables.ts'

/** Which database it is: one that somebody else runs, our own PostgreSQL, or PGlite inside this process. */
export type DatabaseKind = 'connected' | 'embedded' | 'pglite'

/** What each kind brings. */
export type Opened = Pick<Database, 'pool' | 'listen' | 'close'>

/** An open database. */
export interface Database {
  readonly kind: DatabaseKind
  /** What a person should know about this kind, in sentences. */
  readonly notes: readonly string[]
  readonly pool: Pool
  readonly sql: Kysely<Tables>
  /** How many queries can run at once. */
  readonly connections: number
  /** Calls back when somebody notifies the channel; only a hint, since notifications may be lost. Returns how to stop. */
  listen(channel: string, heard: () => void): Promise<() => void>
  /** Where others use the same database, it goes on for them. */
  close(): Promise<void>
}
