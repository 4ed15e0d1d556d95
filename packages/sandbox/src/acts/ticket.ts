import { Problem } from '../problem.ts'
import type { TicketDoc } from '../store/documents.ts'
import type { World } from '../world.ts'

/** The ticket a command names. */
export function ticketNamed(world: World, id: number): TicketDoc {
  const ticket = world.store.get('tickets', id)
  if (!ticket) throw new Problem(404, `There is no ticket ${id}.`)
  return ticket
}
