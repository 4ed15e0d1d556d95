import type { MessageDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

/** The messages of a ticket, oldest first. */
export function messagesOf(world: World, ticketId: number): MessageDoc[] {
  return world.store.select('messages', {
    where: sql('ticket_id = ?', ticketId),
    orderBy: 'created_datetime, id',
  })
}
