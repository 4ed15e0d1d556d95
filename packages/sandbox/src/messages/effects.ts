import { putInOutbox } from '../outbox.ts'
import type { MessageDoc, TicketDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import { second } from '../time.ts'
import type { Turn, World } from '../world.ts'
import { isToBeSent } from './create.ts'

const excerptLength = 200

/** What a stored message does to its ticket; a new ticket has no status to reopen. */
export function applyMessage(
  turn: Turn,
  ticket: TicketDoc,
  message: MessageDoc,
  { isNewTicket = false } = {},
): TicketDoc {
  const { world } = turn
  const doc: TicketDoc = { ...ticket, messages_count: ticket.messages_count + 1 }
  doc.excerpt = excerptOf(message)
  if (message.integration_id !== null && !doc.integration_ids.includes(message.integration_id)) {
    doc.integration_ids = [...doc.integration_ids, message.integration_id]
  }
  const isHistory = message.imported === true
  if (!message.from_agent) {
    doc.last_message_datetime = latest(doc.last_message_datetime, message.created_datetime)
    doc.last_received_message_datetime = latest(doc.last_received_message_datetime, message.created_datetime)
    doc.is_unread = true
  } else if (message.sent_datetime !== null && message.public) {
    doc.last_message_datetime = latest(doc.last_message_datetime, message.sent_datetime)
  }
  if (message.from_agent && message.public) doc.last_sent_message_not_delivered = message.failed_datetime !== null
  if (!isNewTicket) doc.updated_datetime = world.now()
  const reopens = !isNewTicket && !isHistory && !message.from_agent && doc.status === 'closed' && !doc.spam
  if (reopens) {
    doc.status = 'open'
    doc.closed_datetime = null
    doc.snooze_datetime = null
    world.tasks.cancel('unsnooze', 'ticket_id', doc.id)
  }
  world.store.put('tickets', doc)
  // imports trigger no rule and no webhook
  const quietly = isHistory ? { triggers: [] } : {}
  turn.did('ticket-message-created', message, null, quietly)
  if (!isNewTicket) turn.did('ticket-updated', doc.id, null, quietly)
  if (reopens) {
    turn.did('ticket-updated', doc.id)
    turn.did('ticket-reopened', doc.id)
  }
  if (!isHistory && !message.from_agent) {
    world.tasks.schedule('understand', second, { ticket_id: doc.id, message_id: message.id })
  }
  if (isToBeSent(message)) world.tasks.schedule('deliver', second, { message_id: message.id })
  return doc
}

export function excerptOf(message: Pick<MessageDoc, 'stripped_text' | 'body_text'>): string {
  return (message.stripped_text ?? message.body_text ?? '').slice(0, excerptLength)
}

function latest(left: string | null, right: string): string {
  return left !== null && left > right ? left : right
}

/** Sends a message that waits: it goes to the outbox, or fails. */
export function deliver(turn: Turn, message: MessageDoc): void {
  if (!isToBeSent(message)) return
  const error = deliveryError(turn.world, message)
  if (error === undefined) markSent(turn, message)
  else markFailed(turn, message, error)
}

function deliveryError(world: World, message: MessageDoc): string | undefined {
  const refused = world.store.fact('undeliverable') ?? {}
  for (const to of recipients(message)) {
    const reason = refused[to] ?? refused['*']
    if (reason !== undefined) return reason
  }
  if (message.integration_id === null) return undefined
  const [row] = world.store.all<{ off: string | null }>(
    sql(
      `SELECT json_extract(doc, '$.deactivated_datetime') AS off FROM integrations WHERE id = ?`,
      message.integration_id,
    ),
  )
  if (!row) return 'The integration of this message no longer exists.'
  return row.off === null ? undefined : 'The integration of this message is disabled.'
}

function recipients(message: MessageDoc): string[] {
  const { to = [], cc = [], bcc = [] } = message.source ?? {}
  return [...to, ...cc, ...bcc].flatMap((one) => (one.address ? [one.address] : []))
}

function markSent(turn: Turn, message: MessageDoc): void {
  const { world } = turn
  const at = world.now()
  const isMail = message.channel === 'email'
  const sent: MessageDoc = {
    ...message,
    sent_datetime: at,
    message_id:
      message.message_id ?? (isMail ? `<${message.id}.${message.ticket_id}@${world.account}.gorgias.example>` : null),
  }
  world.store.put('messages', sent)
  putInOutbox(world, {
    at,
    kind: 'message',
    to: recipients(sent),
    subject: sent.subject,
    text: sent.body_text ?? sent.body_html,
    ticket_id: sent.ticket_id,
    message_id: sent.id,
  })
  const ticket = world.store.get('tickets', sent.ticket_id)
  if (!ticket) return
  world.store.put('tickets', {
    ...ticket,
    last_message_datetime: latest(ticket.last_message_datetime, at),
    last_sent_message_not_delivered: false,
    updated_datetime: at,
  })
}

function markFailed(turn: Turn, message: MessageDoc, reason: string): void {
  const { world } = turn
  world.store.put('messages', {
    ...message,
    failed_datetime: world.now(),
    last_sending_error: { error: reason },
    is_retriable: false,
  })
  const ticket = world.store.get('tickets', message.ticket_id)
  if (ticket)
    world.store.put('tickets', {
      ...ticket,
      last_sent_message_not_delivered: true,
      updated_datetime: world.now(),
    })
  turn.did('ticket-message-failed', message)
}
