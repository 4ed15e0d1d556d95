import { excerptOf } from '../messages/effects.ts'
import { messagesOf } from '../messages/of-ticket.ts'
import type { TicketDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { Turn } from '../world.ts'
import { deleteTicket } from './delete.ts'
import { logTags, setTags, tagIdsOf } from './tags.ts'

/** Makes one ticket of two: the target gets messages, calls, survey and tags of the source, which is deleted. */
export function mergeTickets(turn: Turn, source: TicketDoc, target: TicketDoc): TicketDoc {
  const { world } = turn
  for (const table of ['messages', 'voice_calls', 'surveys']) {
    // a ticket has one survey, and the target may have its own
    const where = table === 'surveys' ? 'AND NOT EXISTS (SELECT 1 FROM surveys WHERE ticket_id = ?1)' : ''
    world.store.run(
      sql(
        `UPDATE ${table} SET doc = json_set(doc, '$.ticket_id', ?1) WHERE ticket_id = ?2 ${where}`,
        target.id,
        source.id,
      ),
    )
  }
  const tags = setTags(turn, target.id, [...tagIdsOf(world, target.id), ...tagIdsOf(world, source.id)])
  const last = messagesOf(world, target.id).at(-1)
  const merged = world.store.put('tickets', {
    ...target,
    messages_count: target.messages_count + source.messages_count,
    excerpt: last ? excerptOf(last) : target.excerpt,
    last_message_datetime: later(target.last_message_datetime, source.last_message_datetime),
    last_received_message_datetime: later(target.last_received_message_datetime, source.last_received_message_datetime),
    integration_ids: [...new Set([...target.integration_ids, ...source.integration_ids])],
    is_unread: target.is_unread || source.is_unread,
    updated_datetime: world.now(),
  })
  turn.did('ticket-merged', target.id)
  logTags(turn, target.id, tags)
  deleteTicket(turn, source)
  return merged
}

function later(left: string | null, right: string | null): string | null {
  return (left ?? '') > (right ?? '') ? left : right
}
