import { fraction, hash } from './chance.ts'
import { channelRow } from './channels.ts'
import { deskFor, teamFor } from './desk.ts'
import { factsOf, type Subject } from './facts.ts'
import type { Key } from './keys.ts'
import { messagesOf } from './messages.ts'
import { mainLine } from './order-drafts.ts'
import { refundAmount } from './orders.ts'
import { endOf, type Pace } from './pace.ts'
import { type Facts, tell } from './text.ts'
import type { End, Mood, Thread } from './thread.ts'
import { topics } from './topics.ts'
import type { DemoFieldValue, DemoMessage, DemoTicket } from './types.ts'

/** A ticket, and what surveys and calls want to know of how it came about. */
export interface Told {
  readonly ticket: DemoTicket
  readonly thread: Thread
  readonly mood: Mood
  readonly isOver: boolean
}

export function tellTicket(subject: Omit<Subject, 'agent'>, pace: Pace): Told {
  const { occasion, person, customer, order } = subject
  const { thread, round } = occasion
  const agent = deskFor(occasion)
  const facts = factsOf({ ...subject, agent })
  const mood = moodOf(pace, thread)
  const title =
    thread.subject ?? (thread.call ? callRows[thread.call.kind].subject : channelRow(thread.channel).subject)
  const given = title ? tell(title, facts, `${thread.key}/subject`, round) : ''
  const script = { thread, round, lines: pace.lines, customer, agent, facts, subject: given }
  const messages = messagesOf(script)
  const state = stateOf(pace, thread, messages)
  const helper = pace.lines.findLast(({ line }) => line.by === 'agent')?.line.as ?? agent
  const helped = messages.some(({ author, via }) => 'agent' in author && via === 'helpdesk')
  const isVip = person.isVip ?? false
  return {
    thread,
    mood,
    isOver: pace.isOver,
    ticket: {
      key: `${thread.key}.${round + 1}`,
      thread: thread.key,
      customer: customer.key,
      subject: given || beginning(messages[0]?.body_text ?? ''),
      channel: thread.channel,
      via: messages[0]?.via ?? 'helpdesk',
      from_agent: messages[0]?.from_agent ?? false,
      language: thread.language ?? 'en',
      priority: thread.priority ?? (isVip ? 'high' : 'normal'),
      spam: thread.spam ?? false,
      assignee_user:
        helped && !(state.status === 'open' && hash('let go', thread.key, round) % 9 === 0) ? helper : null,
      assignee_team: thread.spam ? null : teamFor(occasion),
      tags: tagsOf(thread, pace, { mood, isVip, messages }),
      custom_fields: fieldsOf(subject, pace, { mood, facts, isDone: state.status === 'closed' && helped }),
      orders: order ? [order.order.order_number, ...(order.replacement ? [order.replacement.order_number] : [])] : [],
      messages,
      minutesAgo: pace.minutesAgo,
      ...state,
    },
  }
}

type State = Pick<
  DemoTicket,
  | 'status'
  | 'is_unread'
  | 'openedMinutesAgo'
  | 'updatedMinutesAgo'
  | 'closedMinutesAgo'
  | 'trashedMinutesAgo'
  | 'snoozeEndsInMinutes'
>

function stateOf(pace: Pace, thread: Thread, messages: readonly DemoMessage[]): State {
  const end: End = pace.isOver ? (pace.ending.ends ?? thread.ends ?? 'closed') : 'open'
  const last = endOf(pace)
  const byAgent = messages.find(({ via }) => via === 'helpdesk')
  const lastPublic = messages.findLast((message) => message.public)
  const soon = Math.max(0.05, last - 0.5 - 4 * fraction('closing', thread.key, last))
  const beforeThanks = (messages.findLast(({ via }) => via === 'helpdesk')?.minutesAgo ?? last) - 0.6
  const closed = end === 'open' ? null : end === 'thanked' ? beforeThanks : soon
  return {
    status: closed === null ? 'open' : 'closed',
    is_unread: closed === null && lastPublic?.from_agent === false,
    openedMinutesAgo: byAgent ? byAgent.minutesAgo + Math.min(3, (pace.minutesAgo - byAgent.minutesAgo) / 2) : null,
    updatedMinutesAgo: Math.min(closed ?? last, last),
    closedMinutesAgo: closed,
    trashedMinutesAgo: end === 'trashed' ? Math.max(0.03, soon - 1) : null,
    snoozeEndsInMinutes: end === 'snoozed' ? 600 + Math.round(7000 * fraction('snooze', thread.key, last)) : null,
  }
}

