import type { Language } from '@rhetor/contract'
import { between, hash, pick } from './chance.ts'
import { firstNameOf } from './desk.ts'
import type { Key } from './keys.ts'
import { type LineDraft, mainLine, type Occasion, type OrderDraft } from './order-drafts.ts'
import type { DemoOrder } from './order-types.ts'
import { orderFacts } from './orders.ts'
import type { Person } from './people/person.ts'
import { addressOf } from './places.ts'
import { storeOf } from './shop.ts'
import type { Facts } from './text.ts'
import type { DemoCustomer } from './types.ts'
import { money, names } from './voices.ts'

export interface Subject {
  readonly occasion: Occasion
  readonly person: Person
  readonly customer: DemoCustomer
  readonly agent: Key
  readonly order?: { readonly draft: OrderDraft; readonly order: DemoOrder; readonly replacement?: DemoOrder }
}

/** Everything a text of this conversation may name, so that it agrees with the data beside it. */
export function factsOf({ occasion, person, customer, agent, order }: Subject): Facts {
  const { thread, round, minutesAgo } = occasion
  const { language = 'en', store = 'pebblewren', products } = thread
  const seed = `${thread.key}.${round}`
  const home = addressOf(person)
  const next = addressOf(person, 'next')
  const main = order?.draft.lines[0] ?? (products ? mainLine(occasion) : undefined)
  const days = order && Math.floor((order.draft.placed - minutesAgo) / (24 * 60))
  return {
    ...names(person.name),
    agent: firstNameOf(agent),
    shop: storeOf(store).name,
    street: home.address1,
    town: home.city,
    zip: home.zip,
    newStreet: next.address1,
    newTown: next.city,
    newZip: next.zip,
    code: `${pick(['WREN', 'NEST', 'PEBBLE', 'KETTLE'], 'code', seed)}-${letters(5, 'code', seed)}`,
    giftCode: `•••• ${letters(4, 'gift', seed)}`,
    rma: `RT-${between(20_100, 29_899, 'rma', seed)}`,
    invoiceNo: `PW-${between(3100, 4899, 'invoice', seed)}`,
    ticketNo: `C-${between(600_100, 689_900, 'claim', seed)}`,
    points: String(between(12, 64, 'points', seed) * 10),
    ...(customer.email ? { email: customer.email } : {}),
    ...(main ? lineFacts(main, language, storeOf(store).currency) : {}),
    ...(days === undefined ? {} : { days: String(days) }),
    ...(order ? orderFacts(order.draft, order.order, language) : {}),
    ...(order?.replacement ? { replacement: order.replacement.name } : {}),
  }
}

function lineFacts(line: LineDraft, language: Language, currency: 'USD' | 'EUR'): Facts {
  const { product, colour, otherColour } = line
  return {
    product: product.title,
    price: money(product.price, currency, language),
    ...(colour && otherColour ? { colour, otherColour } : {}),
    ...sizeFacts(line),
  }
}

function sizeFacts({ product: { sizes = [] }, size }: LineDraft): Facts {
  if (size === null) return {}
  const name = (position: number) => sizes[position] ?? ''
  // from armpit to armpit, as the macro about sizes has it
  const girth = `${48 + 3 * size} cm`
  return { size: name(size), bigger: name(size + 1), smaller: name(size - 1), girth }
}

// without those that look like others
function letters(count: number, ...seed: readonly string[]): string {
  const alphabet = 'ACDEFGHJKLMNPQRTUVWXY34679'
  return Array.from({ length: count }, (_, index) => alphabet[hash('letter', index, ...seed) % alphabet.length]).join(
    '',
  )
}
