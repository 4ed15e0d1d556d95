import { minutesPerDay } from './calendar.ts'
import { catalogue, product } from './catalogue.ts'
import { at, between, fraction, hash } from './chance.ts'
import type { Key, StoreKey } from './keys.ts'
import type { DemoAddress } from './order-types.ts'
import type { Person } from './people/person.ts'
import { addressOf } from './places.ts'
import type { After, OrderNeed, Thread } from './thread.ts'
import type { DemoProduct } from './types.ts'

/** An order before it has a number. Times are minutes ago; negative times are in the future. */
export interface OrderDraft {
  readonly owner: Person
  readonly store: StoreKey
  readonly lines: readonly LineDraft[]
  readonly placed: number
  /** When all lines ship, or only the first one where `restShips` differs. */
  readonly ships: number | null
  readonly restShips: number | null
  readonly arrives: number | null
  readonly isPaid: boolean
  readonly cancelled: number | null
  readonly refund: { readonly share: After['refund']; readonly minutesAgo: number } | null
  readonly code: string | null
  readonly isReplacement: boolean
  readonly address: DemoAddress
  readonly tags: readonly string[]
}

export interface LineDraft {
  readonly product: DemoProduct
  readonly size: number | null
  readonly colour: string | null
  /** The product they might have chosen instead. */
  readonly otherColour: string | null
  readonly quantity: number
}

/** The conversation an order belongs to. */
export interface Occasion {
  readonly thread: Thread
  readonly round: number
  readonly minutesAgo: number
}

export interface Outcome {
  /** When it was settled, or null while it is not. */
  readonly endedMinutesAgo: number | null
  readonly after: After
}

/** The order of a conversation: as the thread describes it when the customer writes, and as it stands now. */
export function draftOrder(occasion: Occasion, owner: Person, need: OrderNeed, outcome: Outcome): OrderDraft {
  const { thread, round, minutesAgo } = occasion
  const seed = `${thread.key}.${round}`
  const placed = minutesAgo + (at(need.days, round) + 0.3 * fraction('placed', seed)) * minutesPerDay
  const { after, endedMinutesAgo } = outcome
  const ended = endedMinutesAgo ?? 0
  const isOver = endedMinutesAgo !== null
  return {
    owner,
    store: thread.store ?? 'pebblewren',
    lines: [mainLine(occasion, need.quantity ?? 1), ...extraLines(need, seed, round)],
    placed,
    ...travel(need, seed, { placed, asked: minutesAgo, ended }, after),
    isPaid: need.state !== 'unpaid' || (after.isPaid ?? false),
    cancelled: isOver && after.isCancelled ? ended + 2 : null,
    refund: isOver && after.refund ? { share: after.refund, minutesAgo: ended + 1 } : null,
    code: need.code ?? null,
    isReplacement: false,
    address: addressOf(owner, isOver && after.isReaddressed ? 'next' : 'first'),
    tags: need.tags ?? [],
  }
}

/** The other of two equal orders: placed a little earlier, and left alone. */
export function draftTwin(order: OrderDraft): OrderDraft {
  const ships = order.placed - 1.4 * minutesPerDay
  return {
    ...order,
    placed: order.placed + 3,
    ships,
    restShips: ships,
    arrives: ships - 3 * minutesPerDay,
    cancelled: null,
    refund: null,
  }
}

/** What is sent instead of something lost or broken. */
export function draftReplacement(order: OrderDraft, after: After, sentMinutesAgo: number): OrderDraft {
  const { replaced = 'same', replacedQuantity = 1 } = after
  const [main] = order.lines
  const instead = main && { ...main, ...changeOf(main)[replaced], quantity: replacedQuantity }
  return {
    ...order,
    lines: replaced === 'everything' || !instead ? order.lines : [instead],
    placed: sentMinutesAgo + 3,
    ships: sentMinutesAgo - 0.9 * minutesPerDay,
    restShips: sentMinutesAgo - 0.9 * minutesPerDay,
    arrives: sentMinutesAgo - 4.2 * minutesPerDay,
    isPaid: true,
    cancelled: null,
    refund: null,
    code: null,
    isReplacement: true,
    tags: ['replacement'],
  }
}