// how it ends is not known before
function moodOf({ isOver, ending }: Pace, thread: Thread): Mood {
  if (isOver) return ending.mood ?? thread.mood ?? 'neutral'
  return thread.mood === 'bad' ? 'bad' : 'neutral'
}

// a chat is named after its first words
function beginning(text: string): string {
  const [line = ''] = text.split('\n')
  if (line.length <= 64) return line
  return `${line.slice(0, 64).replace(/\s+\S*$/, '')}…`
}

interface Mark {
  readonly mood: Mood
  readonly isVip: boolean
  readonly messages: readonly DemoMessage[]
}

function tagsOf(thread: Thread, { ending, isOver }: Pace, { mood, isVip, messages }: Mark): Key[] {
  const isHeard = hash('sentiment', thread.key, messages.length) % 3 === 0
  const bySentiment = { good: isHeard ? ['sentiments-positive'] : [], neutral: [], bad: ['sentiments-negative'] }
  return [
    ...new Set([
      ...topics[thread.topic].tags,
      ...(thread.store === 'teahouse' && thread.channel !== 'email' ? ['teahouse'] : []),
      ...(thread.tags ?? []),
      ...(isOver ? (ending.tags ?? []) : []),
      ...bySentiment[mood],
      ...(isVip ? ['VIP'] : []),
      ...(messages.some(({ via }) => via === 'rule') ? ['auto-reply'] : []),
      ...(messages.some(({ failedMinutesAgo }) => failedMinutesAgo !== null) ? ['undelivered'] : []),
      ...(thread.channel === 'phone' ? ['phone'] : []),
    ]),
  ]
}

const callRows = {
  answered: { status: 'Answered', subject: 'Phone conversation with {name}' },
  voicemail: { status: 'Missed with Voicemail', subject: 'Voicemail from {name}' },
  missed: { status: 'Missed', subject: 'Missed call from {name}' },
  callback: { status: 'Callback Requested', subject: 'Callback requested by {name}' },
} as const

interface Result {
  readonly mood: Mood
  readonly facts: Facts
  readonly isDone: boolean
}

function fieldsOf(
  { occasion, order }: Omit<Subject, 'agent'>,
  { ending, lines }: Pace,
  { mood, facts, isDone }: Result,
): Record<Key, DemoFieldValue> {
  const { thread } = occasion
  const row = topics[thread.topic]
  const main = order?.draft.lines[0] ?? (thread.products ? mainLine(occasion) : undefined)
  const refund = order ? refundAmount(order.draft) : null
  const needsPhoto = ['damaged', 'wrong', 'warranty'].includes(thread.topic)
  const hasPhoto = lines.some(({ line }) => line.by === 'customer' && line.files !== undefined)
  const isReturned = lines.some(({ line }) => line.text.includes('{rma}'))
  return {
    ...(thread.call ? { call_status: callRows[thread.call.kind].status } : {}),
    managed_sentiment: { good: 'Positive', neutral: 'Undefined', bad: 'Negative' }[mood],
    ai_intent: row.aiIntent,
    contact_reason: row.reason,
    ...(main && !thread.spam ? { product: main.product.title } : {}),
    ...(isDone ? { resolution: ending.resolution ?? thread.resolution ?? row.resolution } : {}),
    ...(refund === null ? {} : { refund_amount: refund }),
    ...(needsPhoto ? { photo_received: hasPhoto } : {}),
    ...(isReturned && facts['rma'] ? { return_number: facts['rma'] } : {}),
  }
}
