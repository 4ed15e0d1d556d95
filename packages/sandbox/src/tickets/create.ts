import type { CreateTicketRequest } from '@rhetor/contract'
import { setFieldValues } from '../fields/values.ts'
import { type MessageInput, storeMessage } from '../messages/create.ts'
import { applyMessage } from '../messages/effects.ts'
import type { MessageDoc, TicketDoc } from '../store/documents.ts'
import { tagsNamed } from '../tags/create.ts'
import { normalizeMoment } from '../time.ts'
import type { Turn } from '../world.ts'
import { assigneeId, customerIdOf } from './change.ts'
import { priorityRank } from './priority.ts'
import { logTags, setTags } from './tags.ts'

type TicketInput = Omit<CreateTicketRequest, 'via' | 'messages'> & {
  readonly via?: string | undefined
  readonly messages: readonly MessageInput[]
}

const refusal = 'Failed to create ticket'

/** Opens a ticket with its first messages. */
export function createTicket(turn: Turn, input: TicketInput): TicketDoc {
  const { world } = turn
  const [first] = input.messages
  const moment = (text: string | null | undefined) => (text ? normalizeMoment(text) : null)
  const created = moment(input.created_datetime) ?? moment(first?.created_datetime) ?? world.now()
  const status = input.status ?? 'open'
  const doc: TicketDoc = {
    id: world.newId('tickets'),
    external_id: input.external_id ?? null,
    status,
    priority: input.priority ?? 'normal',
    priority_rank: priorityRank(input.priority ?? 'normal'),
    channel: input.channel ?? first?.channel ?? 'api',
    via: input.via ?? 'api',
    from_agent: input.from_agent ?? first?.from_agent ?? false,
    spam: input.spam ?? false,
    imported: input.imported ?? false,
    customer_id: namedCustomer(turn, input),
    assignee_user_id: assigneeId(world, 'users', input.assignee_user ?? null),
    assignee_team_id: assigneeId(world, 'teams', input.assignee_team ?? null),
    language: input.language ?? null,
    subject: input.subject ?? first?.subject ?? null,
    meta: input.meta ?? null,
    created_datetime: created,
    processed_datetime: world.now(),
    opened_datetime: moment(input.opened_datetime),
    last_received_message_datetime: null,
    last_message_datetime: null,
    updated_datetime: null,
    closed_datetime: moment(input.closed_datetime) ?? (status === 'closed' ? world.now() : null),
    trashed_datetime: moment(input.trashed_datetime),
    snooze_datetime: moment(input.snooze_datetime),
    is_unread: true,
    messages_count: 0,
    excerpt: null,
    last_sent_message_not_delivered: false,
    integration_ids: [],
    ...(input.split_from !== undefined && { split_from: input.split_from }),
  }
  world.store.insert('tickets', doc)
  const isHistory = doc.imported === true
  const messages = input.messages.map((message, index) => {
    const at = message.created_datetime ?? (index === 0 ? created : undefined)
    return storeMessage(turn, doc, { ...message, imported: isHistory, created_datetime: at ?? null }, refusal)
  })
  doc.customer_id ??= writerOrReader(messages)
  world.store.put('tickets', doc)
  // imports trigger no rule and no webhook
  const quietly = isHistory ? { triggers: [] } : {}
  turn.did('ticket-created', doc.id, null, quietly)
  let ticket = doc
  for (const message of messages) ticket = applyMessage(turn, ticket, message, { isNewTicket: true })
  const { last_message_datetime, last_received_message_datetime, updated_datetime } = input
  ticket = {
    ...ticket,
    last_message_datetime: moment(last_message_datetime) ?? ticket.last_message_datetime,
    last_received_message_datetime: moment(last_received_message_datetime) ?? ticket.last_received_message_datetime,
    updated_datetime: moment(updated_datetime) ?? world.now(),
  }
  world.store.put('tickets', ticket)
  if (input.custom_fields) setFieldValues(world, 'Ticket', ticket.id, input.custom_fields, { keepOthers: true })
  turn.did('ticket-updated', ticket.id, null, quietly)
  // recorded: once more where the customer wrote
  if (messages.some((message) => !message.from_agent)) turn.did('ticket-updated', ticket.id, null, quietly)
  const { assignee_user_id, assignee_team_id } = ticket
  if (assignee_user_id !== null) turn.did('ticket-assigned', ticket.id, { assignee_user_id }, { triggers: [] })
  if (assignee_team_id !== null) turn.did('ticket-team-assigned', ticket.id, { assignee_team_id }, { triggers: [] })
  if (input.tags) {
    const ids = tagsNamed(turn, input.tags).map(({ id }) => id)
    logTags(turn, ticket.id, setTags(turn, ticket.id, ids))
  }
  if (ticket.snooze_datetime !== null)
    world.tasks.scheduleAt('unsnooze', ticket.snooze_datetime, { ticket_id: ticket.id })
  return ticket
}

function namedCustomer(turn: Turn, input: TicketInput): number | null {
  // `requester` is the old name that importers still send
  return customerIdOf(turn, input.customer ?? input.requester)
}

/** Who is not the agent in the first message. */
function writerOrReader([first]: readonly MessageDoc[]): number | null {
  return (first?.from_agent ? first.receiver?.id : first?.sender?.id) ?? null
}
