import { setFieldValues } from '../fields/values.ts'
import { splitName } from '../names.ts'
import type { CustomerDoc } from '../store/documents.ts'
import type { Turn } from '../world.ts'
import type { ChannelInput } from './channels.ts'
import { refuseTaken, refuseTakenKey, withEmail, writeChannels } from './channels.ts'

export interface CustomerInput {
  readonly email?: string | null | undefined
  readonly name?: string | null | undefined
  readonly firstname?: string | null | undefined
  readonly lastname?: string | null | undefined
  readonly external_id?: string | null | undefined
  readonly language?: string | null | undefined
  readonly timezone?: string | null | undefined
  readonly note?: string | null | undefined
  readonly meta?: Record<string, unknown> | null | undefined
  readonly channels?: readonly ChannelInput[] | undefined
  readonly custom_fields?: readonly { id: number; value?: unknown }[] | undefined
}

/** Makes a customer; `nameSetVia` is what the server notes about where the name came from. */
export function createCustomer(turn: Turn, input: CustomerInput, nameSetVia: 'agent' | null): CustomerDoc {
  const { world } = turn
  const at = world.now()
  const channels = withEmail(input.channels ?? [], input.email)
  const name = nameOf(input)
  const doc: CustomerDoc = {
    id: world.newId('customers'),
    external_id: input.external_id ?? null,
    email: (input.email ?? channels.find((channel) => channel.type === 'email')?.address)?.toLowerCase() ?? null,
    name,
    ...splitName(name),
    language: input.language ?? null,
    timezone: input.timezone ?? null,
    created_datetime: at,
    updated_datetime: at,
    meta: nameSetVia === null ? (input.meta ?? null) : { ...input.meta, name_set_via: nameSetVia },
    note: input.note ?? null,
    integrations: {},
    external_data: {},
    data_versions: {},
    ecommerce_data: {},
  }
  refuseTaken(world, channels, doc.id)
  refuseTakenKey(world, doc.external_id, doc.id)
  world.store.insert('customers', doc)
  writeChannels(world, doc.id, channels)
  if (input.custom_fields) setFieldValues(world, 'Customer', doc.id, input.custom_fields, { keepOthers: true })
  turn.did('customer-created', doc.id)
  return doc
}

export function nameOf({ name, firstname, lastname }: CustomerInput): string | null {
  if (name !== undefined) return name
  const joined = [firstname, lastname].filter(Boolean).join(' ')
  return joined === '' ? null : joined
}
