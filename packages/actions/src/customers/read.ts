import { type Customer, UsageError } from '@rhetor/client'
import { strict } from '@rhetor/contract'
import * as z from 'zod'
import { reads } from '../action.ts'
import { fieldsByLabel } from '../fields.ts'
import { type FoundTicket, toFound, toSecond } from '../found-ticket.ts'
import type { Session } from '../session.ts'
import { firstThatFit, line, linesOf, type Untrusted } from '../untrusted.ts'
import { unlessEmpty, withoutEmpty } from '../without-empty.ts'
import { customersWithAddress } from './find.ts'
import { type Orders, ordersOf } from './orders.ts'

export interface ShownCustomer
  extends Untrusted<{
    readonly name?: string
    readonly email?: string
    /** In the order of `channels`. */
    readonly addresses?: readonly string[]
    readonly note?: string
    readonly fields?: Readonly<Record<string, string | number | boolean>>
  }> {
  readonly id: number
  readonly external_id?: string
  readonly language?: string
  readonly timezone?: string
  readonly created_datetime: string
  readonly channels?: readonly { readonly type: string; readonly preferred?: true }[]
  /** How many addresses are not among them. */
  readonly more_channels?: number
  readonly orders?: Orders
  readonly open_tickets: number
  /** There may be more open ones: only the newest hundred were looked at. */
  readonly open_tickets_at_least?: true
  /** The last updated first. */
  readonly tickets: readonly FoundTicket[]
  /** There are older tickets: find shows them. */
  readonly truncated: boolean
  /** What is not shown here, and how to see it. */
  readonly left_out?: string
}

export const showCustomer = reads({
  name: 'show-customer',
  title: 'Show a customer',
  summary: 'Shows a customer with channels, orders, custom fields and the latest tickets.',
  input: strict(() => ({
    customer: z.union([z.string().min(1), z.int()]).meta({ description: 'An id or an e-mail address' }),
    tickets: z.int().min(0).max(100).default(5).meta({ description: 'How many tickets to show' }),
    orders: z.int().min(0).max(100).default(5).meta({ description: 'How many orders to show' }),
  })),
  positional: ['customer'],
  fields: {
    id: true,
    external_id: true,
    language: true,
    timezone: true,
    created_datetime: true,
    channels: true,
    more_channels: true,
    orders: true,
    untrusted: true,
    open_tickets: true,
    open_tickets_at_least: true,
    tickets: true,
    truncated: true,
    left_out: true,
  },
  example: { customer: 5017 },
  read: async (input, session): Promise<ShownCustomer> => {
    const { gorgias, directory, signal } = session
    const id = await idOf(input.customer, session)
    const [customer, tickets] = await Promise.all([
      gorgias.customers.get(id, { relationships: ['custom_fields'] }, { signal }),
      gorgias.tickets.list(
        { customer_id: id, order_by: 'updated_datetime:desc', trashed: false, limit: 100 },
        { signal },
      ),
    ])
    const shown = tickets.items.slice(0, input.tickets)
    const facts = factsOf(customer, await fieldsByLabel(customer.custom_fields, directory.customerFields), input.orders)
    return {
      ...facts,
      open_tickets: tickets.items.filter(({ status, spam }) => status === 'open' && !spam).length,
      ...(tickets.truncated && { open_tickets_at_least: true as const }),
      tickets: shown.map(toFound).map(withoutCustomer),
      truncated: tickets.truncated || shown.length < tickets.items.length,
      ...withoutEmpty({ left_out: leftOut(facts) }),
    }
  },
})

// as many bytes as a model reads without asking for more
const mostOfNote = 500
const mostOfAddresses = 1_000

async function idOf(customer: string | number, session: Session): Promise<number> {
  const text = String(customer).trim()
  if (/^\d{1,15}$/.test(text)) return Number(text)
  if (!text.includes('@'))
    throw new UsageError('show-customer: name the customer by id or e-mail address; find-customers finds them by name.')
  const [found] = await customersWithAddress(text, session)
  if (!found) throw new UsageError('show-customer: no customer has this address; find-customers looks further.')
  return found.id
}

function factsOf(customer: Customer, fields: ShownCustomer['untrusted']['fields'], mostOrders: number) {
  const all = customer.channels.filter(({ deleted_datetime }) => !deleted_datetime)
  const addresses = firstThatFit(
    all.map(({ address }) => line(address, 400) ?? '?'),
    mostOfAddresses,
  )
  const channels = all.slice(0, addresses.length)
  return withoutEmpty({
    id: customer.id,
    external_id: customer.external_id,
    language: customer.language,
    timezone: customer.timezone,
    created_datetime: toSecond(customer.created_datetime),
    channels: unlessEmpty(
      channels.map(({ type, preferred }) => withoutEmpty({ type, preferred: preferred ? (true as const) : undefined })),
    ),
    more_channels: all.length - channels.length || undefined,
    orders: ordersOf(customer, mostOrders),
    untrusted: withoutEmpty({
      name: line(customer.name, 80),
      email: line(customer.email, 400),
      addresses: unlessEmpty(addresses),
      note: linesOf(customer.note, mostOfNote),
      fields,
    }),
  })
}

function leftOut({ untrusted, more_channels: addresses = 0 }: ReturnType<typeof factsOf>): string | undefined {
  const shortened = [
    ...(untrusted.note?.endsWith('…') ? ['note'] : []),
    ...(Object.values(untrusted.fields ?? {}).some((value) => String(value).endsWith('…')) ? ['fields'] : []),
  ]
  const parts = [
    ...(shortened.length > 0 ? [`the rest of ${shortened.join(' and ')}: see it with customers.get`] : []),
    ...(addresses > 0 ? [`${addresses} more addresses: see them with customers.get`] : []),
  ]
  return parts.length > 0 ? parts.join('; ') : undefined
}

function withoutCustomer({ customer: _, ...ticket }: FoundTicket): FoundTicket {
  const { customer: __, ...untrusted } = ticket.untrusted
  return { ...ticket, untrusted }
}
