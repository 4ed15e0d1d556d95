import type { Caller } from '../http/caller.ts'
import { foldCase } from '../language/compared-value.ts'
import { parseFilter } from '../language/parse.ts'
import { type PathResolver, toSql } from '../language/to-sql.ts'
import { invalid } from '../problem.ts'
import { allOf, type Sql, sql } from '../store/sql.ts'
import type { World } from '../world.ts'
import { filterCondition, viewOr404 } from './condition.ts'
import { customerKeys } from './paths.ts'

/** The condition of a saved view of customers; a view of tickets is refused. */
export function customerViewCondition(world: World, id: number, { user }: Pick<Caller, 'user'>): Sql {
  const view = viewOr404(world, id, user)
  if (view.type !== 'customer-list') {
    throw invalid('Failed to retrieve customers.', { view_id: ['This view lists tickets, not customers.'] })
  }
  return allOf([filterOf(view.filters, user), searchOf(view.search ?? '')])
}

/** Conditions on the customer apply to every customer; conditions on tickets, to the customer’s tickets. */
function filterOf(filters: string, user: { readonly id: number }): Sql {
  try {
    return toSql(parseFilter(filters), customerPath, user)
  } catch (error) {
    if (!(error instanceof PathOfTicket)) throw error
    const condition = filterCondition(filters, user)
    return sql(`customers.id IN (SELECT customer_id FROM tickets WHERE ${condition.sql})`, ...condition.parameters)
  }
}

class PathOfTicket extends Error {}

// filters begin with `ticket.` in every view
const customerPath: PathResolver = ([first, second]) => {
  if (first !== 'customer' && first !== 'requester') throw new PathOfTicket()
  if (second === undefined || second === 'id') return { kind: 'scalar', sql: 'customers.id' }
  return customerKeys.includes(String(second))
    ? { kind: 'scalar', sql: `json_extract(customers.doc, '$.${second}')` }
    : { kind: 'unset' }
}

function searchOf(text: string): Sql {
  const wanted = foldCase(text.trim())
  if (wanted === '') return sql('TRUE')
  const within = (column: string) => `instr(fold_case(coalesce(${column}, '')), ?) > 0`
  return sql(`(${within('customers.name')} OR ${within('customers.email')})`, wanted, wanted)
}
