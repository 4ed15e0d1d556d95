import type { Customer } from '@rhetor/client'
import type { Session } from '../session.ts'

/** What distinguishes customers, for the person who decides about them. */
export interface CustomerFacts {
  readonly id: number
  readonly name: string | null
  readonly email: string | null
  /** `phone +15550117` */
  readonly channels: readonly string[]
  readonly external_id: string | null
  readonly created_datetime: string
  readonly tickets: number | 'more than 100'
}

/** A customer in a few words, with the number of tickets. */
export async function factsOf(customer: Customer, { gorgias, signal }: Session): Promise<CustomerFacts> {
  const page = await gorgias.tickets.list({ customer_id: customer.id, trashed: true, limit: 100 }, { signal })
  return { ...compact(customer), tickets: page.truncated ? 'more than 100' : page.items.length }
}

export function compact(customer: Customer): Omit<CustomerFacts, 'tickets'> {
  const { id, name, email, channels, external_id, created_datetime } = customer
  return {
    id,
    name,
    email,
    channels: channels
      .filter(({ deleted_datetime }) => !deleted_datetime)
      .map(({ type, address }) => `${type} ${address}`),
    external_id,
    created_datetime,
  }
}
