import type { CreateTicketMessageRequest } from '@rhetor/contract'
import { customerAt } from '../customers/at-address.ts'
import { createCustomer } from '../customers/create.ts'
import { mailboxOf } from '../integrations/mailbox.ts'
import { customerByAddress, livingCustomer, toPerson, userByEmail } from '../people/people.ts'
import { invalid } from '../problem.ts'
import type { CustomerDoc, IntegrationDoc, MessageDoc, PersonDoc, TicketDoc, UserDoc } from '../store/documents.ts'
import { normalizeMoment } from '../time.ts'
import type { Turn, World } from '../world.ts'

export interface MessageInput extends Omit<CreateTicketMessageRequest, 'via'> {
  readonly via?: string | undefined
  readonly rule_id?: number | undefined
}

type Source = MessageDoc['source']

const notSent = ['internal-note', 'api', 'phone', 'aircall']

/** The envelope as it is shown: always with a type, and without a sender where none is named. */
export function sourceOf({ from, ...source }: NonNullable<MessageInput['source']>, channel: string): Source {
  return { ...source, ...(from && { from }), type: source.type ?? channel } as Source
}

/** Stores a message as the API would: people found or created, source filled in. */
export function storeMessage(
  turn: Turn,
  ticket: TicketDoc,
  input: MessageInput,
  refusal = 'Failed to create ticket message',
): MessageDoc {
  const { world } = turn
  const created = input.created_datetime ? normalizeMoment(input.created_datetime) : world.now()
  const isNote = input.channel === 'internal-note'
  const sender = senderOf(turn, ticket, input, refusal)
  const receiver = receiverOf(turn, ticket, input, refusal)
  const mailbox = outgoingMailbox(world, input, refusal)
  const doc: MessageDoc = {
    id: world.newId('messages'),
    ticket_id: ticket.id,
    message_id: input.message_id ?? null,
    external_id: input.external_id ?? null,
    public: isNote ? false : (input.public ?? true),
    channel: input.channel,
    via: input.via ?? 'api',
    source: sourceOf(input.source ?? {}, input.channel),
    sender_id: sender?.id ?? null,
    sender: sender ?? null,
    auth_customer_identity: null,
    integration_id: input.integration_id ?? mailbox?.id ?? null,
    intents: [],
    rule_id: input.rule_id ?? null,
    from_agent: input.from_agent,
    receiver: receiver ?? null,
    subject: input.subject ?? null,
    body_text: input.body_text ?? null,
    body_html: input.body_html ?? null,
    stripped_text: input.stripped_text ?? null,
    stripped_html: input.stripped_html ?? null,
    stripped_signature: input.stripped_signature ?? null,
    attachments: attachmentsOf(input),
    macros: (input.macros ?? []) as { id: number }[],
    actions: input.actions ?? null,
    headers: input.headers ?? null,
    imported: input.imported ?? false,
    meta: input.meta ?? null,
    created_datetime: created,
    processed_datetime: world.now(),
    deleted_datetime: null,
    sent_datetime: moment(input.sent_datetime),
    failed_datetime: moment(input.failed_datetime),
    opened_datetime: moment(input.opened_datetime),
    last_sending_error: input.last_sending_error ?? null,
    is_retriable: true,
    ...(input.mention_ids && { mention_ids: input.mention_ids }),
  }
  const isSentNow = doc.sent_datetime === null && (!doc.from_agent || notSent.includes(doc.channel))
  if (isSentNow) doc.sent_datetime = created
  world.store.insert('messages', doc)
  return doc
}

/** Whether the message waits to be delivered, and can be. */
export function isToBeSent(doc: MessageDoc): boolean {
  if (!doc.from_agent || doc.sent_datetime !== null || doc.failed_datetime !== null) return false
  // measured: without widget, receiver and visitor's address a chat line is accepted and never arrives
  if (doc.channel !== 'chat') return true
  return doc.integration_id !== null && doc.receiver !== null && (doc.source?.to ?? []).some((to) => to.address)
}

