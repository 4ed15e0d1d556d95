import { customerByAddress } from '../people/people.ts'
import { conflict } from '../problem.ts'
import type { ChannelDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

export interface ChannelInput {
  readonly type: string
  readonly address: string
  readonly preferred?: boolean | undefined
}

/** The channels with one for the e-mail address, where none is among them. */
export function withEmail(channels: readonly ChannelInput[], email: string | null | undefined): ChannelInput[] {
  const has = channels.some(
    (channel) => channel.type === 'email' && channel.address.toLowerCase() === email?.toLowerCase(),
  )
  return email && !has ? [...channels, { type: 'email', address: email, preferred: true }] : [...channels]
}

/** An id of the caller's own belongs to one customer. */
export function refuseTakenKey(world: World, externalId: string | null, ownerId: number): void {
  if (externalId === null) return
  const owner = world.store.first('customers', sql('external_id = ? AND merged_into IS NULL', externalId))
  if (owner && owner.id !== ownerId) throw conflict()
}

/** An address of a type belongs to one customer. */
export function refuseTaken(world: World, channels: readonly ChannelInput[], ownerId: number): void {
  for (const { type, address } of channels) {
    const owner = customerByAddress(world, type, address)
    if (owner && owner.id !== ownerId) throw conflict()
  }
}

/** Makes these the channels of a customer, in this order. Those at the beginning that stay are kept as they are. */
export function writeChannels(world: World, customerId: number, channels: readonly ChannelInput[]): void {
  const wanted = channels.map(({ type, address, preferred }, index) => ({
    type,
    address: type === 'email' ? address.toLowerCase() : address,
    preferred: preferred ?? channels.findIndex((other) => other.type === type) === index,
  }))
  const before = channelsOf(world, customerId)
  const firstNew = before.findIndex(
    (channel, index) => channel.type !== wanted[index]?.type || channel.address !== wanted[index]?.address,
  )
  const stay = firstNew === -1 ? before.length : firstNew
  for (const { id } of before.slice(stay)) world.store.remove('channels', id)
  for (const [index, channel] of wanted.entries()) {
    const kept = index < stay ? before[index] : undefined
    if (!kept) {
      const [id, created_datetime, updated_datetime] = [world.newId('channels'), world.now(), world.now()]
      world.store.insert('channels', { id, customer_id: customerId, ...channel, created_datetime, updated_datetime })
    } else if (kept.preferred !== channel.preferred) {
      world.store.put('channels', { ...kept, preferred: channel.preferred, updated_datetime: world.now() })
    }
  }
}

export function channelsOf(world: World, customerId: number): ChannelDoc[] {
  return world.store.select('channels', { where: sql('customer_id = ?', customerId) })
}
