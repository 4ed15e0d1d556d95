import { customerWrites } from '../acts/customer.ts'
import { inTurn } from '../acts/in-turn.ts'
import type { CustomerWrites } from '../control/customer.ts'
import { defaultMailboxAddress, mailboxOf } from '../integrations/mailbox.ts'
import { type MessageInput, storeMessage } from '../messages/create.ts'
import { applyMessage } from '../messages/effects.ts'
import { userByEmail } from '../people/people.ts'
import type { IntegrationDoc, MessageDoc, TicketDoc, UserDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import { createTicket } from '../tickets/create.ts'
import { toText } from '../time.ts'
import { createUser } from '../users/create.ts'
import type { World } from '../world.ts'

export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** The time so many milliseconds ago, as the API prints it. */
export function ago(world: World, ms: number): string {
  return toText(world.clock.now() - ms * 1000)
}

export function fromNow(world: World, ms: number): string {
  return ago(world, -ms)
}

export const maya = 'maya.ortiz@mail.example'

/** Maya writes a mail about her order. */
export function mayaMails(world: World, text: string, change: Partial<CustomerWrites> = {}) {
  return customerWrites(world, { from: maya, name: 'Maya Ortiz', subject: 'Order 1042', text, ...change })
}

/** A visitor writes into the chat of the shop, or another one. */
export function visitorWrites(world: World, text: string, change: Partial<CustomerWrites> = {}) {
  const integration_id = change.integration_id ?? chatWidget(world).id
  const visitor = { from: 'visitor-7', name: 'Visitor 7', channel: 'chat' as const, to: `widget-${integration_id}` }
  return customerWrites(world, { ...visitor, text, ...change, integration_id })
}

/** An agent besides the owner. */
export function colleague(world: World): UserDoc {
  const email = `ben@${world.account}.example`
  const known = userByEmail(world, email)
  if (known) return known
  return inTurn(world, null, (turn) => createUser(turn, { name: 'Ben Agent', email, role: { name: 'agent' } }))
}

export function owner(world: World): UserDoc {
  return world.user(world.store.fact('owner')) as UserDoc
}

/** The user that the helpdesk's own messages come from. */
export function bot(world: World): UserDoc {
  return world.store.first('users', sql(`role = 'bot'`)) ?? owner(world)
}

/** A message as the API would take it. */
export function post(world: World, ticketId: number, input: MessageInput): MessageDoc {
  return inTurn(world, owner(world).id, (turn) => {
    const ticket = getOr404(world.store, 'tickets', ticketId)
    const message = storeMessage(turn, ticket, input)
    applyMessage(turn, ticket, message)
    return message
  })
}

interface Past {
  readonly createdAgoMs: number
  /** What was said after the subject, in turns: an agent, the customer, an agent … */
  readonly answers?: readonly string[]
}

/** A closed ticket of the past, as importers write it: no rule and no webhook hears of it. */
export function pastTicket(world: World, subject: string, { createdAgoMs, answers = [] }: Past): TicketDoc {
  const at = (index: number) => ago(world, createdAgoMs * (1 - index / (answers.length + 1)))
  return inTurn(world, null, (turn) =>
    createTicket(turn, {
      channel: 'email',
      via: 'email',
      imported: true,
      subject,
      status: 'closed',
      created_datetime: at(0),
      closed_datetime: at(answers.length + 0.5),
      messages: [subject, ...answers].map((text, index) => pastMail(world, text, at(index), index % 2 === 1)),
    }),
  )
}

function pastMail(world: World, text: string, at: string, from_agent: boolean): MessageInput {
  const [us, them] = [{ address: defaultMailboxAddress(world) }, { address: maya }]
  return {
    channel: 'email',
    via: from_agent ? 'helpdesk' : 'email',
    from_agent,
    sender: from_agent ? { id: owner(world).id } : { email: maya, name: 'Maya Ortiz' },
    source: from_agent ? { type: 'email', from: us, to: [them] } : { type: 'email', from: them, to: [us] },
    body_text: text,
    created_datetime: at,
    sent_datetime: at,
  }
}

interface NewIntegration {
  readonly type: IntegrationDoc['type']
  readonly name: string
  readonly meta?: Record<string, unknown>
  readonly http?: IntegrationDoc['http']
}

/** The integration of this type and name, made where it is missing. */
export function integration(world: World, { type, name, meta = {}, http = null }: NewIntegration): IntegrationDoc {
  const known = world.store.first('integrations', sql(`type = ? AND json_extract(doc, '$.name') = ?`, type, name))
  if (known) return known
  const at = world.now()
  return world.store.insert('integrations', {
    id: world.newId('integrations'),
    created_datetime: at,
    deactivated_datetime: null,
    decoration: null,
    description: null,
    http,
    locked_datetime: null,
    meta,
    name,
    type,
    updated_datetime: at,
    user_id: owner(world).id,
    application_id: null,
    managed: false,
    business_hours_id: null,
    secrets: {},
    failures: 0,
  })
}

export function chatWidget(world: World, name = 'Shop chat', storeIds: readonly number[] = []): IntegrationDoc {
  return integration(world, { type: 'gorgias_chat', name, meta: { shopify_integration_ids: storeIds } })
}

export function store(world: World, shopName: string): IntegrationDoc {
  return integration(world, { type: 'shopify', name: shopName, meta: { shop_name: shopName } })
}

export function mailbox(world: World, address: string): IntegrationDoc {
  const meta = { address, provider: 'sendgrid', preferred: false, verified: true }
  return mailboxOf(world, address) ?? integration(world, { type: 'email', name: address, meta })
}
