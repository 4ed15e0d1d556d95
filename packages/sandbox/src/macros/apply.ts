import { renderText } from '../language/template.ts'
import { type MessageInput, storeMessage } from '../messages/create.ts'
import { applyMessage } from '../messages/effects.ts'
import { messagesOf } from '../messages/of-ticket.ts'
import type { MacroDoc, MessageDoc, TicketDoc } from '../store/documents.ts'
import { ensureTag, tagByName } from '../tags/create.ts'
import { changeTicket, type TicketPatch } from '../tickets/change.ts'
import { logTags, setTags, tagIdsOf } from '../tickets/tags.ts'
import { toTicket } from '../tickets/wire.ts'
import type { Turn } from '../world.ts'

/** One step of a macro or rule. */
export interface Action {
  readonly name: string
  readonly arguments: Readonly<Record<string, unknown>>
}

const settable = ['status', 'priority', 'subject', 'spam', 'assignee_user', 'assignee_team', 'language'] as const

/** Performs what is known of an action; anything else is left alone and reported as skipped. */
export function performAction(
  turn: Turn,
  ticket: TicketDoc,
  action: Action,
  scope: object,
): { ticket: TicketDoc; skipped: boolean } {
  if (action.name === 'addTags' || action.name === 'removeTags') {
    return { ticket: changeTags(turn, ticket, action), skipped: false }
  }
  const patch = patchOf(action, scope)
  if (!patch) return { ticket, skipped: true }
  return { ticket: changeTicket(turn, ticket, patch), skipped: false }
}

function changeTags(turn: Turn, ticket: TicketDoc, action: Action): TicketDoc {
  const { world } = turn
  const list = action.arguments['tags']
  const names = (typeof list === 'string' ? list : '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const has = tagIdsOf(world, ticket.id)
  const wanted =
    action.name === 'addTags'
      ? [...has, ...names.map((name) => ensureTag(turn, name).id)]
      : has.filter((id) => !names.some((name) => tagByName(world, name)?.id === id))
  const change = setTags(turn, ticket.id, wanted)
  if (change.added.length + change.removed.length === 0) return ticket
  const changed = world.store.put('tickets', { ...ticket, updated_datetime: world.now() })
  turn.did('ticket-updated', ticket.id)
  logTags(turn, ticket.id, change)
  return changed
}

/** `setPriority {priority: 'high'}` → `{priority: 'high'}` */
function patchOf(action: Action, scope: object): TicketPatch | undefined {
  const key = settable.find(
    (name) =>
      action.name ===
      `set${name
        .split('_')
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join('')}`,
  )
  if (!key || !(key in action.arguments)) return undefined
  const value = action.arguments[key]
  return { [key]: typeof value === 'string' ? renderText(value, scope) : value } as TicketPatch
}

/** Applies a macro: its actions in order, and its text as a message on the ticket's channel. */
export function applyMacro(turn: Turn, ticket: TicketDoc, macro: MacroDoc): TicketDoc {
  const { world } = turn
  const scope = { ticket: toTicket(world, ticket, 'get'), current_user: world.user(turn.userId) ?? {} }
  let after = ticket
  for (const action of macro.actions) {
    if (action.name === 'setResponseText')
      after = reply(turn, after, action.arguments, scope, { macros: [{ id: macro.id }] })
    else after = performAction(turn, after, action, scope).ticket
  }
  world.store.put('macros', { ...macro, usage: macro.usage + 1 })
  return after
}

/** Answers on the channel the customer last wrote on, to where they wrote from. */
export function reply(
  turn: Turn,
  ticket: TicketDoc,
  texts: Readonly<Record<string, unknown>>,
  scope: object,
  extra: Partial<MessageInput> = {},
): TicketDoc {
  const last = messagesOf(turn.world, ticket.id).findLast((message) => !message.from_agent && message.public)
  const text = (name: string) => (typeof texts[name] === 'string' ? renderText(texts[name], scope) : null)
  const input = {
    channel: last?.channel ?? ticket.channel,
    from_agent: true,
    ...(turn.userId !== null && { sender: { id: turn.userId } }),
    ...(last?.sender && { receiver: { id: last.sender.id } }),
    source: answerSource(last),
    integration_id: last?.integration_id ?? null,
    subject: ticket.subject === null ? null : `Re: ${ticket.subject.replace(/^Re: /, '')}`,
    body_text: text('body_text'),
    body_html: text('body_html'),
    ...extra,
  } as MessageInput
  return applyMessage(turn, ticket, storeMessage(turn, ticket, input))
}

function answerSource(last: MessageDoc | undefined): MessageInput['source'] {
  if (!last?.source) return null
  const { type, from, to = [] } = last.source
  return { type, from: to[0] ?? null, to: from ? [from] : [] }
}
