import type { Ticket, TicketMessage } from '@rhetor/client'
import { chronological } from '../messages/thread.ts'
import type { Session } from '../session.ts'

/** Every message, oldest first: those inside the ticket, or all pages where some are missing there. */
export async function wholeThread(ticket: Ticket, { gorgias, signal, progress }: Session): Promise<TicketMessage[]> {
  if (isWhole(ticket)) return chronological(ticket.messages)
  const messages: TicketMessage[] = []
  for await (const page of gorgias.messages.list({ ticket_id: ticket.id }, { signal }).pages()) {
    messages.push(...page.items)
    progress({ what: 'messages read', done: messages.length, total: page.total })
  }
  // a new message may be inside the ticket and not yet in the list
  const known = new Set(messages.map(({ id }) => id))
  return chronological([...messages, ...ticket.messages.filter(({ id }) => !known.has(id))])
}

/**
 * Whether the messages inside a ticket reach from its beginning to its last message. It is not documented that they
 * always do, and a ticket has no count of its messages.
 */
export function isWhole(ticket: Pick<Ticket, 'messages' | 'created_datetime' | 'last_message_datetime'>): boolean {
  const said = (ticket as { messages_count?: unknown }).messages_count
  if (typeof said === 'number') return ticket.messages.length >= said
  const times = ticket.messages.flatMap(({ created_datetime, sent_datetime }) =>
    [created_datetime, sent_datetime ?? created_datetime].map(Date.parse),
  )
  const last = ticket.last_message_datetime ?? ticket.created_datetime
  return (
    Math.min(...times) <= Date.parse(ticket.created_datetime) + slackMs &&
    Math.max(...times) >= Date.parse(last) - slackMs
  )
}

// times of the same event differ slightly
const slackMs = 1000
