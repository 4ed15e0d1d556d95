import { castOf, everybody } from './cast.ts'
import { hash } from './chance.ts'
import { customerOf, settle } from './customers.ts'
import type { Key } from './keys.ts'
import { occasionsOf } from './occasions.ts'
import {
  draftOrder,
  draftQuietOrder,
  draftReplacement,
  draftTwin,
  type Occasion,
  type OrderDraft,
} from './order-drafts.ts'
import type { DemoOrder } from './order-types.ts'
import { numberOrders } from './orders.ts'
import { endOf, type Pace, paceOf } from './pace.ts'
import type { Person } from './people/person.ts'
import type { Thread } from './thread.ts'
import { type Told, tellTicket } from './tickets.ts'
import type { DemoCustomer } from './types.ts'

/** One conversation with its people and parcels, before it is put into words. */
interface Scene {
  readonly occasion: Occasion
  readonly person: Person
  readonly pace: Pace
  readonly draft?: OrderDraft
  readonly replacement?: OrderDraft
  readonly twin?: OrderDraft
}

interface Story {
  readonly customers: ReadonlyMap<Key, DemoCustomer>
  /** Oldest first. */
  readonly told: readonly Told[]
}

/**
 * Orders are numbered before texts are written: a text that names an order needs its number, and the number
 * comes from all orders together.
 */
export function tellStory(threads: readonly Thread[]): Story {
  const scenes = scenesOf(threads)
  const quiet = everybody.flatMap((person) =>
    Array.from({ length: quietOrders(person) }, (_, index) => draftQuietOrder(person, index)),
  )
  const asked = scenes.flatMap(({ draft, replacement, twin }) => [draft, replacement, twin])
  const orders = numberOrders([...asked.filter((draft) => draft !== undefined), ...quiet])
  const customers = customersOf(scenes, orders)
  const told = scenes.map((scene) => tellScene(scene, customers, orders))
  return { customers, told: told.toSorted((one, other) => other.ticket.minutesAgo - one.ticket.minutesAgo) }
}

function scenesOf(threads: readonly Thread[]): Scene[] {
  const occasions = occasionsOf(threads)
  const cast = castOf(occasions)
  return occasions.map((planned): Scene => {
    const pace = paceOf(planned)
    const person = cast.get(planned)
    if (!person) throw new Error(`${planned.thread.key}: nobody was cast`)
    // a chat may have had to wait for the shop to open
    const occasion = { ...planned, minutesAgo: pace.minutesAgo }
    return { occasion, person, pace, ...parcelsOf(occasion, person, pace) }
  })
}

function parcelsOf(occasion: Occasion, person: Person, pace: Pace): Pick<Scene, 'draft' | 'replacement' | 'twin'> {
  const need = occasion.thread.order
  if (!need) return {}
  const isAnswered = pace.lines.some(({ line }) => line.by === 'agent' || line.by === 'note')
  const ended = pace.deed?.minutesAgo ?? (pace.isOver || isAnswered ? endOf(pace) : null)
  const draft = draftOrder(occasion, person, need, { endedMinutesAgo: ended, after: pace.deed?.after ?? {} })
  if (need.isTwin) return { draft, twin: draftTwin(draft) }
  if (ended === null || !pace.deed?.after.replaced) return { draft }
  const named = pace.lines.find(({ line }) => line.text.includes('{replacement}'))
  return { draft, replacement: draftReplacement(draft, pace.deed.after, named?.minutesAgo ?? ended) }
}

function customersOf(
  scenes: readonly Scene[],
  orders: ReadonlyMap<OrderDraft, DemoOrder>,
): ReadonlyMap<Key, DemoCustomer> {
  const bought = Map.groupBy(orders, ([draft]) => draft.owner.key)
  const written = Map.groupBy(scenes, ({ person }) => person.key)
  return new Map(
    everybody.map((person) => [
      person.key,
      settle(
        customerOf(person),
        (bought.get(person.key) ?? []).map(([, order]) => order),
        (written.get(person.key) ?? []).flatMap(({ pace }) => [pace.minutesAgo, endOf(pace)]),
      ),
    ]),
  )
}

function tellScene(
  { occasion, person, pace, draft, replacement }: Scene,
  customers: ReadonlyMap<Key, DemoCustomer>,
  orders: ReadonlyMap<OrderDraft, DemoOrder>,
): Told {
  const customer = customers.get(person.key)
  if (!customer) throw new Error(`there is no customer ${person.key}`)
  const order = draft && orders.get(draft)
  const second = replacement && orders.get(replacement)
  return tellTicket(
    {
      occasion,
      person,
      customer,
      ...(order ? { order: { draft, order, ...(second ? { replacement: second } : {}) } } : {}),
    },
    pace,
  )
}

// some only look around, the best come every month
function quietOrders({ key, kind, isVip }: Person): number {
  if (kind !== undefined) return 0
  return ([0, 0, 1, 1, 2, 3][hash('quiet', key) % 6] ?? 0) + (isVip ? 4 : 0)
}
