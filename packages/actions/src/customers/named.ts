import { type Customer, UsageError } from '@rhetor/client'
import * as z from 'zod'
import type { Session } from '../session.ts'

/** A customer by id, e-mail address or phone number. */
export const CustomerName = z.union([z.string().trim().min(1).max(320), z.int().positive()]).meta({
  description: 'An id, an e-mail address, or a phone number such as +33612345678',
})

/** What kind of name a text is. */
type NamedBy =
  | { readonly by: 'id'; readonly id: number }
  | { readonly by: 'email'; readonly address: string }
  | { readonly by: 'phone'; readonly address: string }

/** Tells ids, addresses and numbers apart: an id has digits only and never begins with 0. */
export function namedBy(action: string, who: string | number): NamedBy {
  const text = String(who).trim()
  if (/^[1-9]\d{0,14}$/.test(text)) return { by: 'id', id: Number(text) }
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { by: 'email', address: text.toLowerCase() }
  if (/^\+?[\d\s()./-]{5,}$/.test(text)) return { by: 'phone', address: text }
  throw new UsageError(`${action}: name the customer by id, e-mail address or phone number.`)
}

/** The customer that is named, or undefined; where several match, none is chosen. */
export async function customerNamed(action: string, named: NamedBy, session: Session): Promise<Customer | undefined> {
  if (named.by === 'id') return customerOf(action, named.id, session)
  const ids = await idsAt(named, session)
  const [only, second] = ids
  if (second !== undefined)
    throw new UsageError(
      `${action}: nothing was sent: ${ids.length} customers have this ${named.by === 'email' ? 'address' : 'number'}: ${ids.join(', ')}. Give the id of one.`,
    )
  return only === undefined ? undefined : customerOf(action, only, session)
}

/** A customer by id; one that was merged is refused, since the id now leads to another. */
export async function customerOf(action: string, id: number, { gorgias, signal }: Session): Promise<Customer> {
  const { body, mergedInto } = await gorgias.customers.get(id, {}, { signal }).raw()
  if (mergedInto !== undefined)
    throw new UsageError(
      `${action}: nothing was sent: customer ${id} was merged into ${mergedInto}; use that id if you mean it.`,
    )
  return body
}

/** Every customer with an address, as their first or as one of several. */
async function idsAt({ by, address }: Exclude<NamedBy, { by: 'id' }>, { gorgias, signal }: Session): Promise<number[]> {
  // phone numbers are stored as they were typed
  const spelt = by === 'email' ? [address] : [...new Set([address, address.replaceAll(/[^\d+]/g, '')])]
  const queries = [
    ...(by === 'email' ? [{ email: address }] : []),
    ...spelt.map((channel_address) => ({ channel_type: by, channel_address })),
  ]
  const lists = await Promise.all(queries.map((query) => gorgias.customers.list({ ...query, limit: 100 }, { signal })))
  return [...new Set(lists.flatMap(({ items }) => items.map(({ id }) => id)))]
}
