import { type Ticket, type TicketMessage, UsageError } from '@rhetor/client'
import { Id, strict } from '@rhetor/contract'
import * as z from 'zod'
import { reads } from '../action.ts'
import { type OrderFacts, ordersOf } from '../customers/orders.ts'
import { fieldsByLabel } from '../fields.ts'
import { toSecond } from '../found-ticket.ts'
import { type DeliveryState, deliveryOf } from '../messages/delivery.ts'
import { chronological, isHumanAgent } from '../messages/thread.ts'
import type { Session } from '../session.ts'
import { cutText, line, linesOf, sizeOf, textOf, type Untrusted } from '../untrusted.ts'
import { unlessEmpty, withoutEmpty } from '../without-empty.ts'
import { bytesPerText } from './bytes-per-text.ts'

const ShowInput = strict(() => ({
  ticket: Id,
  limit: z.int().min(1).max(500).default(50).meta({ description: 'How many of the newest messages to show' }),
  cursor: z.string().optional().meta({ description: 'Older messages: the `next` of the answer before' }),
  full: z.boolean().default(false).meta({
    description: 'Whole texts, instead of what fits in some 4,000 bytes (more where there are many messages)',
  }),
}))

const authors = ['customer', 'agent', 'bot', 'rule'] as const
type Author = (typeof authors)[number]

export interface ShownMessage
  extends Untrusted<{
    /** Left out where the ticket's customer wrote it. */
    readonly name?: string
    readonly text: string
    /** Why it did not reach the customer, in the words of the mail server or app. */
    readonly error?: string
    /** The first files, as their senders named them. */
    readonly attachments?: readonly { readonly name: string; readonly content_type?: string; readonly size?: number }[]
  }> {
  readonly id: number
  readonly at: string
  readonly by: Author
  /** Only colleagues see it. */
  readonly note?: true
  /** Left out where it is the ticket's. */
  readonly channel?: string
  /** Left out where it was sent. */
  readonly delivery?: Exclude<DeliveryState, 'sent'>
  /** How many files. */
  readonly attachments?: number
  /** The text was cut; `full` shows all of it. */
  readonly cut?: true
}

export interface Conversation
  extends Untrusted<{
    readonly subject?: string
    readonly customer?: string
    readonly addresses?: readonly string[]
    /** What colleagues wrote about the customer. */
    readonly customer_note?: string
    readonly assignee_user?: string
    readonly assignee_team?: string
    readonly fields?: Readonly<Record<string, string | number | boolean>>
    readonly survey_answer?: string
  }> {
  readonly id: number
  readonly status: string
  readonly priority?: string
  readonly channel: string
  readonly language?: string
  readonly tags?: readonly string[]
  readonly assignee_user?: number
  readonly assignee_team?: number
  readonly created_datetime: string
  readonly updated_datetime?: string
  readonly closed_datetime?: string
  readonly snooze_datetime?: string
  readonly trashed_datetime?: string
  readonly spam?: true
  readonly customer?: {
    readonly id: number
    readonly channels?: readonly string[]
    readonly orders?: { readonly count: number; readonly last: readonly OrderFacts[] }
  }
  readonly survey?: { readonly score?: number; readonly scored_datetime?: string; readonly sent_datetime?: string }
  /** All of the thread, shown or not. */
  readonly messages_count: number
  /** Oldest first. */
  readonly messages: readonly ShownMessage[]
  readonly truncated: boolean
  /** Pass it as `cursor` for the messages before these. */
  readonly next?: string
  /** What is not shown here, and how to see it. */
  readonly left_out?: string
}

export const show = reads({
  name: 'show',
  title: 'Read a conversation',
  summary:
    'Shows a ticket: facts, customer, orders, fields and its messages in order, without quoted mails. Long texts are cut unless full is asked for.',
  input: ShowInput,
  positional: ['ticket'],
  fields: {
    id: true,
    status: true,
    priority: true,
    channel: true,
    language: true,
    tags: true,
    created_datetime: true,
    updated_datetime: true,
    closed_datetime: true,
    snooze_datetime: true,
    trashed_datetime: true,
    spam: true,
    survey: true,
    next: true,
    left_out: true,
    assignee_user: true,
    assignee_team: true,
    customer: true,
    untrusted: true,
    messages_count: true,
    messages: true,
    truncated: true,
  },
  example: { ticket: 8407 },
  read: readConversation,
})

