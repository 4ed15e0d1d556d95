import type { Condition, FilterProgram } from './ast.ts'
import { pathOf } from './path.ts'

/** Whether a filter names a field of the ticket, such as `spam`; a filter that does not leaves spam out. */
export function mentions(filter: FilterProgram, field: string): boolean {
  return filter.body.some(({ expression }) => names(expression, field))
}

function names(condition: Condition, field: string): boolean {
  return condition.type === 'CallExpression'
    ? pathOf(condition.arguments[0]).keys[0] === field
    : names(condition.left, field) || names(condition.right, field)
}
