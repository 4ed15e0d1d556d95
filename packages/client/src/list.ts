import type { Paging } from '@rhetor/contract'
import { type Place, toCursor } from './cursor.ts'
import { ContractError } from './errors.ts'
import type { Reply } from './exchange.ts'
import { readPage } from './page.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Pass this as `cursor` to continue; undefined at the end. */
  readonly next: string | undefined
  /** Whether there is more than this. */
  readonly truncated: boolean
  /** How many there are in total, where the server says. */
  readonly total: number | undefined
  /** The answer the page came in. */
  readonly reply: Reply
}

/** A list: a page when awaited, items when iterated, pages with `pages()`. */
export interface List<Item> extends PromiseLike<Page<Item>>, AsyncIterable<Item> {
  pages(): AsyncIterable<Page<Item>>
  /** Reads everything, or up to `max` items, into one page. */
  all(): Promise<Page<Item>>
  /** The first page with status, headers and body as they came. */
  raw(): Promise<Reply>
  catch<Other = never>(
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Page<Item> | Other>
  finally(onSettled?: (() => void) | null): Promise<Page<Item>>
}

/** Which list, and how much of it. */
export interface ListSource {
  readonly operation: string
  readonly paging: Paging
  readonly start: Place
  /** The page size asked for. */
  readonly limit: number | undefined
  /** The largest page of the API, to read a list with the fewest calls; undefined where pages have no size. */
  readonly largestPage: number | undefined
  readonly max: number
}

interface Ways {
  readonly fetchPage: (query: Query) => Promise<Reply>
  readonly repaired: (item: unknown) => unknown
}

type Query = Readonly<Record<string, unknown>>

// How many ids are remembered to skip items that come twice: a page of a view starts at a time,
// and every item with that time is on the page before too.
const remembered = 500

export function toList<Item>(source: ListSource, ways: Ways): List<Item> {
  let first: Promise<Page<Item>> | undefined
  const firstPage = () => {
    first ??= nextOf(walk<Item>(source, ways, source.limit))
    return first
  }
  const pages = () => walk<Item>(source, ways, source.limit ?? source.largestPage)
  return {
    pages,
    all: () => collect(pages()),
    raw: async () => (await firstPage()).reply,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items
    },
    // biome-ignore lint/suspicious/noThenProperty: a list is awaited like a promise
    then: (onFulfilled, onRejected) => firstPage().then(onFulfilled, onRejected),
    catch: (onRejected) => firstPage().catch(onRejected),
    finally: (onSettled) => firstPage().finally(onSettled),
  }
}

async function nextOf<Item>(pages: AsyncGenerator<Page<Item>, void>): Promise<Page<Item>> {
  const { value } = await pages.next()
  await pages.return()
  return value as Page<Item>
}

/** The query of the page that awaiting a list asks for. */
export function firstQuery(source: ListSource): Query {
  return pageQuery(source, source.limit, source.start, source.max)
}

async function* walk<Item>(
  source: ListSource,
  { fetchPage, repaired }: Ways,
  limit: number | undefined,
): AsyncGenerator<Page<Item>, void> {
  const { operation, paging } = source
  const seen = new RecentIds(paging === 'items' ? remembered : 0)
  let place: Place | undefined = source.start
  let left = source.max
  while (place) {
    const here: Place = place
    const reply = await fetchPage(pageQuery(source, limit, here, left))
    const body = readPage(paging, reply.body, operation)
    const next: Place | undefined = body.next && { query: body.next, skip: 0 }
    const items: Item[] = []
    let index = here.skip
    for (; index < body.items.length && items.length < left; index++) {
      const item = body.items[index]
      if (seen.add(item)) items.push(repaired(item) as Item)
    }
    const rest = index < body.items.length ? { query: here.query, skip: index } : next
    yield {
      items,
      next: rest && toCursor(operation, rest),
      truncated: rest !== undefined,
      total: body.total,
      reply,
    }
    left -= items.length
    if (left <= 0 || !next) return
    if (JSON.stringify(next) === JSON.stringify(here)) {
      throw new ContractError(`${operation}: the list does not continue: its next page is the same page.`, {
        reason: 'loop',
        operation,
      })
    }
    place = next
  }
}

function pageQuery(source: ListSource, limit: number | undefined, { query, skip }: Place, left: number): Query {
  const size = limit ?? (left === Infinity ? undefined : source.largestPage)
  // a smaller last page ends where `max` does, so that the server's own cursor fits
  return size === undefined ? query : { ...query, limit: Math.min(Math.max(size, skip + 1), left + skip) }
}

async function collect<Item>(pages: AsyncIterable<Page<Item>>): Promise<Page<Item>> {
  const items: Item[] = []
  let last: Page<Item> | undefined
  for await (const page of pages) {
    items.push(...page.items)
    last = page
  }
  return { ...(last as Page<Item>), items }
}

class RecentIds {
  readonly #size: number
  readonly #ids = new Set<unknown>()

  constructor(size: number) {
    this.#size = size
  }

  /** False if the item was seen recently. */
  add(item: unknown): boolean {
    if (this.#size === 0 || typeof item !== 'object' || item === null || !('id' in item)) return true
    if (this.#ids.has(item.id)) return false
    this.#ids.add(item.id)
    for (const oldest of this.#ids) {
      if (this.#ids.size <= this.#size) break
      this.#ids.delete(oldest)
    }
    return true
  }
}
