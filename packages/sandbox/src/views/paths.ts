import type { PathTarget } from '../language/to-sql.ts'

type Keys = readonly (string | number)[]

/** Columns of the ticket that order lists, too. */
export const sortableColumns = [
  'created_datetime',
  'updated_datetime',
  'last_message_datetime',
  'last_received_message_datetime',
  'closed_datetime',
  'snooze_datetime',
  'trashed_datetime',
  'opened_datetime',
  'status',
  'channel',
]

/** Columns of the ticket itself. */
const columns = [...sortableColumns, 'external_id', 'assignee_user_id', 'assignee_team_id', 'spam']

/** Keys of the ticket's own document. */
const inDocument = [
  'id',
  'priority',
  'via',
  'from_agent',
  'imported',
  'language',
  'subject',
  'is_unread',
  'messages_count',
  'excerpt',
]

/** Keys of a customer that filters can use. */
export const customerKeys = ['email', 'name', 'firstname', 'lastname', 'language', 'timezone', 'external_id', 'note']

/** Objects a ticket refers to: where they are stored, and which of their keys filters can use. */
const linked: Readonly<Record<string, { table: string; column: string; keys: readonly string[] }>> = {
  customer: {
    table: 'customers',
    column: 'customer_id',
    keys: customerKeys,
  },
  assignee_user: {
    table: 'users',
    column: 'assignee_user_id',
    keys: ['email', 'name', 'firstname', 'lastname', 'bio'],
  },
  assignee_team: { table: 'teams', column: 'assignee_team_id', keys: ['name', 'description'] },
}

const tagRows = 'ticket_tags AS link JOIN tags AS tag ON tag.id = link.tag_id WHERE link.ticket_id = tickets.id'

/** Tells SQL where the value of a path is. */
export function ticketPath(keys: Keys): PathTarget {
  const [first, second] = keys
  const name = first === 'requester' ? 'customer' : String(first)
  if (keys.length === 1 && columns.includes(name)) return { kind: 'scalar', sql: `tickets.${name}` }
  if (keys.length === 1 && inDocument.includes(name)) return scalar(`json_extract(tickets.doc, '$.${name}')`)
  const link = Object.hasOwn(linked, name) ? linked[name] : undefined
  if (link && keys.length === 1) return scalar(`tickets.${link.column}`)
  if (link && keys.length === 2) {
    if (second === 'id') return scalar(`tickets.${link.column}`)
    if (!link.keys.includes(String(second))) return { kind: 'unset' }
    return scalar(`(SELECT json_extract(doc, '$.${second}') FROM ${link.table} WHERE id = tickets.${link.column})`)
  }
  if (name === 'tags') return tagPath(keys)
  if (name === 'custom_fields' && keys.length <= 3) return fieldPath(keys)
  if (name === 'messages' || name === 'satisfaction_survey' || name === 'integrations') return relatedPath(name, keys)
  return name === 'meta' ? { kind: 'json', sql: 'tickets.doc', keys } : { kind: 'unset' }
}

function scalar(sql: string): PathTarget {
  return { kind: 'scalar', sql }
}

function tagPath([, second, third]: Keys): PathTarget {
  if (typeof second === 'number') {
    const column = ['id', 'name'].find((name) => name === third)
    return column ? scalar(`(SELECT tag.${column} FROM ${tagRows} ${nth('link.position', second)})`) : { kind: 'unset' }
  }
  if (second === undefined || second === 'name') return { kind: 'list', from: tagRows, value: 'tag.name' }
  return second === 'id' ? { kind: 'list', from: tagRows, value: 'tag.id' } : { kind: 'unset' }
}

/** The row at a position; negative ones count from the end. Numbers come from the parser, never as text. */
function nth(order: string, position: number): string {
  return position < 0
    ? `ORDER BY ${order} DESC LIMIT 1 OFFSET ${-position - 1}`
    : `ORDER BY ${order} LIMIT 1 OFFSET ${position}`
}

// `custom_fields[301].value`; the id is a number from the parser, never text of the caller
function fieldPath(keys: Keys): PathTarget {
  const id = Number(keys[1])
  if (!Number.isSafeInteger(id) || (keys.length === 3 && keys[2] !== 'value')) return { kind: 'unset' }
  return scalar(
    `(SELECT json_extract(value, '$') FROM field_values WHERE object_type = 'Ticket' AND object_id = tickets.id AND field_id = ${id})`,
  )
}

const inMessages = ['body_text', 'channel', 'via', 'subject', 'from_agent']

function relatedPath(name: string, keys: Keys): PathTarget {
  const [key, second] = [String(keys.at(-1)), keys[1]]
  if (name === 'messages' && inMessages.includes(key)) {
    const from = 'messages AS message WHERE message.ticket_id = tickets.id'
    const value = `json_extract(message.doc, '$.${key}')`
    if (keys.length === 2) return { kind: 'list', from, value }
    if (keys.length === 3 && typeof second === 'number')
      return scalar(`(SELECT ${value} FROM ${from} ${nth('message.created_datetime', second)})`)
    return { kind: 'unset' }
  }
  if (name === 'satisfaction_survey' && key === 'score') {
    return scalar('(SELECT score FROM surveys WHERE ticket_id = tickets.id)')
  }
  if (name === 'integrations') {
    return { kind: 'list', from: `json_each(tickets.doc, '$.integration_ids') AS used WHERE TRUE`, value: 'used.value' }
  }
  return { kind: 'unset' }
}
