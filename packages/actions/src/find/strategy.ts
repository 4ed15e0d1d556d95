import { withoutEmpty } from '../without-empty.ts'

/** What was asked for, as far as it decides which calls are made. */
export interface Asked {
  readonly query?: string | undefined
  readonly ids?: readonly number[] | undefined
  readonly email?: string | undefined
  readonly customer?: number | undefined
  readonly order?: string | number | undefined
  readonly view?: string | number | undefined
  readonly order_by?: string | undefined
  readonly cursor?: string | undefined
  /** Whether there are other filters: status, tag, dates and so on. */
  readonly filtered: boolean
}

/** The calls that answer a question. */
export type Way =
  /** `tickets.list` by ids; a single number that is not a ticket may be that of an order. */
  | { readonly kind: 'ids'; readonly ids: readonly number[]; readonly orElse?: string }
  /** `tickets.list` by customer; an address first has to become one. */
  | { readonly kind: 'customer'; readonly of: number | string }
  /** `views.listItems`; a name first has to become an id. */
  | { readonly kind: 'view'; readonly view: string | number }
  /** `views.searchItems` over a view that is not saved. */
  | {
      readonly kind: 'search'
      readonly words?: string | undefined
      /** The words are the number of an order. */
      readonly isOrder?: true
      readonly of?: number | string | undefined
      readonly view?: string | number | undefined
    }
  | { readonly kind: 'unclear'; readonly reason: string }

/** The sort orders of ticket lists; only views have the others. */
const listOrders: readonly (string | undefined)[] = [
  undefined,
  'created_datetime:asc',
  'created_datetime:desc',
  'updated_datetime:asc',
  'updated_datetime:desc',
]

/** Chooses the cheapest calls that find the tickets. */
export function wayTo(asked: Asked): Way {
  const { query, ids, customer, order, view, filtered, cursor } = asked
  if (ids) return wayToIds(asked, ids)
  const kind = query === undefined ? undefined : kindOf(query)
  if (kind && kind !== 'words' && order !== undefined)
    return unclear(`${JSON.stringify(query)} and an order were asked for; give one of them`)
  const email = asked.email ?? (kind === 'email' ? query : undefined)
  if (email !== undefined && customer !== undefined) return unclear('give either customer or email')
  const of = customer ?? email
  const isPlain = !filtered && view === undefined && order === undefined && of === undefined
  if (kind === 'number' && isPlain && cursor === undefined)
    return { kind: 'ids', ids: [Number(query)], orElse: query as string }
  const number = order === undefined ? (kind === 'order' || kind === 'number' ? query : undefined) : String(order)
  if (number !== undefined) {
    if (kind === 'words') return unclear('words and an order were asked for at once; give one of them')
    return { kind: 'search', words: number.replace(/^#/, ''), isOrder: true, ...withoutEmpty({ of, view }) }
  }
  if (kind === 'words') return { kind: 'search', words: query, ...withoutEmpty({ of, view }) }
  if (view !== undefined && of === undefined && !filtered) return { kind: 'view', view }
  if (of !== undefined && view === undefined && !filtered && listOrders.includes(asked.order_by))
    return { kind: 'customer', of }
  return { kind: 'search', ...withoutEmpty({ of, view }) }
}

function wayToIds({ query, email, customer, order, view, filtered }: Asked, ids: readonly number[]): Way {
  const isAlone = [query, email, customer, order, view].every((each) => each === undefined) && !filtered
  return isAlone ? { kind: 'ids', ids } : unclear('ids name the tickets already; leave the other filters out')
}

/** What kind of text was typed, by its form. */
export function kindOf(query: string): 'number' | 'order' | 'email' | 'words' {
  const text = query.trim()
  if (/^\d{1,15}$/.test(text)) return 'number'
  if (/^#[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(text) || /^\d+(-\w+)+$/.test(text)) return 'order'
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'email'
  return 'words'
}

function unclear(reason: string): Way {
  return { kind: 'unclear', reason }
}