function moment(text: string | null | undefined): string | null {
  return text ? normalizeMoment(text) : null
}

function attachmentsOf({ attachments }: MessageInput): MessageDoc['attachments'] {
  if (!attachments || attachments.length === 0) return null
  return attachments.map(({ url, name, size, content_type, public: isPublic, extra }) => ({
    url,
    name,
    size: size ?? null,
    content_type,
    public: isPublic ?? true,
    ...(extra !== undefined && { extra }),
  }))
}

type PersonInput = NonNullable<MessageInput['sender']>

function senderOf(turn: Turn, ticket: TicketDoc, input: MessageInput, refusal: string): PersonDoc | undefined {
  if (input.sender) return personOf(turn, input.sender, { isAgent: input.from_agent, refusal, field: 'sender' })
  const found = input.from_agent ? turn.world.user(turn.userId) : customerOf(turn, ticket, input)
  if (!found && input.channel === 'api') throw invalid(refusal, { sender: ['Missing data for required field.'] })
  return found && toPerson(found)
}

function receiverOf(turn: Turn, ticket: TicketDoc, input: MessageInput, refusal: string): PersonDoc | undefined {
  const wanted = { isAgent: !input.from_agent, refusal, field: 'receiver' } as const
  if (input.receiver) return personOf(turn, input.receiver, wanted)
  // an envelope has a receiver; a note has none
  const isNamed = input.from_agent && input.channel !== 'internal-note' && input.source?.to?.[0]?.address
  const found = isNamed ? customerOf(turn, ticket, input) : undefined
  return found && toPerson(found)
}

/** The customer of a message that names none: from its envelope, else that of its ticket. */
function customerOf(
  turn: Turn,
  ticket: TicketDoc,
  { from_agent, channel, source }: MessageInput,
): CustomerDoc | undefined {
  const { address, name } = (from_agent ? source?.to?.[0] : source?.from) ?? {}
  if (address) return customerAt(turn, channel, { address, name })
  return ticket.customer_id === null ? undefined : livingCustomer(turn.world, ticket.customer_id)
}

interface PersonWanted {
  readonly isAgent: boolean
  /** How the error about an unknown person begins, and the field it names. */
  readonly refusal: string
  readonly field: 'sender' | 'receiver'
}

/** The person a message names: a user, or a customer, created where the address is new. */
export function personOf(turn: Turn, person: PersonInput, wanted: PersonWanted): PersonDoc {
  return toPerson(findPerson(turn, person, wanted))
}

function findPerson(turn: Turn, person: PersonInput, { isAgent, refusal, field }: PersonWanted): UserDoc | CustomerDoc {
  const { world } = turn
  const refuse = (message: string) => invalid(refusal, { [field]: [message] })
  if (isAgent) {
    const user =
      person.id === 0
        ? world.user(turn.userId)
        : (world.user(person.id) ?? (person.email ? userByEmail(world, person.email) : undefined))
    if (!user) throw refuse('User does not exist.')
    return user
  }
  if (person.id) {
    const found = livingCustomer(world, person.id)
    if (!found) throw refuse('Customer does not exist.')
    return found
  }
  const [channel] = person.channels ?? []
  const known =
    (person.email && customerByAddress(world, 'email', person.email)) ||
    (channel && customerByAddress(world, channel.type, channel.address))
  if (known) return known
  if (!person.email && !channel) throw refuse('Give an id, an email or channels.')
  return createCustomer(turn, { ...person, meta: null }, null)
}

function outgoingMailbox(world: World, input: MessageInput, refusal: string): IntegrationDoc | undefined {
  if (input.channel !== 'email' || !input.from_agent) return undefined
  const address = input.source?.from?.address?.toLowerCase()
  const mailbox = address === undefined ? undefined : mailboxOf(world, address)
  if (!mailbox && !input.sent_datetime) {
    throw invalid(refusal, { source: ['The from address does not belong to an email integration.'] })
  }
  return mailbox
}
