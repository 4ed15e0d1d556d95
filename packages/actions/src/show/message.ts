import type { Ticket, TicketMessage } from '@rhetor/client'
import { toSecond } from '../found-ticket.ts'
import { type DeliveryState, deliveryOf } from '../messages/delivery.ts'
import { isHumanAgent } from '../messages/thread.ts'
import { cutText, line, sizeOf, type Untrusted } from '../untrusted.ts'
import { unlessEmpty, withoutEmpty } from '../without-empty.ts'
import { bytesPerText, leastText } from './bytes-per-text.ts'

type Author = 'customer' | 'agent' | 'bot' | 'rule'

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

/** A message without its text. */
export function toShown(message: TicketMessage, ticket: Ticket): ShownMessage {
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

// file names must not take space from the messages
const mostFiles = 6

/** At most six files, the newest first; `attachments` has the number of all. */
export function fewerFiles(messages: readonly ShownMessage[], full: boolean): ShownMessage[] {
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

/** How many of the newest messages fit in this many bytes, with at least the beginnings of their texts. */
export function howManyFit(messages: readonly ShownMessage[], texts: readonly string[], bytes: number): number {
  let left = bytes
  const fits = (message: ShownMessage, index: number) => {
    left -= sizeOf({ ...message, cut: true }) + Math.min(sizeOf(texts[index] as string), leastText)
    return left >= 0
  }
  const first = messages.findLastIndex((message, index) => !fits(message, index))
  return Math.max(1, messages.length - first - 1)
}

/** Puts the texts into messages; all together they take about this many bytes. */
export function withTexts(bare: readonly ShownMessage[], texts: readonly string[], bytes: number): ShownMessage[] {
  const marked = bare.map((message) => ({ ...message, cut: true }))
  const rooms = bytesPerText(texts, bytes - sizeOf(marked))
  return bare.map((message, index) => {
    const { text, cut } = cutText(texts[index] as string, rooms[index] as number)
    return { ...message, ...(cut && { cut: true as const }), untrusted: { ...message.untrusted, text } }
  })
}
