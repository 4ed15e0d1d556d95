import { type Ticket, UsageError } from '@rhetor/client'
import { type CreateTicketRequest, strict, ticketPriorities } from '@rhetor/contract'
import * as z from 'zod'
import { changes, type Plan } from '../action.ts'
import { tagsToAdd } from '../change/tags.ts'
import { CustomerName, customerNamed, namedBy } from '../customers/named.ts'
import { toHtml } from '../html.ts'
import { newTicketBilling } from '../messages/billing.ts'
import { type Delivery, type DeliveryState, verifyDelivery } from '../messages/delivery.ts'
import { routeRefusal } from '../messages/no-route.ts'
import { onceKey } from '../messages/once-key.ts'
import { htmlShown } from '../preview/html-shown.ts'
import { noteMessage } from '../reply/note.ts'
import type { Session } from '../session.ts'
import { answerTo, step } from '../step.ts'
import type { Untrusted } from '../untrusted.ts'
import { type Opening, openingFrom, openingTo, type Whom } from './opening.ts'

/** On whose behalf a ticket is opened. */
const openers = ['agent', 'customer', 'note'] as const

const CreateTicketInput = strict(() => ({
  customer: CustomerName.optional(),
  subject: z.string().trim().min(1).max(998),
  text: z.string().trim().min(1).max(100_000).meta({ description: 'What the first message says, in plain text' }),
  as: z.enum(openers).default('agent').meta({
    description:
      'agent writes to the customer; customer stores what a customer has said, and sends nothing; note is for the team only',
  }),
  html: z.string().optional().meta({ description: 'The text in HTML; made from the text by default' }),
  name: z.string().min(1).optional().meta({ description: 'The name of a new customer' }),
  channel: z.string().optional().meta({
    description: 'email, or sms for a phone number; as customer any channel, by default api',
  }),
  from: z.string().optional().meta({ description: 'The support address to write from, where there are several' }),
  to: z.string().optional().meta({ description: 'The support address that a customer wrote to' }),
  cc: z.array(z.email()).optional().meta({ description: 'Further recipients of an e-mail' }),
  tags: z.array(z.string().min(1)).optional(),
  create_tags: z.boolean().optional().meta({ description: 'Create tags that do not exist yet' }),
  assignee_user: z.union([z.string(), z.int()]).optional().meta({ description: 'A name, e-mail, id or `me`' }),
  assignee_team: z.union([z.string(), z.int()]).optional().meta({ description: 'A name or id' }),
  priority: z.enum(ticketPriorities).optional(),
  key: z.string().min(1).max(255).optional().meta({ description: 'Your own key: a ticket with it is opened once' }),
  wait_seconds: z.number().min(0).max(120).default(20).meta({ description: 'How long to wait for delivery' }),
}))
type CreateTicketInput = z.output<typeof CreateTicketInput>

/** A new ticket, and the delivery of its first message; `stored` where nothing was to be sent. */
interface Created extends Omit<Delivery, 'state' | 'error'>, Partial<Untrusted<{ readonly error: string }>> {
  readonly state: DeliveryState | 'stored'
  readonly customer_id: number | null
  readonly channel: string
  /** It had been opened before by the same command; nothing was done now. */
  readonly already: boolean
}

