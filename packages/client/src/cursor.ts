import { UsageError } from './errors.ts'

/** Where a list goes on. */
export interface Place {
  /** What to change in the query. */
  readonly query: Readonly<Record<string, string | number>>
  /** Items of that page which have been read already. */
  readonly skip: number
}

const mark = '~'

/**
 * A place as one text. On the border of two pages of an ordinary list that is the server's own cursor;
 * elsewhere it takes more than the server's cursor to go on, and the text is ours.
 */
export function toCursor(operation: string, { query, skip }: Place): string {
  const { cursor, ...others } = query
  if (skip === 0 && typeof cursor === 'string' && Object.keys(others).length === 0) return cursor
  return `${mark}${btoa(JSON.stringify([operation, query, skip]))}`
}

/** Reads what `toCursor` wrote; any other text is taken for a cursor of the server. */
export function parseCursor(operation: string, cursor: string): Place {
  if (!cursor.startsWith(mark)) return { query: { cursor }, skip: 0 }
  const [owner, query, skip] = decode(operation, cursor)
  if (owner !== operation) {
    throw new UsageError(`${operation}: this cursor belongs to ${owner}; a list goes on only from its own cursor.`)
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
  throw new UsageError(`${operation}: the cursor is cut or altered; hand it back as it was given.`)
}
