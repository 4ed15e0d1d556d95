import { invalid } from '../problem.ts'
import type { TicketDoc } from '../store/documents.ts'
import { allOf, anyOf, type Sql, sql } from '../store/sql.ts'
import { toViewItems } from '../tickets/wire.ts'
import { parseMoment, toText } from '../time.ts'
import type { World } from '../world.ts'
import { type Order, storedOrder } from './condition.ts'

/** The call that asks for the items of a view. */
interface ItemsCall {
  readonly world: World
  readonly params: { readonly view_id: number }
  readonly query: {
    readonly cursor?: string | undefined
    readonly direction?: 'prev' | 'next' | undefined
    readonly ignored_item?: number | undefined
    readonly limit?: number | undefined
  }
}

/** The value a page ends with, and whether it is unset. */
interface Boundary {
  readonly value: string | number | null
}

/** One page of a view: its cursor names a value without an id, so `ignored_item` names the row to continue after. */
export function itemsPage(call: ItemsCall, condition: Sql, order: Order): unknown {
  const { world, query } = call
  const { cursor, direction = 'next', ignored_item, limit = 30 } = query
  const { orderBy: column, direction: sense } = storedOrder(order)
  const boundary = cursor === undefined ? undefined : readCursor(cursor)
  const isForward = direction === 'next'
  const descends = (sense === 'desc') === isForward
  const where = [condition, ...(boundary ? [beyond(column, boundary, descends, ignored_item)] : [])]
  const sorted = `tickets."${column}" ${descends ? 'DESC' : 'ASC'}, tickets.id ${descends ? 'DESC' : 'ASC'}`
  const rows = world.store.select('tickets', { where: allOf(where), orderBy: sorted, limit: limit + 1 })
  const page = rows.slice(0, limit)
  if (!isForward) page.reverse()
  const [first, last] = [page.at(0), page.at(-1)]
  const [hasNext, hasPrevious] = isForward
    ? [rows.length > limit, boundary !== undefined]
    : [boundary !== undefined, rows.length > limit]
  const address = (to: 'prev' | 'next', row: TicketDoc | undefined) =>
    row
      ? `/api/views/${call.params.view_id}/items?direction=${to}&cursor=${encodeURIComponent(writeCursor(row, column))}&ignored_item=${row.id}`
      : null
  return {
    data: toViewItems(world, page),
    meta: {
      next_items: hasNext ? address('next', last) : null,
      prev_items: hasPrevious ? address('prev', first) : null,
      current_cursor: cursor ?? null,
    },
  }
}

// SQLite sorts unset values before all others
function beyond(column: string, { value }: Boundary, descends: boolean, rowId: number | undefined): Sql {
  const name = `tickets."${column}"`
  const [compare, further] = descends
    ? ['<', value === null ? sql('FALSE') : sql(`(${name} < ? OR ${name} IS NULL)`, value)]
    : ['>', value === null ? sql(`${name} IS NOT NULL`) : sql(`${name} > ?`, value)]
  const tied = sql(`${name} IS ?`, value)
  return anyOf([further, rowId === undefined ? tied : allOf([tied, sql(`tickets.id ${compare} ?`, rowId)])])
}

/** `<microseconds or number>-<whether it is unset>`, as documented. */
function writeCursor(row: TicketDoc, column: string): string {
  const value = (row as unknown as Record<string, string | number | null>)[column] ?? null
  const number = typeof value === 'string' ? parseMoment(value) : value
  const text = number === undefined || number === null ? encodeURIComponent(String(value ?? '')) : String(number)
  return Buffer.from(`${text}-${value === null}`).toString('base64')
}

function readCursor(cursor: string): Boundary {
  const match = /^(.*)-(true|false)$/s.exec(Buffer.from(cursor, 'base64').toString('utf8'))
  if (!match) throw invalid('Failed to retrieve view items.', { cursor: ['Invalid cursor.'] })
  const [, text = '', unset] = match
  if (unset === 'true') return { value: null }
  if (!/^-?\d{1,17}$/.test(text)) return { value: safeDecode(text) }
  // microseconds since 1970 are far beyond any id or rank
  const number = Number(text)
  return { value: number > 1e12 ? toText(number) : number }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
