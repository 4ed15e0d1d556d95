import { excerptOf } from '../messages/effects.ts'
import { messagesOf } from '../messages/of-ticket.ts'
import type { MessageDoc, TicketDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { Turn } from '../world.ts'

/** Removes a ticket for good; its customer, survey and events stay. */
export function deleteTicket(turn: Turn, ticket: TicketDoc): void {
  const { store } = turn.world
  store.remove('tickets', ticket.id)
  store.run(sql('DELETE FROM messages WHERE ticket_id = ?', ticket.id))
  store.run(sql('DELETE FROM ticket_tags WHERE ticket_id = ?', ticket.id))
  store.run(sql('DELETE FROM field_values WHERE object_type = ? AND object_id = ?', 'Ticket', ticket.id))
  for (const kind of ['unsnooze', 'survey', 'understand'] as const)
    turn.world.tasks.cancel(kind, 'ticket_id', ticket.id)
  turn.did('ticket-deleted', ticket.id)
}

/** Removes one message; the ticket's dates stay as they were. */
export function deleteMessage(turn: Turn, ticket: TicketDoc, message: MessageDoc): void {
  const { world } = turn
  world.store.remove('messages', message.id)
  world.tasks.cancel('deliver', 'message_id', message.id)
  const last = messagesOf(world, ticket.id).at(-1)
  world.store.put('tickets', {
    ...ticket,
    messages_count: ticket.messages_count - 1,
    excerpt: last ? excerptOf(last) : null,
    updated_datetime: world.now(),
  })
  turn.did('ticket-message-deleted', message)
}
