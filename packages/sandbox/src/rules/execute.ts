import { run } from '../language/interpret.ts'
import { LanguageError } from '../language/language-error.ts'
import { parseRule } from '../language/parse.ts'
import { performAction } from '../macros/apply.ts'
import { toMessage } from '../messages/wire.ts'
import type { MessageDoc, RuleDoc, TicketDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import { toTicket } from '../tickets/wire.ts'
import type { Happening, Turn, World } from '../world.ts'

/** Runs every rule that listens for what happened, those with the higher priority first. */
export function runRules(turn: Turn, { trigger, ticketId, messageId }: Happening): void {
  const { world } = turn
  for (const rule of listening(world, trigger)) {
    const ticket = world.store.get('tickets', ticketId)
    if (!ticket) return
    const message = messageId === undefined ? lastMessage(world, ticketId) : world.store.get('messages', messageId)
    runRule(turn, rule, ticket, message)
  }
}

function listening(world: World, trigger: string): RuleDoc[] {
  return world.store
    .select('rules', {
      where: sql(`json_extract(doc, '$.deactivated_datetime') IS NULL`),
      orderBy: 'priority DESC, id',
    })
    .filter((rule) => (rule.event_types ?? '').split(',').some((type) => type.trim() === trigger))
}

function runRule(turn: Turn, rule: RuleDoc, ticket: TicketDoc, message: MessageDoc | undefined): void {
  const { world } = turn
  const scope = {
    ticket: toTicket(world, ticket, 'get-with-fields'),
    message: message && toRuleMessage(message),
    currentUser: undefined,
  }
  let actions: ReturnType<typeof run>
  try {
    actions = run(parseRule(rule.code), scope)
  } catch (error) {
    // stored when the language was less strict; such a rule does nothing
    if (error instanceof LanguageError) return
    throw error
  }
  if (actions.length === 0) return
  let after = ticket
  const skipped: string[] = []
  for (const action of actions) {
    const done = performAction(turn, after, action, scope)
    after = done.ticket
    if (done.skipped) skipped.push(action.name)
  }
  turn.did('rule-executed', ticket.id, {
    id: rule.id,
    name: rule.name,
    ...(skipped.length > 0 && { skipped }),
  })
}

/** A message as rules see it: with its text computed. */
function toRuleMessage(message: MessageDoc): Record<string, unknown> {
  const text = message.stripped_text ?? message.body_text ?? ''
  return { ...toMessage(message), text, sentiments: sentimentsOf(text) }
}

const moods: readonly (readonly [string, RegExp])[] = [
  ['positive', /\b(thank|love|great|perfect|amazing|happy)/i],
  ['negative', /\b(angry|terrible|disappointed|worst|unacceptable|awful|never again)/i],
]

function sentimentsOf(text: string): { name: string }[] {
  return moods.filter(([, words]) => words.test(text)).map(([name]) => ({ name }))
}

function lastMessage(world: World, ticketId: number): MessageDoc | undefined {
  return world.store.first('messages', sql('ticket_id = ?', ticketId), 'created_datetime DESC, id DESC')
}
