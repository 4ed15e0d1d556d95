import { toPerson } from '../../people/people.ts'
import type { CustomerDoc, PersonDoc } from '../../store/documents.ts'
import { type Micros, toText } from '../../time.ts'
import { customerDoc } from '../documents.ts'
import type { History } from '../history.ts'
import { firstNames, lastNames } from './phrases.ts'
import type { Random } from './random.ts'

export interface Shopper {
  readonly person: PersonDoc
  readonly email: string
  readonly phone: string
}

// of ten tickets four come from somebody who wrote before
const newcomers = 0.6

/** The customers so far: only their ids are kept, everything else follows from them. */
export class Shoppers {
  readonly #history: History
  readonly #ids: number[] = []

  constructor(history: History) {
    this.#history = history
  }

  /** Who writes at that moment: somebody known, or somebody new. */
  pick(random: Random, at: Micros): Shopper {
    if (this.#ids.length > 0 && random() > newcomers) {
      const index = Math.floor(random() * this.#ids.length)
      return shopper(this.#ids[index] ?? 0, index, null).shopper
    }
    return this.#welcome(at)
  }

  #welcome(at: Micros): Shopper {
    const { world } = this.#history
    const index = this.#ids.length
    const id = world.newId('customers')
    this.#ids.push(id)
    const created_datetime = toText(at)
    const { doc, shopper: found } = shopper(id, index, created_datetime)
    world.store.insert('customers', doc)
    for (const [type, address] of [
      ['email', found.email],
      ['phone', found.phone],
    ] as const) {
      world.store.insert('channels', {
        id: world.newId('channels'),
        customer_id: id,
        type,
        address,
        preferred: type === 'email',
        created_datetime,
        updated_datetime: created_datetime,
      })
    }
    this.#history.record(at, null, [['customer-created', id]])
    return found
  }
}

function shopper(id: number, index: number, created: string | null): { doc: CustomerDoc; shopper: Shopper } {
  const first = firstNames[index % firstNames.length]
  const last = lastNames[Math.floor(index / firstNames.length) % lastNames.length]
  const name = `${first} ${last}`
  const email = `${first}.${last}.${index + 1}@mail.example`.toLowerCase()
  const doc = customerDoc({ id, name, email, language: 'en', created_datetime: created ?? '' })
  return { doc, shopper: { person: toPerson(doc), email, phone: `+1555${String(2_000_000 + index)}` } }
}
