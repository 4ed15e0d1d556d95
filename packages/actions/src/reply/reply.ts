import type { Ticket, TicketMessage } from '@rhetor/client'
import { type CreateTicketMessageRequest, Id, strict } from '@rhetor/contract'
import * as z from 'zod'
import { changes, type Plan, reads } from '../action.ts'
import { toHtml } from '../html.ts'
import { billingNote } from '../messages/billing.ts'
import { type Delivery, deliveryOf, verifyDelivery } from '../messages/delivery.ts'
import { routeRefusal } from '../messages/no-route.ts'
import { onceKey } from '../messages/once-key.ts'
import { newestFromCustomer } from '../messages/thread.ts'
import { htmlShown } from '../preview/html-shown.ts'
import type { Session } from '../session.ts'
import { answerTo, type Outcome, type Step, step } from '../step.ts'
import type { Untrusted } from '../untrusted.ts'
import { routeFields, waitSeconds } from './route-fields.ts'
import { routeReply } from './routing.ts'

const draftInput = {
  ticket: Id.meta({ description: 'The ticket to answer' }),
  text: z.string().trim().min(1).max(100_000).meta({ description: 'What to say, in plain text' }),
  html: z.string().optional().meta({ description: 'The same in HTML; made from the text by default' }),
  ...routeFields,
}

const DraftInput = strict(() => draftInput)
const ReplyInput = strict(() => ({
  ...draftInput,
  close: z.boolean().optional().meta({ description: 'Close the ticket once the reply is on its way' }),
  key: z.string().min(1).max(255).optional().meta({ description: 'Your own key: a reply with it is sent once' }),
  wait_seconds: waitSeconds,
}))

/** The result of a reply; addresses and the error of a mail server are untrusted. */
export interface Replied
  extends Omit<Delivery, 'error'>,
    Untrusted<{ readonly from: string; readonly to: string; readonly error?: string }> {
  readonly channel: string
  /** The same text had gone out before, in answer to the same message; nothing was sent now. */
  readonly already: boolean
}

/** Sends a reply on the channel of the customer, once, and waits until it is delivered. */
export const reply = changes({
  name: 'reply',
  title: 'Reply to a customer',
  summary:
    "Sends a reply on the customer's own channel and waits until Gorgias says it was delivered. Refuses where the route is not clear. The same text in answer to the same message is sent once.",
  effect: 'send',
  takes: { always: ['messages.create'], sometimes: ['tickets.update'] },
  input: ReplyInput,
  positional: ['ticket', 'text'],
  fields: {
    state: true,
    ticket_id: true,
    message_id: true,
    sent_datetime: true,
    channel: true,
    already: true,
    untrusted: true,
  },
  example: { ticket: 8407, text: 'Bonjour, votre facture est en pièce jointe.' },
  failureOf: ({ state }: Replied) => (state === 'sent' ? undefined : 'undelivered'),
  plan: async (input, session): Promise<Plan<Replied>> => {
    const ticket = await session.gorgias.tickets.get(input.ticket, {}, { signal: session.signal })
    const ready = await readyReply('reply', ticket, input, session)
    const { message, from, to } = ready
    const object = `ticket ${ticket.id}`
    const close = step('tickets.update', { id: ticket.id, status: 'closed' }, { says: `Close ${object}`, object })
    return {
      summary: ready.already ? `This reply was sent before to ${to}` : `Reply to ${to} by ${message.channel}`,
      shows: {
        channel: message.channel,
        from,
        to,
        subject: message.subject ?? null,
        text: input.text,
        ...htmlShown(input.text, input.html),
        billing: ready.already ? null : billingNote(ticket),
      },
      steps: [...ready.steps, ...(input.close && ticket.status !== 'closed' ? [close] : [])],
      conclude: (outcomes) => ready.delivered(outcomes, input.wait_seconds),
    }
  },
})

interface Draft
  extends Untrusted<{
    readonly from: string
    readonly to: string
    /** Exactly what `reply` would send. */
    readonly message: CreateTicketMessageRequest
  }> {
  readonly ticket_id: number
  readonly channel: string
}

/** What a reply would be, without sending it. */
export const draft = reads({
  name: 'draft',
  title: 'Draft a reply',
  summary: 'Shows exactly what a reply would be: channel, sender, receiver, subject, text. Sends and stores nothing.',
  input: DraftInput,
  positional: ['ticket', 'text'],
  fields: { ticket_id: true, channel: true, untrusted: true },
  example: { ticket: 8407, text: 'Bonjour, votre facture est en pièce jointe.' },
  read: async (input, session): Promise<Draft> => {
    const ticket = await session.gorgias.tickets.get(input.ticket, {}, { signal: session.signal })
    const { message, from, to } = await compose('draft', ticket, input, session)
    return { ticket_id: ticket.id, channel: message.channel, untrusted: { from, to, message } }
  },
})

type DraftInput = z.output<typeof DraftInput>

/** A reply that is ready to go. */
export interface ReadyReply {
  readonly message: CreateTicketMessageRequest
  readonly from: string
  readonly to: string
  /** None where it was sent before. */
  readonly steps: readonly Step[]
  readonly already: boolean
  /** Waits until it is delivered. */
  delivered(outcomes: readonly Outcome[], waitSeconds: number): Promise<Replied>
}

