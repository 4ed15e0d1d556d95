import type { Database, DatabaseKind } from './database.ts'
import { schema } from './tables.ts'

/** How the database is, for the person who runs it. */
export interface DatabaseStatus {
  readonly kind: DatabaseKind
  readonly version: string
  readonly bytes: number
  readonly connections: { readonly open: number; readonly most: number }
  /** Since when the oldest transaction runs; null where none does. */
  readonly oldest_transaction: Date | null
  /** The standbys that follow it, and how far behind each is, in bytes. */
  readonly standbys: readonly { readonly name: string; readonly state: string; readonly behind: number | null }[]
  readonly migration: number
  readonly notes: readonly string[]
}

export async function statusOf({ kind, notes, pool }: Database): Promise<DatabaseStatus> {
  const { rows } = await pool.query(`select current_setting('server_version') as version,
    pg_database_size(current_database()) as bytes,
    (select count(*) from pg_stat_activity where backend_type = 'client backend') as open,
    current_setting('max_connections')::integer as most,
    (select min(xact_start) from pg_stat_activity where pid <> pg_backend_pid()) as oldest_transaction,
    (select max(id) from ${schema}.migration) as migration`)
  const { open, most, ...rest } = rows[0] as { open: number; most: number } & Omit<DatabaseStatus, 'connections'>
  const standbys = await pool.query<DatabaseStatus['standbys'][number]>(
    `select application_name as name, state, pg_wal_lsn_diff(sent_lsn, replay_lsn)::bigint as behind
      from pg_stat_replication order by application_name`,
  )
  return { ...rest, kind, connections: { open, most }, standbys: standbys.rows, notes }
}
