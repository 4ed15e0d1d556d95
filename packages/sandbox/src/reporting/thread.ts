import { allOf, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

interface ThreadTicket {
  readonly id: number
  readonly status: string
  readonly channel: string
  readonly created_datetime: string
  readonly closed_datetime: string | null
  readonly updated_datetime: string | null
  readonly assignee_user_id: number | null
  readonly assignee_team_id: number | null
  readonly integration_id: number | null
}

/** A public message that was sent; notes and failures are not part of a conversation. */
export interface ThreadMessage {
  readonly ticket_id: number
  readonly sent_datetime: string
  readonly from_agent: 0 | 1
  readonly automatic: 0 | 1
  readonly channel: string
  readonly sender_id: number | null
  readonly integration_id: number | null
}

interface ThreadSurvey {
  readonly ticket_id: number
  readonly created_datetime: string
  readonly sent_datetime: string | null
  readonly score: number | null
}

interface ThreadTag {
  readonly ticket_id: number
  readonly tag_id: number
  readonly tagged_datetime: string
}

interface ThreadField {
  readonly ticket_id: number
  readonly field_id: number
  readonly value: string | number | null
}

export interface ThreadCall {
  readonly ticket_id: number
  readonly created_datetime: string
  readonly answered_datetime: string | null
  readonly ended_datetime: string | null
  readonly direction: string
  readonly status: string
  readonly termination_status: string | null
  readonly duration: number | null
  readonly integration_id: number
  readonly queue_id: number | null
  readonly customer_id: number | null
  readonly phone_number_source: string | null
  readonly phone_number_destination: string | null
  readonly initiated_by_agent_id: number | null
  readonly last_answered_by_agent_id: number | null
  readonly last_rang_agent_id: number | null
  readonly has_voicemail: 0 | 1 | null
  readonly has_call_recording: 0 | 1 | null
}

/** A ticket with everything reports count of it. */
export interface Thread {
  readonly ticket: ThreadTicket
  readonly messages: readonly ThreadMessage[]
  readonly surveys: readonly ThreadSurvey[]
  readonly tags: readonly ThreadTag[]
  readonly fields: readonly ThreadField[]
  readonly calls: readonly ThreadCall[]
}

/** The tickets of a condition; spam and trash are in no report. */
export function loadThreads(store: Store, condition: Sql): Thread[] {
  const counted = allOf([condition, sql('coalesce(spam, 0) = 0 AND trashed_datetime IS NULL')])
  const tickets = store.all<ThreadTicket>(
    sql(
      `SELECT id, status, channel, created_datetime, closed_datetime, updated_datetime, assignee_user_id,
        assignee_team_id, json_extract(doc, '$.integration_ids[0]') AS integration_id
      FROM tickets WHERE ${counted.sql} ORDER BY id`,
      ...counted.parameters,
    ),
  )
  const ids = JSON.stringify(tickets.map((ticket) => ticket.id))
  const read = <Row extends { readonly ticket_id: number }>(statement: string) =>
    lazily(() => Map.groupBy(store.all<Row>(sql(statement, ids)), (row) => row.ticket_id))
  const messages = read<ThreadMessage>(messagesSql)
  const surveys = read<ThreadSurvey>(surveysSql)
  const tags = read<ThreadTag>(tagsSql)
  const fields = read<ThreadField>(fieldsSql)
  const calls = read<ThreadCall>(callsSql)
  return tickets.map((ticket) => ({
    ticket,
    get messages() {
      return messages().get(ticket.id) ?? []
    },
    get surveys() {
      return surveys().get(ticket.id) ?? []
    },
    get tags() {
      return tags().get(ticket.id) ?? []
    },
    get fields() {
      return fields().get(ticket.id) ?? []
    },
    get calls() {
      return calls().get(ticket.id) ?? []
    },
  }))
}

// most reports use one of the five, and reading messages takes long
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const ofTickets = 'ticket_id IN (SELECT value FROM json_each(?))'

const messagesSql = `SELECT ticket_id, sent_datetime, from_agent, channel, sender_id,
    json_extract(messages.doc, '$.integration_id') AS integration_id,
    json_extract(messages.doc, '$.rule_id') IS NOT NULL
      OR json_extract(messages.doc, '$.via') IN ('rule', 'gorgias_chat')
      OR coalesce(users.role = 'bot', 0) AS automatic
  FROM messages LEFT JOIN users ON users.id = messages.sender_id
  WHERE ${ofTickets} AND sent_datetime IS NOT NULL AND json_extract(messages.doc, '$.public') = 1
  ORDER BY sent_datetime, messages.id`

const surveysSql = `SELECT ticket_id, created_datetime, sent_datetime, score FROM surveys WHERE ${ofTickets} ORDER BY id`

const tagsSql = `SELECT ticket_id, tag_id, tagged_datetime FROM ticket_tags WHERE ${ofTickets} ORDER BY ticket_id, position`

const fieldsSql = `SELECT object_id AS ticket_id, field_id, value ->> '$' AS value FROM field_values
  WHERE object_type = 'Ticket' AND object_id IN (SELECT value FROM json_each(?)) ORDER BY object_id, field_id`

const callKeys = [
  'direction',
  'status',
  'termination_status',
  'duration',
  'integration_id',
  'queue_id',
  'customer_id',
  'phone_number_source',
  'phone_number_destination',
  'initiated_by_agent_id',
  'last_answered_by_agent_id',
  'last_rang_agent_id',
  'has_voicemail',
  'has_call_recording',
] as const satisfies readonly (keyof ThreadCall)[]

const firstEvent = (...types: string[]) => `(SELECT min(created_datetime) FROM voice_events
  WHERE call_id = voice_calls.id AND json_extract(voice_events.doc, '$.type') IN ('${types.join("', '")}'))`

const callsSql = `SELECT ticket_id, created_datetime,
    ${firstEvent('phone-call-answered', 'outgoing-phone-call-connected')} AS answered_datetime,
    ${firstEvent('completed-phone-call', 'missed-phone-call')} AS ended_datetime,
    ${callKeys.map((key) => `json_extract(doc, '$.${key}') AS ${key}`).join(', ')}
  FROM voice_calls WHERE ${ofTickets} ORDER BY created_datetime, id`
