import type { Migration } from './migration.ts'

export const accounts: Migration = {
  id: 1,
  name: 'accounts, their credentials, and who changed what',
  statements: [
    `create table if not exists rhetor.seal_key (
      key_id text primary key,
      salt text not null,
      proof text not null,
      created_at timestamptz not null
    )`,
    `create table if not exists rhetor.account (
      account_id text primary key,
      domain text not null,
      base_url text,
      state text not null,
      state_because text,
      state_at timestamptz not null,
      state_by text not null,
      created_at timestamptz not null,
      version integer not null default 1
    )`,
    `create table if not exists rhetor.connection (
      account_id text not null,
      connection_id text not null,
      kind text not null,
      sealed text,
      key_id text,
      refresh_holder text,
      refresh_until timestamptz,
      findings jsonb,
      checked_at timestamptz,
      primary key (account_id, connection_id)
    )`,
    `create table if not exists rhetor.audit (
      account_id text not null,
      audit_id text not null,
      at timestamptz not null,
      actor text not null,
      action text not null,
      object text not null,
      details jsonb,
      primary key (account_id, audit_id)
    )`,
    'create index if not exists audit_by_time on rhetor.audit (account_id, at)',
  ],
}