async function readConversation(
  { ticket: id, limit, cursor, full }: z.output<typeof ShowInput>,
  session: Session,
): Promise<Conversation> {
  const { gorgias, directory, signal } = session
  const ticket = await gorgias.tickets.get(id, { relationships: ['custom_fields'] }, { signal })
  const [thread, fields] = await Promise.all([
    wholeThread(ticket, session),
    fieldsByLabel(ticket.custom_fields, directory.ticketFields),
  ])
  const earlier = cursor === undefined ? thread : before(cursor, thread, id)
  const chosen = earlier.slice(-limit)
  const older = earlier.length - chosen.length
  const facts = { ...factsOf(ticket, fields, full), messages_count: thread.length }
  const bare = fewerFiles(
    chosen.map((message) => toShown(message, ticket)),
    full,
  )
  const messages = withTexts(bare, chosen.map(textOf), full ? Infinity : wantedBytes - sizeOf(facts))
  return {
    ...facts,
    messages,
    truncated: older > 0,
    ...withoutEmpty({
      next: older > 0 ? String(chosen[0]?.id) : undefined,
      left_out: leftOut(older, messages, addressesOf(ticket).length - mostAddresses, shortenedFacts(facts)),
    }),
  }
}

// A conversation of twenty messages fits in 4,500 bytes, with room for the note on what was left out.
const wantedBytes = 4_350

/** Puts the texts into messages; all together they take about this many bytes. */
function withTexts(bare: readonly ShownMessage[], texts: readonly string[], bytes: number): ShownMessage[] {
  const marked = bare.map((message) => ({ ...message, cut: true }))
  const rooms = bytesPerText(texts, bytes - sizeOf(marked))
  return bare.map((message, index) => {
    const { text, cut } = cutText(texts[index] as string, rooms[index] as number)
    return { ...message, ...(cut && { cut: true as const }), untrusted: { ...message.untrusted, text } }
  })
}

// file names must not take space from the messages
const mostFiles = 6

/** At most six files, the newest first; `attachments` has the number of all. */
function fewerFiles(messages: readonly ShownMessage[], full: boolean): ShownMessage[] {
  let left = full ? Infinity : mostFiles
  return messages
    .toReversed()
    .map((message) => {
      const { attachments, ...untrusted } = message.untrusted
      const kept = attachments?.slice(0, left)
      left -= kept?.length ?? 0
      return { ...message, untrusted: { ...untrusted, ...(kept && kept.length > 0 && { attachments: kept }) } }
    })
    .toReversed()
}

/** Every message, oldest first: those inside the ticket, or all pages where some are missing there. */
async function wholeThread(ticket: Ticket, { gorgias, signal, progress }: Session): Promise<TicketMessage[]> {
  if (isWhole(ticket)) return chronological(ticket.messages)
  const messages: TicketMessage[] = []
  for await (const page of gorgias.messages.list({ ticket_id: ticket.id }, { signal }).pages()) {
    messages.push(...page.items)
    progress({ what: 'messages read', done: messages.length, total: page.total })
  }
  // a new message may be inside the ticket and not yet in the list
  const known = new Set(messages.map(({ id }) => id))
  return chronological([...messages, ...ticket.messages.filter(({ id }) => !known.has(id))])
}

/**
 * Whether the messages inside a ticket reach from its beginning to its last message. It is not documented that they
 * always do, and a ticket has no count of its messages.
 */
export function isWhole(ticket: Pick<Ticket, 'messages' | 'created_datetime' | 'last_message_datetime'>): boolean {
  const said = (ticket as { messages_count?: unknown }).messages_count
  if (typeof said === 'number') return ticket.messages.length >= said
  const times = ticket.messages.flatMap(({ created_datetime, sent_datetime }) =>
    [created_datetime, sent_datetime ?? created_datetime].map(Date.parse),
  )
  const last = ticket.last_message_datetime ?? ticket.created_datetime
  return (
    Math.min(...times) <= Date.parse(ticket.created_datetime) + slackMs &&
    Math.max(...times) >= Date.parse(last) - slackMs
  )
}

// times of the same event differ slightly
const slackMs = 1000

function before(cursor: string, thread: readonly TicketMessage[], ticket: number): readonly TicketMessage[] {
  const at = thread.findIndex(({ id }) => String(id) === cursor)
  if (at === -1)
    throw new UsageError(
      `show ${ticket}: the cursor ${JSON.stringify(cursor)} is not a message of this ticket; pass next exactly as you got it.`,
    )
  return thread.slice(0, at)
}