/** An order nobody ever wrote about. */
export function draftQuietOrder(owner: Person, index: number): OrderDraft {
  const seed = `${owner.key}/${index}`
  const store: StoreKey = isTeaLover(owner) === hash('store', seed) % 4 > 0 ? 'teahouse' : 'pebblewren'
  const goods = catalogue.filter((candidate) => candidate.store === store && candidate.kind !== 'gift-card')
  const placed = (6 + 330 * fraction('quiet', seed)) * minutesPerDay
  const lines = Array.from({ length: between(1, 3, 'lines', seed) }, (_, position) =>
    line(
      at(goods, hash('goods', seed) + position * 5),
      `${seed}/${position}`,
      between(1, 2, 'quantity', seed, position),
    ),
  )
  return {
    owner,
    store,
    lines,
    placed,
    ships: placed - 1.1 * minutesPerDay,
    restShips: placed - 1.1 * minutesPerDay,
    arrives: placed - (3.5 + 2 * fraction('arrives', seed)) * minutesPerDay,
    isPaid: true,
    cancelled: null,
    refund: null,
    code: at([null, null, null, 'WELCOME10', 'NEST15'], hash('code', seed)),
    isReplacement: false,
    address: addressOf(owner),
    tags: [],
  }
}

/** Countries that the Teahouse delivers to. */
function isTeaLover({ country }: Person): boolean {
  return ['FR', 'DE', 'ES', 'IT', 'GB', 'IE', 'NL', 'BE', 'AT', 'PT', 'SE', 'JP'].includes(country)
}

interface Moments {
  readonly placed: number
  readonly asked: number
  readonly ended: number
}

type Travel = Pick<OrderDraft, 'ships' | 'restShips' | 'arrives'>

function travel({ state, deliveredDays }: OrderNeed, seed: string, moments: Moments, after: After): Travel {
  const { placed, asked, ended } = moments
  const day = minutesPerDay
  const packed = placed - (0.7 + 0.5 * fraction('packed', seed)) * day
  if (after.isCancelled) return { ships: null, restShips: null, arrives: null }
  const later = Math.min(asked, ended) - 0.8 * day
  switch (state) {
    case 'unpaid':
      if (!after.isPaid) return { ships: null, restShips: null, arrives: null }
      return { ships: later, restShips: later, arrives: later - 3.4 * day }
    case 'waiting':
      return { ships: later, restShips: later, arrives: later - 3.4 * day }
    case 'partly-sent':
      return { ships: packed, restShips: later, arrives: asked + 0.9 * day }
    case 'on-its-way': {
      const arrives = after.isLost ? null : asked - (1.2 + 2 * fraction('way', seed)) * day
      return { ships: packed, restShips: packed, arrives }
    }
    case 'stuck': {
      const arrives = after.isLost || after.replaced ? null : asked - (4 + 3 * fraction('way', seed)) * day
      return { ships: packed, restShips: packed, arrives }
    }
    case 'delivered': {
      const arrived = asked + ((deliveredDays ?? 1) - 0.4 + 0.3 * fraction('arrived', seed)) * day
      const ships = Math.max(packed, arrived + 1.2 * day)
      return { ships, restShips: ships, arrives: arrived }
    }
  }
}

/** What the conversation is about, with or without an order. */
export function mainLine({ thread, round }: Occasion, quantity = 1): LineDraft {
  const goods = thread.products ?? []
  if (goods.length === 0) throw new Error(`${thread.key}: it needs products`)
  return line(product(at(goods, hash('goods', thread.key) + round)), `${thread.key}.${round}`, quantity)
}

function extraLines({ extras = [] }: OrderNeed, seed: string, round: number): LineDraft[] {
  if (extras.length === 0) return []
  return [line(product(at(extras, round)), `${seed}/extra`, 1)]
}

function line(item: DemoProduct, seed: string, quantity: number): LineDraft {
  const sizes = item.sizes?.length ?? 0
  const colour = item.colours ? at(item.colours, hash('colour', seed)) : null
  const rest = item.colours?.filter((one) => one !== colour) ?? []
  return {
    product: item,
    // never the smallest or the largest, so that there is one more on both sides
    size: sizes ? between(1, sizes - 2, 'size', seed) : null,
    colour,
    otherColour: rest.length ? at(rest, hash('other', seed)) : null,
    quantity,
  }
}

function changeOf({
  size,
  colour,
  otherColour,
}: LineDraft): Record<NonNullable<After['replaced']>, Partial<LineDraft>> {
  return {
    same: {},
    everything: {},
    bigger: { size: size === null ? null : size + 1 },
    smaller: { size: size === null ? null : size - 1 },
    otherColour: { colour: otherColour, otherColour: colour },
  }
}

/** Keys of products by kind, for threads that fit all of them. */
export function goods(...kinds: readonly DemoProduct['kind'][]): Key[] {
  return catalogue.filter(({ kind }) => kinds.includes(kind)).map(({ key }) => key)
}
