import type { TicketCompact } from '@rhetor/client'
import type { Session } from './session.ts'

// the most that one list takes
const batch = 100

/** Tickets by their ids, a hundred at a time; those that do not exist are missing. */
export async function ticketsById(
  ids: readonly number[],
  { gorgias, signal }: Pick<Session, 'gorgias' | 'signal'>,
  onRead: (done: number) => void = () => {},
): Promise<ReadonlyMap<number, TicketCompact>> {
  const found = new Map<number, TicketCompact>()
  for (let start = 0; start < ids.length; start += batch) {
    const ticket_ids = ids.slice(start, start + batch)
    const { items } = await gorgias.tickets.list({ ticket_ids, trashed: true, limit: batch }, { signal })
    for (const ticket of items) found.set(ticket.id, ticket)
    onRead(Math.min(ids.length, start + batch))
  }
  return found
}