function leftOut(
  older: number,
  messages: readonly ShownMessage[],
  addresses: number,
  facts: readonly string[],
): string | undefined {
  const cut = messages.filter((message) => message.cut).length
  const files = messages.reduce(
    (sum, { attachments = 0, untrusted }) => sum + attachments - (untrusted.attachments?.length ?? 0),
    0,
  )
  const parts = [
    facts.length > 0 && `the rest of ${facts.join(' and ')}: see it with full`,
    addresses > 0 && `${addresses} more addresses of the customer: see them with the customer`,
    files > 0 && `${files} ${files === 1 ? 'file' : 'files'}: see them with full`,
    older > 0 && `${older} older ${older === 1 ? 'message' : 'messages'}: see them with cursor`,
    cut > 0 && `the rest of ${cut} ${cut === 1 ? 'text' : 'texts'}: see it with full`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('; ') : undefined
}

/** The names of facts that were cut. */
function shortenedFacts({ untrusted }: Pick<Conversation, 'untrusted'>): string[] {
  return Object.entries(untrusted).flatMap(([name, value]) =>
    typeof value === 'string' && value.endsWith('…') ? [name] : [],
  )
}

function factsOf(ticket: Ticket, fields: Conversation['untrusted']['fields'], full: boolean) {
  const most = full ? Infinity : undefined
  const { customer, assignee_user: user, assignee_team: team, satisfaction_survey: survey } = ticket
  const channels = (customer?.channels ?? []).filter(({ deleted_datetime }) => !deleted_datetime)
  const orders = customer ? ordersOf(customer, 2) : undefined
  const moment = (datetime: string | null) => (datetime ? toSecond(datetime) : undefined)
  return withoutEmpty({
    id: ticket.id,
    status: ticket.status,
    priority: ticket.priority,
    channel: ticket.channel,
    language: ticket.language,
    tags: unlessEmpty(ticket.tags.map(({ name }) => name)),
    assignee_user: user?.id,
    assignee_team: team?.id,
    created_datetime: toSecond(ticket.created_datetime),
    updated_datetime: moment(ticket.updated_datetime),
    closed_datetime: moment(ticket.closed_datetime),
    snooze_datetime: moment(ticket.snooze_datetime),
    trashed_datetime: moment(ticket.trashed_datetime),
    spam: ticket.spam ? (true as const) : undefined,
    customer:
      customer &&
      withoutEmpty({
        id: customer.id,
        channels: unlessEmpty([...new Set(channels.map(({ type }) => type))]),
        // lines and tracking are shown with the customer
        orders: orders && { ...orders, last: orders.last.map(({ lines, tracking, ...order }) => order) },
      }),
    survey:
      survey &&
      withoutEmpty({
        score: survey.score,
        scored_datetime: moment(survey.scored_datetime),
        sent_datetime: survey.scored_datetime ? undefined : moment(survey.sent_datetime),
      }),
    untrusted: withoutEmpty({
      subject: line(ticket.subject, most),
      customer: line(customer?.name, 80),
      addresses: unlessEmpty(addressesOf(ticket).slice(0, mostAddresses)),
      customer_note: linesOf(customer?.note, most),
      assignee_user: line(user?.name, 80),
      assignee_team: line(team?.name, 80),
      fields,
      survey_answer: linesOf(survey?.body_text, most),
    }),
  })
}

const mostAddresses = 4

function addressesOf({ customer }: Ticket): string[] {
  const channels = (customer?.channels ?? []).filter(({ deleted_datetime }) => !deleted_datetime)
  return channels.flatMap(({ address }) => line(address, 100) ?? [])
}

/** A message without its text. */
function toShown(message: TicketMessage, ticket: Ticket): ShownMessage {
  const { sender, attachments } = message
  const isNote = message.channel === 'internal-note' || message.public === false
  const delivery = message.from_agent && !isNote ? deliveryOf(message) : 'sent'
  const isTheCustomer = !message.from_agent && sender?.id === ticket.customer?.id
  return withoutEmpty({
    id: message.id,
    at: toSecond(message.created_datetime),
    by: authorOf(message),
    note: isNote ? (true as const) : undefined,
    channel: isNote || message.channel === ticket.channel ? undefined : message.channel,
    delivery: delivery === 'sent' ? undefined : delivery,
    attachments: attachments?.length || undefined,
    untrusted: {
      ...withoutEmpty({ name: isTheCustomer ? undefined : line(sender?.name ?? sender?.email, 80) }),
      text: '',
      ...withoutEmpty({ error: delivery === 'failed' ? line(message.last_sending_error?.error, 160) : undefined }),
      ...withoutEmpty({ attachments: unlessEmpty(attachments?.map(shownFile)) }),
    },
  })
}

function shownFile({ name, content_type, size }: NonNullable<TicketMessage['attachments']>[number]) {
  return withoutEmpty({ name: line(name, 80) ?? '?', content_type: line(content_type, 80), size })
}

function authorOf(message: TicketMessage): Author {
  if (!message.from_agent) return 'customer'
  if (message.via === 'rule' || message.rule_id) return 'rule'
  return isHumanAgent(message) ? 'agent' : 'bot'
}
