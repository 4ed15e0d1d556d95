import type { CustomerListItem } from '@rhetor/client'
import { GorgiasError, UsageError } from '@rhetor/client'
import { Id, strict } from '@rhetor/contract'
import * as z from 'zod'
import { reads } from '../action.ts'
import { toSecond } from '../found-ticket.ts'
import type { Session } from '../session.ts'
import { line, type Untrusted } from '../untrusted.ts'
import { withoutEmpty } from '../without-empty.ts'

const FindCustomersInput = strict(() => ({
  query: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .optional()
    .meta({ description: 'A name, an e-mail address, a phone number or a customer id' }),
  id: Id.optional(),
  email: z.email().optional(),
  phone: z.string().min(3).optional(),
  external_id: z.string().min(1).optional().meta({ description: 'The id in another system' }),
  limit: z.int().min(1).max(50).default(20),
}))
type FindCustomersInput = z.output<typeof FindCustomersInput>

interface FoundCustomer extends Untrusted<{ readonly name?: string; readonly email?: string }> {
  readonly id: number
  readonly external_id?: string
  readonly language?: string
  readonly created_datetime?: string
}

export interface FoundCustomers {
  readonly items: readonly FoundCustomer[]
  readonly truncated: boolean
  /** Which calls were made. */
  readonly how: string
  readonly incomplete?: string
}

export const findCustomers = reads({
  name: 'find-customers',
  title: 'Find customers',
  summary: 'Finds customers by id, e-mail address, phone number, external id or name, in as few calls as possible.',
  input: FindCustomersInput,
  positional: ['query'],
  fields: { id: true, external_id: true, language: true, created_datetime: true, untrusted: true },
  example: { query: 'marchandet' },
  read: async (input, session): Promise<FoundCustomers> => {
    const ways = waysToCustomers(input)
    let found: FoundCustomers | undefined
    // the next lookup only where the one before found nobody
    for (const way of ways) {
      found = await take(way, input.limit, session)
      if (found.items.length > 0) break
    }
    return found as FoundCustomers
  },
})

export type CustomerWay = {
  readonly by: 'id' | 'email' | 'phone' | 'external_id' | 'name' | 'profile'
  readonly value: string
}

/** The lookups that can find a customer, cheapest and most certain first. */
export function waysToCustomers(input: Omit<FindCustomersInput, 'limit'>): readonly CustomerWay[] {
  const { query, id, email, phone, external_id } = input
  const said = Object.entries({ query, id, email, phone, external_id }).filter(([, value]) => value !== undefined)
  const [[by, value] = [], second] = said
  if (value === undefined) throw new UsageError('find-customers: give a name, an address, a number or an id.')
  if (second) throw new UsageError(`find-customers: give one of ${said.map(([name]) => name).join(', ')}.`)
  return by === 'query' ? guesses(String(value)) : [{ by: by as 'id', value: String(value) }]
}

function guesses(text: string): CustomerWay[] {
  const way = (by: CustomerWay['by']): CustomerWay => ({ by, value: text })
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return [way('email'), way('name')]
  // an id never begins with 0, and some are as long as a phone number
  if (/^[1-9]\d{0,14}$/.test(text)) return text.length < 6 ? [way('id')] : [way('id'), way('phone')]
  if (/^\+?[\d\s()./-]{5,}$/.test(text)) return [way('phone')]
  return [way('name'), way('profile')]
}

async function take({ by, value }: CustomerWay, limit: number, session: Session): Promise<FoundCustomers> {
  const { gorgias, signal } = session
  switch (by) {
    case 'id':
      return listed(await existing(Number(value), session), `Customer ${value} was read.`)
    case 'email':
      return listed(await customersWithAddress(value, session), `Customers with the address ${value} were listed.`)
    case 'external_id': {
      const { items, truncated } = await gorgias.customers.list({ external_id: value, limit }, { signal })
      return { ...listed(items, `Customers with the external id ${value} were listed.`), truncated }
    }
    default:
      return searched(by, value, limit, session)
  }
}

const searches = {
  phone: { type: 'customers_by_phone', where: 'phone numbers' },
  name: { type: 'customer', where: 'names and addresses' },
  profile: { type: 'customer_profile', where: 'profiles' },
} as const

async function searched(
  by: keyof typeof searches,
  query: string,
  size: number,
  { gorgias, signal }: Session,
): Promise<FoundCustomers> {
  const { type, where } = searches[by]
  const { items } = await gorgias.search.find({ type, query, size }, { signal })
  const truncated = items.length >= size
  return {
    ...listed(items, `${JSON.stringify(query)} was searched for in ${where}.`),
    truncated,
    incomplete: truncated
      ? 'This search has no further pages: be more exact, or raise the limit up to 50.'
      : 'Customers added a moment ago may be missing: the search index is behind by seconds.',
  }
}

/** Customers an e-mail address belongs to: as their own, or as one of several. */
export async function customersWithAddress(
  address: string,
  { gorgias, signal }: Session,
): Promise<readonly CustomerListItem[]> {
  const email = address.trim().toLowerCase()
  const { items } = await gorgias.customers.list({ email, limit: 100 }, { signal })
  if (items.length > 0) return items
  const channels = { channel_type: 'email', channel_address: email }
  return (await gorgias.customers.list({ ...channels, limit: 100 }, { signal })).items
}

async function existing(id: number, { gorgias, signal }: Session) {
  try {
    return [await gorgias.customers.get(id, {}, { signal })]
  } catch (error) {
    if (error instanceof GorgiasError && error.code === 'not_found') return []
    throw error
  }
}

type Listed = Partial<Pick<CustomerListItem, 'id' | 'external_id' | 'language' | 'created_datetime' | 'name' | 'email'>>

function listed(items: readonly Listed[], how: string): FoundCustomers {
  return { items: items.filter(({ id }) => id !== undefined).map(toFoundCustomer), truncated: false, how }
}

function toFoundCustomer({ id, external_id, language, created_datetime, name, email }: Listed): FoundCustomer {
  return withoutEmpty({
    id: id as number,
    external_id,
    language,
    created_datetime: created_datetime && toSecond(created_datetime),
    untrusted: withoutEmpty({ name: line(name, 80), email: line(email, 400) }),
  })
}
