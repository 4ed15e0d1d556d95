import type { Operation } from '@rhetor/contract'
import { invalid } from '../problem.ts'
import type { Documents } from '../store/documents.ts'
import { allOf, type Sql, sql } from '../store/sql.ts'
import type { TableName } from '../store/tables.ts'
import type { World } from '../world.ts'
import { refusalOf } from './validate.ts'

/** How one list is read. */
interface ListPlan<Table extends TableName> {
  readonly table: Table
  readonly where?: readonly Sql[]
  /** Columns to sort by, before the id; the first is in the cursor. */
  readonly orderBy: string
  readonly direction: 'asc' | 'desc'
  readonly toWire: (docs: Documents[Table][]) => unknown[]
  /** Recorded: some envelopes begin with `object` and have `total_resources`, the others begin with `data`. */
  readonly envelope: 'with-total' | 'without-total'
}

/** The call that asks for a list. */
export interface ListCall {
  readonly row: Operation
  readonly world: World
  readonly uri: string
  readonly query: { readonly cursor?: string | undefined; readonly limit?: number | undefined }
}

type CursorPlace = readonly [direction: 'next' | 'prev', value: string | number | null, id: number]

/** One page by keyset: rows that appear during paging neither repeat nor hide others. */
export function listPage<Table extends TableName>(call: ListCall, plan: ListPlan<Table>, defaultLimit = 30): unknown {
  const { cursor, limit = defaultLimit } = call.query
  const place = cursor === undefined ? undefined : readCursor(call, cursor)
  const backwards = place?.[0] === 'prev'
  const descends = (plan.direction === 'desc') !== backwards
  const column = `"${plan.orderBy}"`
  const order = descends ? 'DESC' : 'ASC'
  const rows = call.world.store.select(plan.table, {
    where: allOf([...(plan.where ?? []), ...(place ? [after(column, place, descends)] : [])]),
    // NULLs last when descending, first when ascending: as SQLite sorts them by itself
    orderBy: `${column} ${order}, id ${order}`,
    limit: limit + 1,
  })
  const hasMore = rows.length > limit
  const page = rows.slice(0, limit)
  if (backwards) page.reverse()
  const [first, last] = [page.at(0), page.at(-1)]
  const hasNext = backwards ? place !== undefined : hasMore
  const hasPrevious = backwards ? hasMore : place !== undefined
  const meta = {
    prev_cursor: hasPrevious && first ? writeCursor(['prev', sortValue(first, plan.orderBy), first.id]) : null,
    next_cursor: hasNext && last ? writeCursor(['next', sortValue(last, plan.orderBy), last.id]) : null,
  }
  const data = plan.toWire(page)
  return plan.envelope === 'with-total'
    ? { object: 'list', uri: call.uri, data, meta: { ...meta, total_resources: null } }
    : { data, object: 'list', uri: call.uri, meta }
}

function after(column: string, [, value, id]: CursorPlace, descends: boolean): Sql {
  const than = descends ? '<' : '>'
  if (value === null) {
    return descends ? sql(`${column} IS NULL AND id ${than} ?`, id) : sql(`${column} IS NOT NULL OR id ${than} ?`, id)
  }
  const further = sql(`(${column}, id) ${than} (?, ?)`, value, id)
  return descends ? sql(`${further.sql} OR ${column} IS NULL`, ...further.parameters) : further
}

function sortValue(doc: object, column: string): string | number | null {
  const value: unknown = (doc as Record<string, unknown>)[column]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

// inside a cursor the API writes times without their offset
function writeCursor([direction, value, id]: CursorPlace): string {
  const bare = typeof value === 'string' ? value.replace(/\+00:00$/, '') : value
  return Buffer.from(`["${direction}", ${JSON.stringify(bare)}, ${id}]`).toString('base64')
}

function readCursor(call: ListCall, text: string): CursorPlace {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
    if (Array.isArray(place) && place.length === 3) {
      const [direction, value, id] = place as unknown[]
      const isValue =
        value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
      if ((direction === 'next' || direction === 'prev') && isValue && Number.isSafeInteger(id)) {
        return [direction, withOffset(value as string | number | null), id as number]
      }
    }
  } catch {}
  throw invalid(refusalOf(call.row), { cursor: ['Invalid cursor.'] })
}

function withOffset(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(value) ? `${value}+00:00` : value
}

/** `created_datetime:desc` as column and direction; a bare name descends. */
export function readOrder(order: string): { orderBy: string; direction: 'asc' | 'desc' } {
  const [orderBy = '', direction] = (order.split(',')[0] ?? '').split(':')
  return { orderBy, direction: direction === 'asc' ? 'asc' : 'desc' }
}
