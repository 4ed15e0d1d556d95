import type { CustomerWrites, SurveyAnswer } from '../control/customer.ts'
import { customerAt } from '../customers/at-address.ts'
import { defaultMailboxAddress, mailboxOf } from '../integrations/mailbox.ts'
import { type MessageInput, storeMessage } from '../messages/create.ts'
import { applyMessage } from '../messages/effects.ts'
import { Problem } from '../problem.ts'
import type { MessageDoc, SurveyDoc, TicketDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import { createTicket } from '../tickets/create.ts'
import type { World } from '../world.ts'
import { inTurn } from './in-turn.ts'
import { ticketNamed } from './ticket.ts'

/** A customer writes: into a ticket, or a new one. */
export function customerWrites(world: World, act: CustomerWrites): { ticket: TicketDoc; message: MessageDoc } {
  const channel = act.channel ?? 'email'
  const { integration_id } = act
  if (integration_id !== undefined && !world.store.get('integrations', integration_id))
    throw new Problem(400, `There is no integration ${integration_id}.`)
  return inTurn(world, null, (turn) => {
    const customer = customerAt(turn, channel, { address: act.from, name: act.name })
    const to = act.to ?? defaultMailboxAddress(world)
    const input = {
      channel,
      via: act.via ?? (channel === 'chat' ? 'gorgias_chat' : channel),
      from_agent: false,
      sender: { id: customer.id },
      source: {
        type: channel === 'internal-note' ? 'internal-note' : channel,
        from: { name: customer.name, address: act.from },
        to: [{ name: null, address: to }],
        ...(act.cc && { cc: act.cc.map((address) => ({ name: null, address })) }),
      },
      subject: act.subject ?? null,
      body_text: act.text,
      body_html: `<div>${act.text.replaceAll('<', '&lt;')}</div>`,
      stripped_text: act.text,
      integration_id: act.integration_id ?? (channel === 'email' ? mailboxOf(world, to)?.id : undefined) ?? null,
      headers: act.headers ?? null,
      attachments: act.attachments ? [...act.attachments] : null,
      created_datetime: act.created_datetime ?? null,
    } as MessageInput
    if (act.ticket_id === undefined) {
      const subject = act.subject ?? null
      const ticket = createTicket(turn, {
        channel,
        via: input.via,
        subject,
        customer: { id: customer.id },
        messages: [input],
      })
      const message = world.store.first('messages', sql('ticket_id = ?', ticket.id), 'id DESC')
      return { ticket, message: message as MessageDoc }
    }
    const message = storeMessage(turn, ticketNamed(world, act.ticket_id), input)
    return { ticket: applyMessage(turn, ticketNamed(world, act.ticket_id), message), message }
  })
}

/** A customer answers the survey of a ticket. */
export function customerAnswersSurvey(world: World, act: SurveyAnswer): SurveyDoc {
  const survey = world.store.first('surveys', sql('ticket_id = ?', act.ticket_id))
  if (!survey) throw new Problem(400, 'The ticket has no survey.')
  return inTurn(world, null, (turn) => {
    const answered: SurveyDoc = {
      ...survey,
      score: act.score,
      body_text: act.comment ?? null,
      scored_datetime: world.now(),
    }
    world.store.put('surveys', answered)
    turn.did('satisfaction-survey-responded', answered)
    return answered
  })
}
