import { type Paging, pagingRules } from '@rhetor/contract'
import { ContractError } from './errors.ts'

/** What the envelope of one page says. */
interface PageBody {
  readonly items: readonly unknown[]
  /** What to change in the query to get the next page; undefined on the last. */
  readonly next: Readonly<Record<string, string | number>> | undefined
  /** How many there are in total, where the server says. */
  readonly total: number | undefined
}

/** Reads one page in any style of the API; accepts a bare array instead of an envelope, and the reverse. */
export function readPage(paging: Paging, body: unknown, operation: string): PageBody {
  if (Array.isArray(body)) return { items: body, next: undefined, total: undefined }
  const { data, meta } = (body ?? {}) as { data?: unknown; meta?: Record<string, unknown> | null }
  if (!Array.isArray(data)) {
    throw new ContractError(`${operation}: the answer could not be read: no list in it.`, {
      reason: 'envelope',
      operation,
    })
  }
  const total = meta?.['total'] ?? meta?.['total_resources']
  return {
    items: data,
    next: meta ? nextQuery(pagingRules[paging].next, meta) : undefined,
    total: typeof total === 'number' ? total : undefined,
  }
}

function nextQuery(style: 'none' | 'cursor' | 'address' | 'page', meta: Record<string, unknown>): PageBody['next'] {
  if (style === 'cursor') {
    const cursor = meta['next_cursor']
    return typeof cursor === 'string' && cursor !== '' ? { cursor } : undefined
  }
  if (style === 'address') {
    const address = meta['next_items']
    if (typeof address !== 'string') return undefined
    const query = new URLSearchParams(address.slice(address.indexOf('?') + 1))
    const found = ['cursor', 'direction', 'ignored_item'].flatMap((name) => {
      const value = query.get(name)
      if (value === null) return []
      return [[name, name === 'ignored_item' ? Number(value) : value] as const]
    })
    return found.length > 0 ? Object.fromEntries(found) : undefined
  }
  if (style === 'page') {
    const [page, pages] = [Number(meta['page']), Number(meta['nb_pages'])]
    return page < pages ? { page: page + 1 } : undefined
  }
  return undefined
}
