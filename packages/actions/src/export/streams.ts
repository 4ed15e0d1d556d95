import { fieldsOf, type Operation, operations } from '@rhetor/contract'

/** A list that can be read from one end to the other. */
export interface Stream {
  /** As in the path of the API: `satisfaction-surveys`. */
  readonly name: string
  readonly row: Operation
  /** The keys of one item, in the order of the API. */
  readonly columns: readonly string[]
  /** Whether the API can filter the list by creation time. */
  readonly isRanged: boolean
}

/** Every list of the API that can be sorted by creation time, page by page. */
export function streams(): Stream[] {
  return operations.filter(isStream).map((row) => ({
    name: row.path.slice(1),
    row,
    columns: Object.keys(fieldsOf(row.reply.item)),
    isRanged: 'created_datetime' in fieldsOf(row.query),
  }))
}

/** Parameters of lists besides the order. The documentation of this default was once wrong. */
export const askedOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'tickets.list': { trashed: true },
}

function isStream(row: Operation): boolean {
  if (row.key !== 'list' || row.reply.paging !== 'cursor' || row.path.includes('{')) return false
  const query = fieldsOf(row.query)
  const needsMore = Object.values(query).some((schema) => !schema.safeParse(undefined).success)
  return !needsMore && query['order_by']?.safeParse('created_datetime:asc').success === true
}
