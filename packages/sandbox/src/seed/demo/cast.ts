import { fraction, hash } from './chance.ts'
import { channelRow } from './channels.ts'
import type { Occasion } from './order-drafts.ts'
import { elsewhere } from './people/elsewhere.ts'
import { english } from './people/english.ts'
import { others } from './people/others.ts'
import type { Contact, Person } from './people/person.ts'

/** Everybody, in the order that gives them their ids. */
export const everybody: readonly Person[] = [...english, ...elsewhere, ...others]

const contactOf: Readonly<Record<string, Contact>> = {
  email: 'email',
  chat: 'chat',
  phone: 'phone',
  whatsapp: 'whatsapp',
  'instagram-direct-message': 'instagram',
}

/** Who writes on each occasion: somebody whose language and channel fit, and who has not written much so far. */
export function castOf(occasions: readonly Occasion[]): Map<Occasion, Person> {
  const cast = new Map<Occasion, Person>()
  const written = new Map<Person, number>()
  const seen = new Set<string>()
  for (const occasion of occasions) {
    const { thread, round } = occasion
    const fitting = everybody.filter((person) => fits(person, occasion))
    const fresh = fitting.filter((person) => !seen.has(`${thread.key} ${person.key}`))
    const pool = fresh.length ? fresh : fitting
    const chosen = leastBy(
      pool,
      (person) =>
        (written.get(person) ?? 0) / talkativeness(person) + 0.9 * fraction('cast', thread.key, round, person.key),
    )
    if (!chosen) throw new Error(`${thread.key}: nobody can tell it`)
    cast.set(occasion, chosen)
    written.set(chosen, (written.get(chosen) ?? 0) + 1)
    seen.add(`${thread.key} ${chosen.key}`)
  }
  return cast
}

function fits(person: Person, { thread }: Occasion): boolean {
  const { cast = {}, channel, language = 'en' } = thread
  const contact = contactOf[channelRow(channel).address]
  if (cast.customer) return person.key === cast.customer
  if (person.kind !== cast.kind || person.language !== language) return false
  if (!contact || !person.contacts.includes(contact)) return false
  if (cast.countries && !cast.countries.includes(person.country)) return false
  if (thread.lines.some((line) => line.channel === 'email') && !person.contacts.includes('email')) return false
  return cast.isVip === undefined || cast.isVip === (person.isVip ?? false)
}

function leastBy<Item>(list: readonly Item[], measure: (item: Item) => number): Item | undefined {
  let least: { item: Item; value: number } | undefined
  for (const item of list) {
    const value = measure(item)
    if (!least || value < least.value) least = { item, value }
  }
  return least?.item
}

// some write once in their life, some every month
function talkativeness(person: Person): number {
  if (person.isVip) return 2.2
  return [0.5, 0.8, 1, 1.2, 2][hash('talk', person.key) % 5] ?? 1
}
