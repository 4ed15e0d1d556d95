import { sql } from '../../store/sql.ts'
import { toShopify } from '../demo/shopify.ts'
import type { Demo, DemoCustomer, DemoFieldValue } from '../demo/types.ts'
import { customerDoc } from '../documents.ts'
import type { Loading } from './loading.ts'

/** The customers with their addresses, orders and custom fields, in the order they came. */
export function loadCustomers(loading: Loading, { customers, shop }: Demo): void {
  const oldestFirst = customers.toSorted((one, other) => other.minutesAgo - one.minutesAgo)
  for (const { key } of oldestFirst) loading.name('customer', key, loading.world.newId('customers'))
  for (const customer of oldestFirst) {
    loadCustomer(loading, customer, shop.stores)
    loadChannels(loading, customer)
    loadFieldValues(loading, 'Customer', loading.idOf('customer', customer.key), customer.custom_fields)
    logCustomer(loading, customer)
  }
}

function loadCustomer(loading: Loading, customer: DemoCustomer, stores: Demo['shop']['stores']): void {
  const { external_id, name, email, language, timezone, note, meta, mergedInto } = customer
  const bought = stores.flatMap(({ key, integration }) => {
    const data = toShopify(customer, key, (minutesAgo) => loading.at(minutesAgo))
    return data ? [[loading.idOf('integration', integration), data] as const] : []
  })
  loading.world.store.insert(
    'customers',
    customerDoc({
      id: loading.idOf('customer', customer.key),
      external_id,
      name,
      email,
      language,
      timezone,
      note,
      meta: meta && { ...meta },
      integrations: Object.fromEntries(bought),
      created_datetime: loading.at(customer.minutesAgo),
      updated_datetime: loading.at(customer.updatedMinutesAgo),
      ...(mergedInto !== null && { merged_into: loading.idOf('customer', mergedInto) }),
    }),
  )
}

function loadChannels(loading: Loading, { key, channels, minutesAgo }: DemoCustomer): void {
  const at = loading.at(minutesAgo)
  for (const channel of channels) {
    loading.place('channels', undefined, (id) => ({
      id,
      customer_id: loading.idOf('customer', key),
      ...channel,
      created_datetime: at,
      updated_datetime: at,
    }))
  }
}

function logCustomer(loading: Loading, { key, mergedInto, minutesAgo, updatedMinutesAgo }: DemoCustomer): void {
  const { history } = loading
  history.record(loading.micros(minutesAgo), null, [['customer-created', loading.idOf('customer', key)]])
  if (mergedInto === null) return
  const target = loading.idOf('customer', mergedInto)
  history.record(loading.micros(updatedMinutesAgo), loading.adminId, [['customer-merged', target]])
}

/** Writes the values a ticket or customer has, by key of their fields. */
export function loadFieldValues(
  loading: Loading,
  objectType: 'Ticket' | 'Customer',
  id: number,
  values: Readonly<Record<string, DemoFieldValue>>,
): void {
  for (const [key, value] of Object.entries(values)) {
    loading.world.store.run(
      sql(
        'INSERT INTO field_values (object_type, object_id, field_id, value) VALUES (?, ?, ?, ?)',
        objectType,
        id,
        loading.idOf('customField', key),
        JSON.stringify(value),
      ),
    )
  }
}
