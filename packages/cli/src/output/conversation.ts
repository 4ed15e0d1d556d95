import type { Conversation, ShownMessage } from '@rhetor/actions'
import { plain } from '../plain.ts'
import type { Style } from './style.ts'
import { cellOf } from './table.ts'
import { wrap } from './width.ts'

/** Whether a result is a ticket with its messages. */
export function isConversation(result: unknown): result is Conversation {
  if (typeof result !== 'object' || result === null || !('messages' in result) || !Array.isArray(result.messages))
    return false
  return result.messages.every((message: object) => 'by' in message && 'untrusted' in message)
}

/** A conversation as text: who, when, what; notes in another colour. */
export function conversationText(shown: Conversation, width: number, style: Style): string {
  const { id, status, priority, channel, tags = [], untrusted, messages, customer, left_out, next } = shown
  const facts = [
    status,
    priority,
    channel,
    untrusted.assignee_user && `with ${untrusted.assignee_user}`,
    untrusted.assignee_team && `team ${untrusted.assignee_team}`,
    tags.length > 0 && tags.join(', '),
    shown.spam && 'spam',
    shown.trashed_datetime && 'in the trash',
    shown.snooze_datetime && `snoozed until ${cellOf(shown.snooze_datetime)}`,
  ]
  const orders =
    customer?.orders?.last.map(({ name, status: state, total }) => [name, state, total].filter(Boolean).join(' ')) ?? []
  const who = [
    untrusted.customer,
    ...(untrusted.addresses ?? []).slice(0, 2),
    orders.length > 0 && `orders ${orders.join(', ')}`,
  ]
  const fields = Object.entries(untrusted.fields ?? {}).map(([label, value]) => `${label}: ${value}`)
  const head = [
    style('bold', `#${id}  ${plain(untrusted.subject ?? '(no subject)')}`),
    ...[facts, who, fields]
      .map((parts) => style('dim', plain(parts.filter(Boolean).join(' · '))))
      .filter((text) => text !== style('dim', '')),
  ]
  const tail = [
    ...(left_out ? [style('yellow', left_out)] : []),
    ...(next ? [style('dim', `older messages: --cursor ${next}`)] : []),
  ]
  const name = untrusted.customer ?? 'customer'
  return [
    ...head,
    ...messages.map((said) => messageText(said, name, width, style)),
    ...(tail.length > 0 ? ['', ...tail] : []),
  ].join('\n')
}

function messageText(said: ShownMessage, customer: string, width: number, style: Style): string {
  const { by, note, channel, delivery, at, cut, untrusted } = said
  const colour = note ? 'yellow' : by === 'customer' ? 'cyan' : 'green'
  const who = untrusted.name ?? (by === 'customer' ? customer : by)
  const marks = [note ? 'internal note' : by, channel, delivery, cellOf(at)].filter(Boolean).join(' · ')
  const text = wrap(plain(untrusted.text), width - 2).map((line) => `  ${line}`)
  const files = (untrusted.attachments ?? []).map(({ name }) => style('dim', `  attached: ${plain(name)}`))
  return [
    '',
    `${style(colour, plain(who))}  ${style('dim', marks)}`,
    ...text,
    ...(untrusted.error ? [style('red', `  not delivered: ${plain(untrusted.error)}`)] : []),
    ...(cut ? [style('dim', '  (more with --full)')] : []),
    ...files,
  ].join('\n')
}