/** Opens a ticket on behalf of an agent, a customer or the team. */
export const createTicket = changes({
  name: 'create-ticket',
  title: 'Open a ticket',
  summary:
    'Writes to a customer in a new ticket, stores what a customer has said elsewhere, or opens a ticket for the team with a note. The same command, run twice, opens one ticket: give a key to open another.',
  effect: 'send',
  takes: { always: ['tickets.create'], sometimes: ['tags.create'] },
  input: CreateTicketInput,
  positional: ['customer', 'subject', 'text'],
  fields: {
    state: true,
    ticket_id: true,
    message_id: true,
    sent_datetime: true,
    customer_id: true,
    channel: true,
    already: true,
    untrusted: true,
  },
  example: {
    customer: 'solene.marchandet16@courriel-vert.example',
    subject: 'Votre facture',
    text: 'Bonjour, votre facture est en pièce jointe.',
    from: 'support@pebblewren.example',
  },
  failureOf: ({ state }: Created) => (state === 'failed' || state === 'undelivered' ? 'undelivered' : undefined),
  plan: async (input, session): Promise<Plan<Created>> => {
    const { directory } = session
    const whom = await whomOf(input, session)
    const [opening, tags, user, team] = await Promise.all([
      openingOf(input, whom, session),
      tagsToAdd(action, input.tags ?? [], directory, { create: input.create_tags }),
      input.assignee_user === undefined ? undefined : directory.user(input.assignee_user),
      input.assignee_team === undefined ? undefined : directory.team(input.assignee_team),
    ])
    const { message, leaves, channel } = opening
    const [key, ...formerKeys] = await keysOf(input, whom, channel)
    const already = await openedBefore([key, ...formerKeys], session)
    const body: CreateTicketRequest = {
      channel,
      via: 'api',
      from_agent: input.as !== 'customer',
      subject: input.subject,
      ...(whom?.reference && { customer: whom.reference }),
      ...(tags.names.length > 0 && { tags: tags.names.map((name) => ({ name })) }),
      ...(user && { assignee_user: { id: user.id } }),
      ...(team && { assignee_team: { id: team.id } }),
      ...(input.priority && { priority: input.priority }),
      messages: [message],
    }
    const open = step(
      'tickets.create',
      { ...body },
      {
        says: leaves && input.as === 'agent' ? `Open a ticket and write by ${channel}` : 'Open a ticket',
        object: whom?.id === undefined ? 'a new ticket' : `customer ${whom.id}`,
        ...(!leaves && { consequence: { effect: 'write', reaches: [] } }),
        key,
      },
    )
    return {
      summary: already ? `This ticket was opened before: ${already.id}` : summaryOf(input.as, opening),
      shows: {
        ...(leaves &&
          input.as === 'customer' && { answers: 'rules of the account may answer the customer by themselves' }),
        as: input.as,
        customer: whom?.shown ?? null,
        channel,
        from: opening.from,
        to: opening.to,
        subject: input.subject,
        text: input.text,
        ...htmlShown(input.text, input.html),
        tags: tags.names,
        assignee_user: user?.name ?? null,
        assignee_team: team?.name ?? null,
        priority: input.priority ?? 'normal',
        billing: input.as === 'agent' && !already ? newTicketBilling : null,
      },
      steps: already ? [] : [...tags.steps, open],
      conclude: async (outcomes) => {
        const ticket = already ?? (answerTo(open, outcomes) as Ticket)
        return toCreated(ticket, { input, session, channel, already: already !== undefined })
      },
    }
  },
})

const action = 'create-ticket'

/** The key of a ticket, made from the input and never from what opening it creates; then those of earlier versions. */
async function keysOf(
  { key, as, channel, subject, text, cc, html }: CreateTicketInput,
  whom: KnownWhom | undefined,
  chosenChannel: string,
): Promise<readonly [string, ...string[]]> {
  if (key !== undefined) return [key]
  // the same words with copies, or with other HTML, are another message
  if (cc?.length || html !== undefined)
    return [
      await onceKey('ticket', as, channel ?? '', whom?.asked ?? '', subject, text, (cc ?? []).join(' '), html ?? ''),
    ]
  return [
    await onceKey('ticket', as, channel ?? '', whom?.asked ?? '', subject, text),
    await onceKey('ticket', as, chosenChannel, String(whom?.id ?? whom?.asked ?? ''), subject, text),
  ]
}

async function openedBefore(keys: readonly string[], { gorgias, signal }: Session): Promise<Ticket | undefined> {
  for (const key of keys) {
    const [found] = (await gorgias.tickets.list({ external_id: key }, { signal })).items
    if (found) return gorgias.tickets.get(found.id, {}, { signal })
  }
  return undefined
}

