import type { Caller } from '../http/caller.ts'
import { foldCase } from '../language/compared-value.ts'
import { LanguageError } from '../language/language-error.ts'
import { mentions } from '../language/mentions.ts'
import { parseFilter } from '../language/parse.ts'
import { toSql } from '../language/to-sql.ts'
import { invalid, notFound } from '../problem.ts'
import type { UserDoc, ViewDoc } from '../store/documents.ts'
import { allOf, type Sql, sql } from '../store/sql.ts'
import type { World } from '../world.ts'
import { sortableColumns, ticketPath } from './paths.ts'

export interface Order {
  readonly orderBy: string
  readonly direction: 'asc' | 'desc'
}

/** What a list of tickets can be sorted by. */
export const sortable = [...sortableColumns, 'priority', 'id']

/** The condition of a filter; trashed and spam tickets are left out unless the filter names them. */
export function filterCondition(filters: string, user: { readonly id: number }): Sql {
  let filter: ReturnType<typeof parseFilter>
  try {
    filter = parseFilter(filters)
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error
    throw invalid('Failed to read the filters.', {
      filters: [`${error.message} (line ${error.line}, column ${error.column})`],
    })
  }
  const conditions: Sql[] = [toSql(filter, ticketPath, user)]
  if (!mentions(filter, 'trashed_datetime')) conditions.push(sql('tickets.trashed_datetime IS NULL'))
  if (!mentions(filter, 'spam')) conditions.push(sql('coalesce(tickets.spam, 0) = 0'))
  return allOf(conditions)
}

/** Words anywhere in subject, messages or customer; case does not matter. */
export function searchCondition(text: string): Sql {
  const wanted = foldCase(text.trim())
  if (wanted === '') return sql('TRUE')
  const within = (value: string) => `instr(fold_case(coalesce(${value}, '')), ?) > 0`
  return sql(
    `(${within(`json_extract(tickets.doc, '$.subject')`)}
      OR EXISTS (SELECT 1 FROM messages WHERE messages.ticket_id = tickets.id AND ${within(`json_extract(messages.doc, '$.body_text')`)})
      OR EXISTS (SELECT 1 FROM customers WHERE customers.id = tickets.customer_id AND (${within('name')} OR ${within('email')})))`,
    wanted,
    wanted,
    wanted,
    wanted,
  )
}

/** Whether a user sees a view: public, shared with them or their team, or their own; admins see shared ones too. */
export function isVisible(world: World, view: ViewDoc, user: UserDoc): boolean {
  if (view.visibility === 'public') return true
  if (view.user_ids.includes(user.id)) return true
  if (view.visibility === 'private') return false
  if (user.role === 'admin') return true
  return view.team_ids.some((id) => world.store.get('teams', id)?.member_ids.includes(user.id))
}

export function viewOr404(world: World, id: number, user: UserDoc): ViewDoc {
  const view = world.store.get('views', id)
  if (!view || !isVisible(world, view, user)) throw notFound()
  return view
}

/** A saved view as condition and order. */
export function viewCondition(
  world: World,
  id: number,
  { user }: Pick<Caller, 'user'>,
): { condition: Sql; order: Order } {
  const view = viewOr404(world, id, user)
  const condition = allOf([filterCondition(view.filters, user), searchCondition(view.search ?? '')])
  return { condition, order: orderOf(view) }
}

export function orderOf({
  order_by,
  order_dir,
}: {
  order_by?: string | undefined
  order_dir?: string | undefined
}): Order {
  const column = order_by ?? 'updated_datetime'
  if (!sortable.includes(column)) throw invalid('Failed to read the view.', { order_by: ['Not a valid choice.'] })
  return { orderBy: column, direction: order_dir === 'asc' ? 'asc' : 'desc' }
}

/** The order by what is stored: the highest priority has the lowest rank. */
export function storedOrder(order: Order): Order {
  if (order.orderBy !== 'priority') return order
  return { orderBy: 'priority_rank', direction: order.direction === 'desc' ? 'asc' : 'desc' }
}

function ids(world: World, condition: Sql): number[] {
  return world.store.select('tickets', { where: condition }).map((ticket) => ticket.id)
}

/** All tickets of a saved view, for a job. */
export function ticketsOfView(world: World, viewId: number, user: UserDoc | undefined): number[] {
  return user ? ids(world, viewCondition(world, viewId, { user }).condition) : []
}

/** All tickets of a view that is not saved, for a job. */
export function ticketsOfInlineView(world: World, view: Record<string, unknown>, user: UserDoc | undefined): number[] {
  const { filters, search } = view as { filters?: string; search?: string }
  return user ? ids(world, allOf([filterCondition(filters ?? '', user), searchCondition(search ?? '')])) : []
}
