import { DatabaseSync } from 'node:sqlite'
import { type PathResolver, type PathTarget, sqlFunctions } from '../../src/language/to-sql.ts'
import { jsonPath } from './json-path.ts'
import type { TicketSample } from './tickets.ts'

/** Tickets in columns of every kind; some convert the value they are compared with (SQLite column affinity). */
export function createDatabase(tickets: readonly TicketSample[]): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  for (const [name, run] of Object.entries(sqlFunctions)) database.function(name, { deterministic: true }, run)
  database.exec(`
    CREATE TABLE tickets (
      id INTEGER PRIMARY KEY, status TEXT COLLATE NOCASE, spam INTEGER, subject TEXT, external_id TEXT,
      created_datetime TEXT, snooze_datetime TEXT, assignee_user_id INTEGER, email TEXT COLLATE NOCASE, doc TEXT
    );
    CREATE TABLE tags (ticket_id INTEGER, id INTEGER, name TEXT COLLATE NOCASE);
  `)
  const insertTicket = database.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertTag = database.prepare('INSERT INTO tags VALUES (?, ?, ?)')
  for (const ticket of tickets) {
    const { id, status, spam, subject, external_id, created_datetime, snooze_datetime, assignee_user, customer } =
      ticket
    const columns = [subject, external_id, created_datetime, snooze_datetime, assignee_user?.id ?? null, customer.email]
    insertTicket.run(id, status, Number(spam), ...columns, JSON.stringify(ticket))
    for (const tag of ticket.tags) insertTag.run(id, tag.id, tag.name)
  }
  return database
}

const scalars: Readonly<Record<string, string>> = {
  id: 'tickets.id',
  status: 'tickets.status',
  spam: 'tickets.spam',
  subject: 'tickets.subject',
  external_id: 'tickets.external_id',
  created_datetime: 'tickets.created_datetime',
  snooze_datetime: 'tickets.snooze_datetime',
  'assignee_user.id': 'tickets.assignee_user_id',
  'customer.email': 'tickets.email',
}

const tagsFrom = 'tags WHERE tags.ticket_id = tickets.id'

const lists: Readonly<Record<string, PathTarget>> = {
  tags: { kind: 'list', from: tagsFrom, value: 'tags.name' },
  'tags.name': { kind: 'list', from: tagsFrom, value: 'tags.name' },
  'tags.id': { kind: 'list', from: tagsFrom, value: 'tags.id' },
}

export const resolve: PathResolver = (keys) => {
  const name = keys.join('.')
  const column = Object.hasOwn(scalars, name) ? scalars[name] : undefined
  if (column) return { kind: 'scalar', sql: column }
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined
  if (list) return list
  if (keys[0] === 'fields') return { kind: 'scalar', sql: `json_extract(tickets.doc, ${jsonPath(keys)})` }
  if (keys[0] === 'unheard') return { kind: 'unset' }
  return { kind: 'json', sql: 'tickets.doc', keys }
}