/** Finds the route of a reply, and whether it was sent before. */
export async function readyReply(
  action: string,
  ticket: Ticket,
  input: DraftInput & { readonly key?: string | undefined; readonly macros?: CreateTicketMessageRequest['macros'] },
  session: Session,
): Promise<ReadyReply> {
  const { message, from, to: wanted } = await compose(action, ticket, input, session)
  const asked = newestFromCustomer(ticket)?.id ?? 0
  const plain = await onceKey('reply', ticket.id, asked, input.text)
  const { key, sent } =
    input.key === undefined
      ? keyToUse(await variantKey(plain, input), ticket, { former: plain, counts: (found) => isSame(found, message) })
      : keyToUse(input.key, ticket)
  // what was sent before went to whom it went
  const to = (sent?.source?.to ?? []).map(({ address }) => address).join(', ') || wanted
  const send = step(
    'messages.create',
    { ticket_id: ticket.id, ...message, ...(input.macros && { macros: input.macros }) },
    // without the recipient: what a step says ends up in errors and logs
    { says: `Send a reply by ${message.channel} from ${from}`, object: `ticket ${ticket.id}`, key },
  )
  return {
    message,
    from,
    to,
    steps: sent ? [] : [send],
    already: sent !== undefined,
    delivered: async (outcomes, waitSeconds) => {
      const made = sent ?? (answerTo(send, outcomes) as TicketMessage)
      const { error, ...delivery } = await verifyDelivery(
        session,
        { ...made, ticket_id: ticket.id },
        waitSeconds * 1000,
      )
      const untrusted = { from, to, ...(error !== null && { error }) }
      return { ...delivery, channel: message.channel, already: sent !== undefined, untrusted }
    },
  }
}

/** The key to send with, and what was sent with it before. What has failed for good may be tried again, under the next key. */
function keyToUse(
  base: string,
  { messages }: Ticket,
  { former, counts = () => true }: Counting = {},
): { key: string; sent: TicketMessage | undefined } {
  const isDone = (sent: TicketMessage) => deliveryOf(sent) !== 'failed' && counts(sent)
  const before = messages.find((each) => former !== undefined && each.external_id === former && isDone(each))
  if (before) return { key: base, sent: before }
  for (let time = 1; ; time++) {
    const key = time === 1 ? base : `${base}-${time}`
    const sent = messages.find(({ external_id }) => external_id === key)
    if (!sent || isDone(sent)) return { key, sent }
  }
}

/** Which earlier messages count as this one. */
interface Counting {
  /** A key that it may have been sent with as well. */
  readonly former?: string
  readonly counts?: (sent: TicketMessage) => boolean
}

/** The same words to others, or with other HTML, are another reply. */
async function variantKey(plain: string, { to, cc, html }: DraftInput): Promise<string> {
  if (to === undefined && !cc?.length && html === undefined) return plain
  return onceKey('reply', plain, to ?? '', (cc ?? []).join(' '), html ?? '')
}

/** Whether a message that was sent went to the same people as another would, with the same words and links. */
function isSame(sent: TicketMessage, message: CreateTicketMessageRequest): boolean {
  const text = message.body_text ?? ''
  const words = (html: string | null | undefined) => JSON.stringify(htmlShown(text, html))
  // what Gorgias does not show is not known to differ
  const sameWords = !sent.body_html || words(sent.body_html) === words(message.body_html)
  return sameWords && (!sent.source?.to || receiversOf(sent.source) === receiversOf(message.source))
}

function receiversOf(source: TicketMessage['source'] | CreateTicketMessageRequest['source']): string {
  const people = [...(source?.to ?? []), ...(source?.cc ?? [])]
  return people
    .map(({ address }) => String(address).toLowerCase())
    .toSorted()
    .join()
}

async function compose(action: string, ticket: Ticket, input: DraftInput, session: Session) {
  const [integrations, me, whole] = await Promise.all([
    session.directory.integrations(),
    session.me(),
    withHeaders(ticket, session),
  ])
  const route = routeReply({ ticket: whole, integrations, wanted: input })
  if (!route.known) throw routeRefusal(`${action} ${ticket.id}: nothing was sent: `, route)
  const message: CreateTicketMessageRequest = {
    ...route.message,
    via: 'api',
    from_agent: true,
    sender: { id: me.id },
    body_text: input.text,
    body_html: input.html ?? toHtml(input.text),
  }
  return { message, from: route.from, to: route.to }
}

/** The ticket with the headers of the mail to be answered: they show whether a machine wrote it, and tickets leave them out. */
async function withHeaders(ticket: Ticket, { gorgias, signal }: Session): Promise<Ticket> {
  const asked = newestFromCustomer(ticket)
  if (asked?.channel !== 'email' || asked.headers !== undefined) return ticket
  const { headers } = await gorgias.messages.get({ ticket_id: ticket.id, id: asked.id }, { signal })
  const messages = ticket.messages.map((message) => (message.id === asked.id ? { ...message, headers } : message))
  return { ...ticket, messages }
}
