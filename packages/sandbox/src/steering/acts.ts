import { settle } from '../consequences.ts'
import { createCustomer } from '../customers/create.ts'
import { type MessageInput, mailboxOf, storeMessage } from '../messages/create.ts'
import { applyMessage } from '../messages/effects.ts'
import { customerByAddress } from '../people/people.ts'
import { Problem } from '../problem.ts'
import { resetKey } from '../seed/fresh.ts'
import type { MessageDoc, SurveyDoc, TicketDoc } from '../store/documents.ts'
import { sql } from '../store/store.ts'
import { changeTicket, type TicketPatch } from '../tickets/change.ts'
import { createTicket } from '../tickets/create.ts'
import { mergeTickets } from '../tickets/merge.ts'
import type { Turn, World } from '../world.ts'

/** Something a customer does from outside. */
export interface CustomerWrites {
  /** e-mail address, phone number, handle or chat id. */
  readonly from: string
  readonly name?: string | undefined
  readonly channel?: string | undefined
  readonly text: string
  readonly subject?: string | undefined
  /** An existing ticket; left out, a new one. */
  readonly ticket_id?: number | undefined
  /** The support address or widget written to. */
  readonly to?: string | undefined
  readonly cc?: readonly string[] | undefined
  readonly integration_id?: number | undefined
  readonly headers?: Record<string, unknown> | undefined
  readonly attachments?:
    | readonly { url: string; name: string; content_type: string; size?: number; public?: boolean }[]
    | undefined
  /** How it is said to have come: by default like the channel. */
  readonly via?: string | undefined
  /** When it is said to have been written: by default now. */
  readonly created_datetime?: string | undefined
}

const channelTypes: Readonly<Record<string, string>> = {
  email: 'email',
  chat: 'chat',
  sms: 'phone',
  phone: 'phone',
  whatsapp: 'whatsapp',
  'instagram-direct-message': 'instagram-direct-message',
  'facebook-messenger': 'facebook',
  'twitter-direct-message': 'twitter',
}

/** Does somebody's work and draws its consequences; nobody's is the system's own. */
export function inTurn<Result>(world: World, userId: number | null, work: (turn: Turn) => Result): Result {
  return world.store.transaction(() => {
    const turn = world.turn({ userId })
    const result = work(turn)
    settle(turn)
    return result
  })
}

/** A customer writes: into a ticket, or a new one. */
export function customerWrites(world: World, act: CustomerWrites): { ticket: TicketDoc; message: MessageDoc } {
  const channel = act.channel ?? 'email'
  const type = channelTypes[channel] ?? channel
  return inTurn(world, null, (turn) => {
    const customer =
      customerByAddress(world, type, act.from) ??
      createCustomer(
        turn,
        {
          name: act.name ?? null,
          ...(type === 'email' ? { email: act.from } : { channels: [{ type, address: act.from, preferred: true }] }),
        },
        null,
      )
    const to = act.to ?? defaultAddress(world)
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
      return { ticket, message: lastMessage(world, ticket.id) }
    }
    const message = storeMessage(turn, ticketOr(world, act.ticket_id), input)
    return { ticket: applyMessage(turn, ticketOr(world, act.ticket_id), message), message }
  })
}

/** An agent writes in the helpdesk itself, not through the API. */
export interface AgentWrites {
  readonly ticket_id: number
  readonly user_id?: number | undefined
  readonly text: string
  readonly note?: boolean | undefined
  /** `helpdesk` for people; `gorgias_chat` and `rule` for the built-in bots. */
  readonly via?: string | undefined
  /** The rule that speaks, with `via: 'rule'`. */
  readonly rule_id?: number | undefined
  /** When it is said to have been written: by default now. */
  readonly created_datetime?: string | undefined
}

export function agentWrites(world: World, act: AgentWrites): MessageDoc {
  const user = world.user(act.user_id ?? world.store.fact('owner'))
  if (!user) throw new Problem(400, 'There is no such user.')
  return inTurn(world, user.id, (turn) => {
    const ticket = ticketOr(world, act.ticket_id)
    const asked = world.store
      .select('messages', { where: sql('ticket_id = ?', ticket.id), orderBy: 'created_datetime, id' })
      .findLast((message) => !message.from_agent)
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
  return inTurn(world, userId, (turn) => changeTicket(turn, ticketOr(world, act.ticket_id), act.change))
}

/** A customer answers the survey of a ticket. */
export function customerAnswersSurvey(
  world: World,
  act: { ticket_id: number; score: number; comment?: string | undefined },
): SurveyDoc {
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
    turn.record('satisfaction-survey-responded', 'SatisfactionSurvey', survey.id)
    turn.happen('satisfaction-survey-responded', act.ticket_id)
    return answered
  })
}

/** The owner merges two tickets in the helpdesk itself. */
export function ownerMerges(world: World, act: { source_id: number; target_id: number }): TicketDoc {
  if (act.source_id === act.target_id) throw new Problem(400, 'A ticket cannot be merged into itself.')
  return inTurn(world, world.store.fact('owner') ?? null, (turn) =>
    mergeTickets(turn, ticketOr(world, act.source_id), ticketOr(world, act.target_id)),
  )
}

/** A user gets a new key; whoever works with the former one is refused from now on. */
export function resetUserKey(
  world: World,
  { user_id = world.store.fact('owner') ?? 0 }: { user_id?: number | undefined },
): { username: string | null; api_key: string } {
  const user = world.user(user_id)
  if (!user) throw new Problem(404, 'There is no such user.')
  return { username: user.email, api_key: resetKey(world, user) }
}

function ticketOr(world: World, id: number): TicketDoc {
  const ticket = world.store.get('tickets', id)
  if (!ticket) throw new Problem(404, `There is no ticket ${id}.`)
  return ticket
}

function lastMessage(world: World, ticketId: number): MessageDoc {
  const [message] = world.store.select('messages', {
    where: sql('ticket_id = ?', ticketId),
    orderBy: 'id DESC',
    limit: 1,
  })
  return message as MessageDoc
}

/** The support address that is written to where none is named. */
export function defaultAddress(world: World): string {
  const [row] = world.store.all<{ address: string }>(
    sql(
      `SELECT json_extract(doc, '$.meta.address') AS address FROM integrations WHERE type = 'email' ORDER BY id LIMIT 1`,
    ),
  )
  return row?.address ?? `support@${world.account}.example`
}
