import { setFieldValues } from '../fields/values.ts'
import { splitName } from '../names.ts'
import type { CustomerDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { Turn } from '../world.ts'
import { channelsOf, refuseTaken, refuseTakenKey, withEmail, writeChannels } from './channels.ts'
import { type CustomerInput, nameOf } from './create.ts'

const plainKeys = ['external_id', 'language', 'timezone', 'note', 'meta'] as const

/** Applies a partial update; `channels` replaces the whole list. */
export function changeCustomer(
  turn: Turn,
  before: CustomerDoc,
  input: CustomerInput,
  { quiet = false } = {},
): CustomerDoc {
  const { world } = turn
  const doc: CustomerDoc = { ...before }
  for (const key of plainKeys) if (input[key] !== undefined) Object.assign(doc, { [key]: input[key] })
  const { firstname = before.firstname, lastname = before.lastname } = input
  const name = nameOf(input.name === undefined ? { firstname, lastname } : input)
  const renames = name !== before.name
  if (renames) {
    Object.assign(doc, { name, ...splitName(name), meta: { ...doc.meta, name_set_via: 'agent' } })
  }
  refuseTakenKey(world, doc.external_id, doc.id)
  // the main address is one of the channels, so replacing them replaces it
  const newMail = input.channels?.find(({ type }) => type === 'email')?.address
  if (input.channels !== undefined && input.email === undefined) {
    const stays = input.channels.some(({ type, address }) => type === 'email' && address.toLowerCase() === doc.email)
    if (!stays) doc.email = newMail?.toLowerCase() ?? null
  }
  if (input.email !== undefined) doc.email = input.email?.toLowerCase() ?? null
  if (input.channels !== undefined || input.email !== undefined) {
    const given =
      input.channels ?? channelsOf(world, doc.id).filter((one) => input.email !== null || one.type !== 'email')
    const channels = withEmail(given, doc.email)
    refuseTaken(world, channels, doc.id)
    writeChannels(world, doc.id, channels)
  }
  if (input.custom_fields) setFieldValues(world, 'Customer', doc.id, input.custom_fields, { keepOthers: true })
  doc.updated_datetime = world.now()
  world.store.put('customers', doc)
  if (renames) renameInMessages(turn, doc)
  if (!quiet) turn.did('customer-updated', doc.id)
  return doc
}

// messages show their sender as the customer is called now
function renameInMessages({ world }: Turn, { id, name, firstname, lastname }: CustomerDoc): void {
  world.store.run(
    sql(
      `UPDATE messages SET doc = json_set(doc, '$.sender.name', ?, '$.sender.firstname', ?, '$.sender.lastname', ?) WHERE sender_id = ?`,
      name,
      firstname,
      lastname,
      id,
    ),
  )
}

/** Removes a customer; tickets stay without a customer, addresses are free again. */
export function deleteCustomer(turn: Turn, customer: CustomerDoc): void {
  const { world } = turn
  writeChannels(world, customer.id, [])
  world.store.remove('customers', customer.id)
  world.store.run(
    sql(`UPDATE tickets SET doc = json_set(doc, '$.customer_id', NULL) WHERE customer_id = ?`, customer.id),
  )
  world.store.run(sql(`DELETE FROM field_values WHERE object_type = 'Customer' AND object_id = ?`, customer.id))
  turn.did('customer-deleted', customer.id)
}
