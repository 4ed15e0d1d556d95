import type { AgentWrites, Merge } from '../control/helpdesk.ts'
import { type MessageInput, storeMessage } from '../messages/create.ts'
import { applyMessage } from '../messages/effects.ts'
import { messagesOf } from '../messages/of-ticket.ts'
import { Problem } from '../problem.ts'
import type { MessageDoc, TicketDoc } from '../store/documents.ts'
import { changeTicket, type TicketPatch } from '../tickets/change.ts'
import { mergeTickets } from '../tickets/merge.ts'
import type { World } from '../world.ts'
import { inTurn } from './in-turn.ts'
import { ticketNamed } from './ticket.ts'

/** An agent writes in the helpdesk itself, not through the API. */
export function agentWrites(world: World, act: AgentWrites): MessageDoc {
  const user = world.user(act.user_id ?? world.store.fact('owner'))
  if (!user) throw new Problem(400, 'There is no such user.')
  return inTurn(world, user.id, (turn) => {
    const ticket = ticketNamed(world, act.ticket_id)
    const asked = messagesOf(world, ticket.id).findLast((message) => !message.from_agent)
    const channel = act.note ? 'internal-note' : (asked?.channel ?? ticket.channel)
    const message = storeMessage(turn, ticket, {
      channel,
      via: act.via ?? 'helpdesk',
      from_agent: true,
      sender: { id: user.id },
      ...(asked?.sender_id && { receiver: { id: asked.sender_id } }),
      source: act.note
        ? { type: 'internal-note' }
        : { type: channel, from: asked?.source?.to?.[0] ?? null, to: asked?.source?.from ? [asked.source.from] : [] },
      integration_id: asked?.integration_id ?? null,
      ...(act.rule_id !== undefined && { rule_id: act.rule_id }),
      body_text: act.text,
      stripped_text: act.text,
      created_datetime: act.created_datetime ?? null,
      // what was written in the past was sent in the past
      sent_datetime: act.note ? null : (act.created_datetime ?? null),
    } as MessageInput)
    applyMessage(turn, ticket, message)
    return message
  })
}

/** An agent changes a ticket in the helpdesk itself. */
export function agentChanges(
  world: World,
  act: { ticket_id: number; user_id?: number | undefined; change: TicketPatch },
): TicketDoc {
  const userId = act.user_id ?? world.store.fact('owner') ?? null
  return inTurn(world, userId, (turn) => changeTicket(turn, ticketNamed(world, act.ticket_id), act.change))
}

/** The owner merges two tickets in the helpdesk itself. */
export function ownerMerges(world: World, act: Merge): TicketDoc {
  if (act.source_id === act.target_id) throw new Problem(400, 'A ticket cannot be merged into itself.')
  return inTurn(world, world.store.fact('owner') ?? null, (turn) =>
    mergeTickets(turn, ticketNamed(world, act.source_id), ticketNamed(world, act.target_id)),
  )
}
