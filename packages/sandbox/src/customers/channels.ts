import { customerByAddress } from '../people/people.ts'
import { conflict } from '../problem.ts'
import type { ChannelDoc } from '../store/documents.ts'
import { sql } from '../store/store.ts'
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

/** An address of a type belongs to one customer. */
export function refuseTaken(world: World, channels: readonly ChannelInput[], ownerId: number): void {
  for (const { type, address } of channels) {
    const owner = customerByAddress(world, type, address)
    if (owner && owner.id !== ownerId) throw conflict()
  }
}

export function writeChannels(world: World, customerId: number, channels: readonly ChannelInput[]): void {
  world.store.run(sql('DELETE FROM channels WHERE customer_id = ?', customerId))
  const seen = new Set<string>()
  for (const { type, address, preferred } of channels) {
    const isFirst = !seen.has(type)
    seen.add(type)
    world.store.insert('channels', {
      id: world.newId('channels'),
      customer_id: customerId,
      type,
      address: type === 'email' ? address.toLowerCase() : address,
      preferred: preferred ?? isFirst,
      created_datetime: world.now(),
      updated_datetime: world.now(),
    })
  }
}

export function channelsOf(world: World, customerId: number): ChannelDoc[] {
  return world.store.select('channels', { where: sql('customer_id = ?', customerId) })
}
