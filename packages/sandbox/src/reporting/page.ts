/** Which rows of a report one answer has. */
export interface Page {
  readonly offset: number
  readonly limit: number
}

export const usualLimit = 30

/** A cursor is the place in the report; rows are computed again for every page. */
function writeCursor(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64')
}

export function readCursor(text: string): number | undefined {
  try {
    const { offset } = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as { offset?: unknown }
    return typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0 ? offset : undefined
  } catch {
    return undefined
  }
}

/** Where a page is among all rows. */
export function pageMeta({ offset, limit }: Page, total: number) {
  return {
    prev_cursor: offset > 0 ? writeCursor(Math.max(0, offset - limit)) : null,
    next_cursor: offset + limit < total ? writeCursor(offset + limit) : null,
    total,
    offset,
    limit,
  }
}
