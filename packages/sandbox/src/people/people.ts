import type { CustomerDoc, PersonDoc, UserDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

/** A user or customer, reduced to what messages and lists show. */
export function toPerson(doc: UserDoc | CustomerDoc): PersonDoc {
  const { id, email, name, firstname, lastname, meta } = doc
  return { id, email, name, firstname, lastname, meta }
}

export function userByEmail(world: World, email: string): UserDoc | undefined {
  return world.store.first('users', sql('lower(email) = ?', email.toLowerCase()))
}

/** The customer who has this address on a channel of this type. */
export function customerByAddress(world: World, type: string, address: string): CustomerDoc | undefined {
  const wanted = type === 'email' ? address.toLowerCase() : address
  const [row] = world.store.all<{ customer_id: number }>(
    sql('SELECT customer_id FROM channels WHERE type = ? AND address = ? LIMIT 1', type, wanted),
  )
  return row && world.store.get('customers', row.customer_id)
}

export function livingCustomer(world: World, id: number): CustomerDoc | undefined {
  const customer = world.store.get('customers', id)
  return customer?.merged_into === undefined ? customer : undefined
}
