import { sql } from '../../store/sql.ts'
import type { World } from '../../world.ts'
import { pickWeighted, type Random } from './random.ts'

/** A way customers write. */
export interface Route {
  readonly channel: string
  readonly via: string
  readonly source: string
  /** The kind of address it needs of a customer. */
  readonly address: 'email' | 'phone'
  readonly integration: 'email' | 'gorgias_chat' | 'sms'
  readonly weight: number
}

const routes: readonly Route[] = [
  { channel: 'email', via: 'email', source: 'email', address: 'email', integration: 'email', weight: 60 },
  { channel: 'chat', via: 'gorgias_chat', source: 'chat', address: 'email', integration: 'gorgias_chat', weight: 22 },
  {
    channel: 'contact_form',
    via: 'contact_form',
    source: 'contact-form',
    address: 'email',
    integration: 'email',
    weight: 8,
  },
  { channel: 'sms', via: 'sms', source: 'sms', address: 'phone', integration: 'sms', weight: 10 },
]

const weighted = routes.map((route) => [route, route.weight] as const)

export function pickRoute(random: Random): Route {
  return pickWeighted(random, weighted)
}

/** Where the account is reached, by kind of integration. */
export type Lines = Readonly<Record<Route['integration'], { readonly id: number; readonly address: string }>>

/** Adds what a fresh account lacks: a chat and a number for texts. */
export function openLines(world: World): Lines {
  const mailbox = world.store.first('integrations', sql('type = ?', 'email'))
  if (!mailbox) throw new Error('a fresh account has a mailbox')
  const open = (type: 'gorgias_chat' | 'sms', name: string, meta: Record<string, unknown>, address: string) => {
    const id = world.newId('integrations')
    world.store.insert('integrations', { ...mailbox, id, type, name, meta })
    return { id, address }
  }
  const number = '+15550100000'
  return {
    email: { id: mailbox.id, address: String((mailbox.meta as { address?: string }).address) },
    gorgias_chat: open('gorgias_chat', 'Chat', { app_id: 'chat' }, 'chat'),
    sms: open('sms', 'Texts', { phone_number: number }, number),
  }
}
