import { UsageError } from './errors.ts'

/** Where a list continues. */
export interface Place {
  /** What to change in the query. */
  readonly query: Readonly<Record<string, string | number>>
  /** How many items of that page were already read. */
  readonly skip: number
}

const mark = '~'

/**
 * A place in a list as one text: the server's own cursor where a page of an ordinary list starts. Elsewhere it is not
 * enough to continue, and the text is ours.
 */
export function toCursor(operation: string, { query, skip }: Place): string {
  const { cursor, ...others } = query
  if (skip === 0 && typeof cursor === 'string' && Object.keys(others).length === 0) return cursor
  return `${mark}${btoa(JSON.stringify([operation, query, skip]))}`
}

/** Reads what `toCursor` wrote; any other text is a cursor of the server. */
export function parseCursor(operation: string, cursor: string): Place {
  if (!cursor.startsWith(mark)) return { query: { cursor }, skip: 0 }
  const [owner, query, skip] = decode(operation, cursor)
  if (owner !== operation) {
    throw new UsageError(`${operation}: this cursor belongs to ${owner}; a list continues only from its own cursor.`)
  }
  return { query, skip }
}

function decode(operation: string, cursor: string): [string, Place['query'], number] {
  try {
    const value: unknown = JSON.parse(atob(cursor.slice(mark.length)))
    const [owner, query, skip] = value as [unknown, unknown, unknown]
    if (typeof owner === 'string' && typeof query === 'object' && query !== null && Number.isInteger(skip)) {
      return [owner, query as Place['query'], skip as number]
    }
  } catch {}
  throw new UsageError(`${operation}: the cursor is cut or altered; pass it exactly as you got it.`)
}
