import type { IfStatement } from '../language/ast.ts'
import { holds } from '../language/evaluate.ts'
import { parseRule } from '../language/parse.ts'
import { notFound } from '../problem.ts'
import { type Sql, sql } from '../store/sql.ts'
import { toTicket } from '../tickets/wire.ts'
import type { World } from '../world.ts'

// A rule reads messages too, which are not in a column: recent tickets are checked one by one.
const askedAtMost = 2_000

/** The tickets whose present state meets the outermost condition of a rule. */
export function ruleCondition(world: World, ruleId: number): Sql {
  const rule = world.store.get('rules', ruleId)
  if (!rule) throw notFound()
  const tests = parseRule(rule.code).body.filter(
    (statement): statement is IfStatement => statement.type === 'IfStatement',
  )
  const tickets = world.store.select('tickets', {
    orderBy: 'created_datetime DESC, id DESC',
    limit: askedAtMost,
  })
  const matching = tickets.filter((doc) => {
    const ticket = toTicket(world, doc, 'get-with-fields')
    const message = (ticket['messages'] as object[]).at(-1)
    return tests.length === 0 || tests.some(({ test }) => holds(test, { ticket, ...(message && { message }) }))
  })
  return sql('id IN (SELECT value FROM json_each(?))', JSON.stringify(matching.map((ticket) => ticket.id)))
}
