import type { Documents } from './documents.ts'

/** What a table can be searched and sorted by; everything else of an object is in its document. */
export interface TableSpec {
  /** Columns read from the document, with their SQLite types. */
  readonly columns: Readonly<Record<string, 'TEXT' | 'INTEGER'>>
  /** Indexes besides the primary key; a unique one begins with `!`. */
  readonly indexes: readonly (readonly string[])[]
  /** Where ids begin. People share one number space, as they do in old accounts. */
  readonly firstId: number
  readonly sequence?: string
}

export type TableName = keyof Documents

const byCreation = ['created_datetime', 'id'] as const

/** Every kind of object the sandbox keeps. */
export const tables = {
  users: {
    columns: { created_datetime: 'TEXT', email: 'TEXT', name: 'TEXT', role: 'TEXT', external_id: 'TEXT' },
    indexes: [['name', 'id'], ['email'], byCreation],
    firstId: 5001,
    sequence: 'people',
  },
  customers: {
    columns: {
      created_datetime: 'TEXT',
      updated_datetime: 'TEXT',
      email: 'TEXT',
      external_id: 'TEXT',
      name: 'TEXT',
      language: 'TEXT',
      timezone: 'TEXT',
      merged_into: 'INTEGER',
    },
    indexes: [byCreation, ['updated_datetime', 'id'], ['email'], ['external_id']],
    firstId: 5001,
    sequence: 'people',
  },
  channels: {
    columns: { customer_id: 'INTEGER', type: 'TEXT', address: 'TEXT' },
    indexes: [['customer_id'], ['type', 'address']],
    firstId: 9001,
  },
  teams: { columns: { created_datetime: 'TEXT', name: 'TEXT' }, indexes: [byCreation], firstId: 4101 },
  tickets: {
    columns: {
      created_datetime: 'TEXT',
      updated_datetime: 'TEXT',
      last_message_datetime: 'TEXT',
      last_received_message_datetime: 'TEXT',
      closed_datetime: 'TEXT',
      snooze_datetime: 'TEXT',
      trashed_datetime: 'TEXT',
      opened_datetime: 'TEXT',
      status: 'TEXT',
      channel: 'TEXT',
      external_id: 'TEXT',
      customer_id: 'INTEGER',
      assignee_user_id: 'INTEGER',
      assignee_team_id: 'INTEGER',
      spam: 'INTEGER',
      priority_rank: 'INTEGER',
    },
    indexes: [
      byCreation,
      ['updated_datetime', 'id'],
      ['last_message_datetime', 'id'],
      ['last_received_message_datetime', 'id'],
      ['closed_datetime', 'id'],
      ['priority_rank', 'id'],
      ['customer_id', 'created_datetime', 'id'],
      ['external_id'],
      ['assignee_user_id'],
      ['snooze_datetime'],
    ],
    firstId: 8001,
  },
  messages: {
    columns: {
      ticket_id: 'INTEGER',
      created_datetime: 'TEXT',
      sent_datetime: 'TEXT',
      external_id: 'TEXT',
      from_agent: 'INTEGER',
      channel: 'TEXT',
      sender_id: 'INTEGER',
    },
    indexes: [byCreation, ['ticket_id', 'created_datetime', 'id'], ['external_id'], ['sent_datetime']],
    firstId: 41001,
  },
  tags: {
    columns: { created_datetime: 'TEXT', name: 'TEXT', usage: 'INTEGER' },
    indexes: [byCreation, ['!name'], ['usage', 'name', 'id']],
    firstId: 71,
  },
  custom_fields: {
    columns: {
      object_type: 'TEXT',
      priority: 'INTEGER',
      label: 'TEXT',
      deactivated_datetime: 'TEXT',
      external_id: 'TEXT',
    },
    indexes: [['object_type', 'priority', 'id']],
    firstId: 301,
  },
  macros: {
    columns: {
      created_datetime: 'TEXT',
      updated_datetime: 'TEXT',
      archived_datetime: 'TEXT',
      name: 'TEXT',
      usage: 'INTEGER',
      language: 'TEXT',
      external_id: 'TEXT',
    },
    indexes: [byCreation, ['usage', 'id'], ['name', 'id']],
    firstId: 31001,
  },
  rules: { columns: { created_datetime: 'TEXT', priority: 'INTEGER' }, indexes: [byCreation], firstId: 54001 },
  views: {
    columns: { created_datetime: 'TEXT', category: 'TEXT', type: 'TEXT' },
    indexes: [byCreation],
    firstId: 90001,
  },
  jobs: {
    columns: { created_datetime: 'TEXT', status: 'TEXT', type: 'TEXT' },
    indexes: [byCreation, ['status']],
    firstId: 70001,
  },
  events: {
    columns: { created_datetime: 'TEXT', object_type: 'TEXT', object_id: 'INTEGER', type: 'TEXT', user_id: 'INTEGER' },
    indexes: [byCreation, ['object_type', 'object_id', 'created_datetime', 'id'], ['type', 'created_datetime', 'id']],
    firstId: 3_310_001,
  },
  surveys: {
    columns: { created_datetime: 'TEXT', ticket_id: 'INTEGER', sent_datetime: 'TEXT', score: 'INTEGER' },
    indexes: [byCreation, ['ticket_id'], ['sent_datetime']],
    firstId: 88001,
  },
  integrations: { columns: { created_datetime: 'TEXT', type: 'TEXT' }, indexes: [byCreation], firstId: 126_001 },
  widgets: {
    columns: { created_datetime: 'TEXT', order: 'INTEGER', integration_id: 'INTEGER', app_id: 'TEXT' },
    indexes: [byCreation],
    firstId: 12_001,
  },
  settings: { columns: { type: 'TEXT' }, indexes: [['!type']], firstId: 910_001 },
  voice_calls: {
    columns: { created_datetime: 'TEXT', ticket_id: 'INTEGER' },
    indexes: [byCreation, ['ticket_id']],
    firstId: 55_001,
  },
  voice_events: {
    columns: { created_datetime: 'TEXT', call_id: 'INTEGER' },
    indexes: [byCreation, ['call_id']],
    firstId: 56_001,
  },
  voice_recordings: {
    columns: { created_datetime: 'TEXT', call_id: 'INTEGER' },
    indexes: [byCreation, ['call_id']],
    firstId: 7001,
  },
  files: { columns: { hash: 'TEXT', name: 'TEXT' }, indexes: [['hash', 'name']], firstId: 1 },
  credentials: {
    columns: { kind: 'TEXT', secret: 'TEXT', user_id: 'INTEGER' },
    indexes: [['kind', 'secret'], ['user_id']],
    firstId: 1,
  },
  apps: { columns: { client_id: 'TEXT' }, indexes: [['!client_id']], firstId: 1 },
  tasks: { columns: { due: 'TEXT', kind: 'TEXT' }, indexes: [['due', 'id']], firstId: 1 },
  outbox: { columns: { created_datetime: 'TEXT', kind: 'TEXT' }, indexes: [byCreation], firstId: 1 },
  deliveries: {
    columns: { created_datetime: 'TEXT', integration_id: 'INTEGER' },
    indexes: [byCreation, ['integration_id']],
    firstId: 1,
  },
} as const satisfies Readonly<Record<TableName, TableSpec>>

/** Links between objects, which have no document. */
export const linkTables = [
  `CREATE TABLE IF NOT EXISTS ticket_tags (
    ticket_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, position INTEGER NOT NULL, tagged_datetime TEXT NOT NULL,
    PRIMARY KEY (ticket_id, tag_id)
  ) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS ticket_tags_by_tag ON ticket_tags (tag_id, ticket_id)',
  `CREATE TABLE IF NOT EXISTS field_values (
    object_type TEXT NOT NULL, object_id INTEGER NOT NULL, field_id INTEGER NOT NULL, value TEXT, prediction TEXT,
    PRIMARY KEY (object_type, object_id, field_id)
  ) WITHOUT ROWID`,
] as const