interface KnownWhom extends Whom {
  /** As it was typed: a new customer gets an id only with this ticket. */
  readonly asked: string
  readonly shown: Readonly<Record<string, unknown>>
  readonly reference?: NonNullable<CreateTicketRequest['customer']>
}

/** The customer of the ticket; an unknown one is created with it. */
async function whomOf(input: CreateTicketInput, session: Session): Promise<KnownWhom | undefined> {
  if (input.customer === undefined) {
    if (input.as === 'note') return undefined
    throw new UsageError(`${action}: nothing was sent: name the customer by id, e-mail address or phone number.`)
  }
  const named = namedBy(action, input.customer)
  const found = await customerNamed(action, named, session)
  const typed = named.by === 'id' ? {} : { [named.by]: named.address }
  const asked = named.by === 'id' ? String(named.id) : named.address
  if (found) {
    const address = (kind: string) =>
      found.channels.find(({ type, deleted_datetime }) => type === kind && !deleted_datetime)?.address ?? undefined
    return {
      id: found.id,
      name: found.name ?? '',
      email: found.email ?? address('email'),
      phone: address('phone'),
      ...typed,
      asked,
      shown: { id: found.id, name: found.name, email: found.email },
      reference: { id: found.id },
    }
  }
  if (input.as === 'note' && named.by === 'phone')
    throw new UsageError(`${action}: nothing was sent: nobody has this number, and a note cannot create a customer.`)
  const name = input.name ?? ''
  return {
    name,
    ...typed,
    asked,
    shown: { new: true, name, ...typed },
    // a customer with only a phone number is created from the message
    ...(named.by === 'email' && { reference: { email: named.address, ...(name && { name }) } }),
  }
}

async function openingOf(input: CreateTicketInput, whom: KnownWhom | undefined, session: Session): Promise<Opening> {
  const [integrations, me] = await Promise.all([session.directory.integrations(), session.me()])
  const text = { body_text: input.text, body_html: input.html ?? toHtml(input.text) }
  if (input.as === 'note' || !whom) {
    const stray = (['channel', 'from', 'to', 'cc'] as const).filter((name) => input[name] !== undefined)
    if (stray.length > 0)
      throw new UsageError(`${action}: nothing was sent: a note has no recipient; leave out ${stray.join(', ')}.`)
    // a later reply goes by e-mail, as for every ticket that did not come from the customer
    return { channel: 'api', from: me.name, to: null, leaves: false, message: noteMessage(input.text, me) }
  }
  const way =
    input.as === 'customer'
      ? openingFrom({ whom, integrations, wanted: input })
      : openingTo({ whom, integrations, wanted: input })
  if (!way.known) throw routeRefusal(`${action}: nothing was sent: `, way)
  const message = {
    ...way.opening.message,
    ...text,
    subject: input.subject,
    ...(input.as === 'agent' && { sender: { id: me.id } }),
  }
  return { ...way.opening, message }
}

function summaryOf(as: CreateTicketInput['as'], { channel, to }: Opening): string {
  if (as === 'note') return 'A new ticket for the team; nobody outside sees it'
  return as === 'customer'
    ? `A new ticket with what the customer said by ${channel}`
    : `A new ticket, and a message by ${channel} to ${to}`
}

interface Circumstances {
  readonly input: CreateTicketInput
  readonly session: Session
  readonly channel: string
  readonly already: boolean
}

async function toCreated(ticket: Ticket, { input, session, channel, already }: Circumstances): Promise<Created> {
  const [first] = ticket.messages
  const known = { ticket_id: ticket.id, customer_id: ticket.customer?.id ?? null, channel, already }
  if (!first || input.as !== 'agent')
    return { ...known, state: 'stored', message_id: first?.id ?? 0, sent_datetime: null }
  const message = { ...first, ticket_id: ticket.id }
  const { error, ...delivery } = await verifyDelivery(session, message, input.wait_seconds * 1000)
  // the words of a mail server are as untrusted as those of a customer
  return { ...delivery, ...known, ...(error !== null && { untrusted: { error } }) }
}
