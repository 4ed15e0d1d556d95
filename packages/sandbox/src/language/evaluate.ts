import { answer } from './answer.ts'
import type { Condition, FilterProgram } from './ast.ts'
import { pathOf } from './path.ts'
import { questionOf } from './question.ts'
import { reach } from './reach.ts'

/** What a condition is asked of: plain JSON as the API shows it. */
export interface Scope {
  readonly ticket: object
  /** The message that triggered a rule. */
  readonly message?: object
  /** The user that `{{current_user.id}}` stands for. */
  readonly currentUser?: object
}

/** Whether a ticket meets a filter; the empty filter is met by all. */
export function matches(filter: FilterProgram, scope: Scope): boolean {
  return filter.body.every(({ expression }) => holds(expression, scope))
}

/** Whether a condition holds. */
export function holds(condition: Condition, scope: Scope): boolean {
  if (condition.type === 'CallExpression') {
    const { root, keys } = pathOf(condition.arguments[0])
    const json = root === 'ticket' ? scope.ticket : withText(scope.message)
    return answer(questionOf(condition, scope.currentUser), reach(json, keys))
  }
  const { operator, left, right } = condition
  return operator === '&&' ? holds(left, scope) && holds(right, scope) : holds(left, scope) || holds(right, scope)
}

/** Adds `text` as webhooks show it: what the sender wrote, without quoted mails where they are known. */
function withText(message: { stripped_text?: unknown; body_text?: unknown } | undefined): object | undefined {
  return message && { text: message.stripped_text ?? message.body_text, ...message }
}
