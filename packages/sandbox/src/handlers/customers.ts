import { changeCustomer, deleteCustomer } from '../customers/change.ts'
import { createCustomer } from '../customers/create.ts'
import { mergeCustomers } from '../customers/merge.ts'
import { toCustomer, toListItems } from '../customers/wire.ts'
import { deleteFieldValue, fieldValues, setFieldValue, setFieldValues } from '../fields/values.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { notFound, Problem } from '../problem.ts'
import type { CustomerDoc } from '../store/documents.ts'
import { type Sql, sql } from '../store/sql.ts'
import { normalizeMoment } from '../time.ts'
import { customerViewCondition } from '../views/customers.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

/** The customer, a 404, or the 301 of one that was merged. */
function customerOr404(world: World, id: number, below = ''): CustomerDoc {
  const customer = world.store.get('customers', id)
  if (!customer) throw notFound()
  if (customer.merged_into === undefined) return customer
  throw new Problem(301, 'The customer was merged into another one.', {
    headers: { location: `/api/customers/${customer.merged_into}/${below}` },
  })
}

export const customers: Handlers<'customers'> = {
  list: (call) => {
    const { query, world, caller } = call
    const where: Sql[] = [sql('merged_into IS NULL')]
    if (query.email) where.push(sql('email = ?', query.email.toLowerCase()))
    for (const key of ['external_id', 'name', 'language', 'timezone'] as const) {
      const value = query[key]
      if (value) where.push(sql(`"${key}" = ?`, value))
    }
    if (query.channel_type !== undefined && query.channel_address !== undefined) {
      const address = query.channel_type === 'email' ? query.channel_address.toLowerCase() : query.channel_address
      where.push(
        sql('id IN (SELECT customer_id FROM channels WHERE type = ? AND address = ?)', query.channel_type, address),
      )
    }
    if (query.view_id !== undefined) where.push(customerViewCondition(world, query.view_id, caller))
    return listPage(call, {
      table: 'customers',
      where,
      ...readOrder(query.order_by ?? 'created_datetime:desc'),
      envelope: 'without-total',
      toWire: (docs) => toListItems(world, docs),
    })
  },

  create: ({ turn, world, body }) => toCustomer(world, createCustomer(turn, body, 'agent'), 'write'),
  get: ({ world, params }) => toCustomer(world, customerOr404(world, params.id), 'get'),
  update: ({ turn, world, params, body }) =>
    toCustomer(world, changeCustomer(turn, customerOr404(world, params.id), body), 'write'),
  delete: ({ turn, world, params }) => deleteCustomer(turn, customerOr404(world, params.id)),

  deleteMany: ({ turn, world, body }) => {
    // unknown ids are skipped
    for (const customer of world.store.byIds('customers', body.ids).values()) deleteCustomer(turn, customer)
  },

  merge: ({ turn, world, query, body }) => {
    const [source, target] = [customerOr404(world, query.source_id), customerOr404(world, query.target_id)]
    return toCustomer(world, mergeCustomers(turn, source, target, body), 'merge')
  },

  setData: ({ turn, world, caller, params, body }) => {
    const customer = customerOr404(world, params.customer_id, 'data')
    const appId = caller.clientId ?? 'sandbox'
    const known = customer.data_versions[appId]
    const version = body.version ? normalizeMoment(body.version) : undefined
    // an older version is ignored, without an error
    if (version && known && version < known) return
    const app = world.store.first('apps', sql('client_id = ?', appId))
    const data = typeof body.data === 'object' && body.data !== null ? { ...body.data } : { value: body.data }
    world.store.put('customers', {
      ...customer,
      external_data: { ...customer.external_data, [appId]: { ...data, __app_name__: app?.name ?? 'Sandbox' } },
      data_versions: version ? { ...customer.data_versions, [appId]: version } : customer.data_versions,
    })
    turn.did('customer-updated', customer.id)
  },

  listCustomFields: ({ world, params }) => ({
    data: fieldValues(world, 'Customer', customerOr404(world, params.customer_id).id),
  }),

  setCustomFields: ({ world, params, body }) => {
    const customer = customerOr404(world, params.customer_id)
    setFieldValues(world, 'Customer', customer.id, body, { keepOthers: false })
    return { data: fieldValues(world, 'Customer', customer.id) }
  },

  setCustomField: ({ world, params, body }) =>
    setFieldValue(world, 'Customer', customerOr404(world, params.customer_id).id, params.id, body),

  deleteCustomField: ({ world, params }) =>
    deleteFieldValue(world, 'Customer', customerOr404(world, params.customer_id).id, params.id),
}
