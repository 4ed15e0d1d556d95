import { type Ticket, UsageError } from '@rhetor/client'
import { type CreateTicketMessageRequest, Id } from '@rhetor/contract'
import { z } from 'zod'
import { changes, type Plan, reads } from '../action.ts'
import type { Session } from '../session.ts'
import { step } from '../step.ts'
import { type Delivery, verifyDelivery } from './delivery.ts'
import { onceKey } from './once-key.ts'
import { routeReply } from './routing.ts'
import { newestFromCustomer } from './thread.ts'

const draftInput = {
  ticket: Id.meta({ description: 'The ticket to answer' }),
  text: z.string().trim().min(1).max(100_000).meta({ description: 'What to say, in plain text' }),
  html: z.string().optional().meta({ description: 'The same in HTML; made from the text where left out' }),
  channel: z.string().optional().meta({ description: "The channel to answer on; otherwise the customer's" }),
  from: z
    .email()
    .optional()
    .meta({ description: 'The support address to write from, where the thread leaves a choice' }),
  to: z.string().optional().meta({ description: 'The address to write to, if not that of the customer' }),
  cc: z.array(z.email()).optional().meta({ description: 'Who else gets an e-mail' }),
}

const DraftInput = z.strictObject(draftInput)
const ReplyInput = z.strictObject({
  ...draftInput,
  close: z.boolean().optional().meta({ description: 'Close the ticket once the reply is on its way' }),
  key: z.string().min(1).max(255).optional().meta({ description: 'Your own key: a reply with it is sent once' }),
  wait_seconds: z.number().min(0).max(120).default(20).meta({ description: 'How long to wait for delivery' }),
})

export interface Replied extends Delivery {
  readonly channel: string
  readonly from: string
  readonly to: string
  /** The same text had gone out before, in answer to the same message; nothing was sent now. */
  readonly already: boolean
}

/** Sends a reply the way the customer wrote, once, and waits until it is delivered. */
export const reply = changes({
  name: 'reply',
  title: 'Reply to a customer',
  summary:
    "Sends a reply on the customer's own channel and waits until Gorgias says it was delivered. Refuses where the way is not clear. The same text in answer to the same message is sent once.",
  effect: 'send',
  input: ReplyInput,
  positional: ['ticket', 'text'],
  example: { ticket: 8407, text: 'Bonjour, votre facture est en pièce jointe.' },
  failureOf: ({ state }: Replied) => (state === 'sent' ? undefined : 'undelivered'),
  plan: async (input, session): Promise<Plan<Replied>> => {
    const ticket = await session.gorgias.tickets.get(input.ticket, {}, { signal: session.signal })
    const { message, from, to } = await compose(input, ticket, session)
    const key = input.key ?? (await onceKey('reply', ticket.id, newestFromCustomer(ticket)?.id ?? 0, input.text))
    const sent = ticket.messages.find(({ external_id }) => external_id === key)
    const object = `ticket ${ticket.id}`
    const send = step(
      'messages.create',
      { ticket_id: ticket.id, ...message },
      { says: `Send a reply by ${message.channel} from ${from} to ${to}`, object, key },
    )
    const close = step('tickets.update', { id: ticket.id, status: 'closed' }, { says: `Close ${object}`, object })
    return {
      summary: sent ? `This reply was sent before to ${to}` : `Reply to ${to} by ${message.channel}`,
      shows: { channel: message.channel, from, to, subject: message.subject ?? null, text: input.text },
      steps: [...(sent ? [] : [send]), ...(input.close && ticket.status !== 'closed' ? [close] : [])],
      conclude: async (done) => {
        const made = sent ?? (done[0]?.answer as Ticket['messages'][number])
        const delivery = await verifyDelivery(session, { ...made, ticket_id: ticket.id }, input.wait_seconds * 1000)
        return { ...delivery, channel: message.channel, from, to, already: sent !== undefined }
      },
    }
  },
})

export interface Draft {
  readonly ticket_id: number
  readonly channel: string
  readonly from: string
  readonly to: string
  /** Exactly what `reply` would send. */
  readonly message: CreateTicketMessageRequest
}

/** What a reply would be, without sending it. */
export const draft = reads({
  name: 'draft',
  title: 'Draft a reply',
  summary: 'Shows exactly what a reply would be: channel, sender, receiver, subject, text. Sends and stores nothing.',
  input: DraftInput,
  positional: ['ticket', 'text'],
  example: { ticket: 8407, text: 'Bonjour, votre facture est en pièce jointe.' },
  read: async (input, session): Promise<Draft> => {
    const ticket = await session.gorgias.tickets.get(input.ticket, {}, { signal: session.signal })
    const { message, from, to } = await compose(input, ticket, session)
    return { ticket_id: ticket.id, channel: message.channel, from, to, message }
  },
})

async function compose(input: z.output<typeof DraftInput>, ticket: Ticket, session: Session) {
  const [integrations, me] = await Promise.all([session.directory.integrations(), session.me()])
  const route = routeReply({ ticket, integrations, wishes: input })
  if (!route.known) throw new UsageError(`reply ${ticket.id}: nothing was sent: ${route.reason}.`)
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

/** Text as HTML that looks the same: nothing in it is read as markup. */
export function toHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped
    .split('\n')
    .map((line) => `<div>${line === '' ? '<br>' : line}</div>`)
    .join('')
}
