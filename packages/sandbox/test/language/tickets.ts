import type { Random } from '../../../../test/support/random.ts'
import { hostileTexts, moments, numbers, texts } from './samples.ts'

export interface TicketSample {
  readonly id: number
  readonly status: string
  readonly spam: boolean
  readonly subject: string | null
  readonly external_id: string | null
  readonly created_datetime: string
  readonly snooze_datetime: string | null
  readonly assignee_user: { readonly id: number } | null
  readonly customer: { readonly email: string | null }
  readonly tags: readonly { readonly id: number; readonly name: string }[]
  /** One value for each key, and keys of every kind. */
  readonly fields: Readonly<Record<string, unknown>>
  /** JSON of any shape. */
  readonly meta: unknown
}

// SQLite cuts JSON texts at a NUL, as it does nowhere else
const storable = hostileTexts.filter((text) => !text.includes('\0'))

export function aTicket(random: Random, id: number): TicketSample {
  const maybe = <Item>(items: readonly Item[]) => (random.chance(0.2) ? null : random.pick(items))
  return {
    id,
    status: random.pick(['open', 'closed']),
    spam: random.chance(0.3),
    subject: maybe([...texts, ...storable, ...moments]),
    external_id: maybe([...texts, ...moments]),
    created_datetime: random.pick(moments),
    snooze_datetime: maybe(moments),
    assignee_user: maybe([{ id: 1 }, { id: 7 }, { id: 12 }]),
    customer: { email: maybe(['maya@example.com', 'Maya@Example.com', 'ÉMILE@example.com']) },
    tags: Array.from({ length: random.below(4) }, (_, index) => ({
      id: id * 10 + index,
      name: random.pick([...texts, ...storable]),
    })),
    fields: Object.fromEntries(storable.map((key) => [key, aScalar(random)])),
    meta: aJson(random, 3),
  }
}

function aScalar(random: Random): string | number | boolean | null {
  return random.pick([
    null,
    random.chance(0.5),
    random.pick(numbers),
    random.pick(texts),
    random.pick(storable),
    random.pick(moments),
  ])
}

function aJson(random: Random, depth: number): unknown {
  if (depth === 0 || random.chance(0.2)) return aScalar(random)
  const members = Array.from({ length: random.below(4) }, () => aJson(random, depth - 1))
  if (random.chance(0.4)) return members
  return Object.fromEntries(members.map((member) => [random.pick(metaKeys), member]))
}

export const metaKeys = ['a', 'b', 'name', '0', '-1', 'length', '__proto__'] as const
