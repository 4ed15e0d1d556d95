import { customerByAddress } from '../people/people.ts'
import type { CustomerDoc } from '../store/documents.ts'
import type { Turn } from '../world.ts'
import { createCustomer } from './create.ts'

// the type of address that a channel uses, where its name differs from the channel's
const addressTypes: Readonly<Record<string, string>> = {
  sms: 'phone',
  'facebook-messenger': 'facebook',
  'twitter-direct-message': 'twitter',
}

/** The customer with an address on a channel, created where there is none. */
export function customerAt(
  turn: Turn,
  channel: string,
  { address, name = null }: { readonly address: string; readonly name?: string | null | undefined },
): CustomerDoc {
  const isMail = channel === 'email' || (channel === 'api' && address.includes('@'))
  const type = isMail ? 'email' : (addressTypes[channel] ?? channel)
  const known = customerByAddress(turn.world, type, address)
  if (known) return known
  const reached = isMail ? { email: address } : { channels: [{ type, address, preferred: true }] }
  return createCustomer(turn, { name, ...reached, meta: null }, null)
}
