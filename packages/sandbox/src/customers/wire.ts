import { fieldMap, fieldMaps } from '../fields/values.ts'
import type { ChannelDoc, CustomerDoc } from '../store/documents.ts'
import type { World } from '../world.ts'
import { channelsOf } from './channels.ts'

function toChannel(channel: ChannelDoc, { id, name }: CustomerDoc): unknown {
  const { created_datetime, updated_datetime, preferred, type, address } = channel
  const owner = { id, name }
  return {
    id: channel.id,
    type,
    address,
    preferred,
    created_datetime,
    updated_datetime,
    deleted_datetime: null,
    user: owner,
    customer: owner,
  }
}

/** Where a customer is shown decides which keys it has: recorded answers differ. */
export function toCustomer(world: World, doc: CustomerDoc, shown: 'get' | 'write' | 'merge'): unknown {
  const { id, external_id, email, name, firstname, lastname, language, timezone, meta, note, integrations } = doc
  const { created_datetime, updated_datetime, external_data, ecommerce_data } = doc
  return {
    id,
    external_id,
    active: true,
    email,
    name,
    firstname,
    lastname,
    channels: channelsOf(world, id).map((channel) => toChannel(channel, doc)),
    language,
    timezone,
    created_datetime,
    updated_datetime,
    meta,
    data: null,
    customer: null,
    ...(shown === 'merge' && { ecommerce_data }),
    note,
    custom_fields: fieldMap(world, 'Customer', id),
    integrations,
    ...(shown === 'get' && { external_data, ecommerce_data }),
  }
}

export function toListItems(world: World, docs: readonly CustomerDoc[]): unknown[] {
  const fields = fieldMaps(
    world,
    'Customer',
    docs.map((doc) => doc.id),
  )
  return docs.map((doc) => {
    const { id, external_id, email, name, firstname, lastname, language, timezone, meta, note } = doc
    const { created_datetime, updated_datetime } = doc
    return {
      id,
      external_id,
      active: true,
      email,
      name,
      firstname,
      lastname,
      language,
      timezone,
      created_datetime,
      updated_datetime,
      meta,
      data: null,
      note,
      custom_fields: fields.get(id) ?? {},
    }
  })
}

/** The customer inside a ticket; only a plain read shows data of apps and shops. */
export function toTicketCustomer(world: World, doc: CustomerDoc, isRead: boolean): unknown {
  const { id, email, name, firstname, lastname, meta, integrations, external_id, note, external_data, ecommerce_data } =
    doc
  return {
    id,
    email,
    name,
    firstname,
    lastname,
    meta,
    channels: channelsOf(world, id).map((channel) => toChannel(channel, doc)),
    data: null,
    customer: null,
    integrations,
    external_id,
    note,
    ...(isRead && { external_data, ecommerce_data }),
  }
}
