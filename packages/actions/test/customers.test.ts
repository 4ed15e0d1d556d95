import { describe, expect, it } from 'vitest'
import { openDemo } from '../../../test/support/demo-session.ts'
import { type CustomerWay, type FoundCustomers, waysToCustomers } from '../src/customers/find.ts'
import { ordersOf } from '../src/customers/orders.ts'
import type { ShownCustomer } from '../src/customers/read.ts'

const ids = ({ items }: FoundCustomers) => items.map(({ id }) => id)

describe('the lookups of customers', () => {
  it.each<[string, CustomerWay['by'][]]>([
    ['maya@shop.example', ['email', 'name']],
    ['5017', ['id']],
    ['486700001', ['id', 'phone']],
    ['0719908543', ['phone']],
    ['+33 1 42 00 00 99', ['phone']],
    ['(555) 010-0199', ['phone']],
    ['Solène', ['name', 'profile']],
    ['Maya 2', ['name', 'profile']],
  ])('%j', (query, ways) => {
    expect(waysToCustomers({ query }).map(({ by }) => by)).toEqual(ways)
  })

  it('exactly one criterion is required', () => {
    expect(() => waysToCustomers({})).toThrow('find-customers: give a name')
    expect(() => waysToCustomers({ query: 'maya', phone: '+3312' })).toThrow(
      'find-customers: give one of query, phone.',
    )
  })
})

it('a lookup by name, id or address takes one call', async () => {
  await using demo = await openDemo()
  for (const input of [
    { query: 'marchandet' },
    { query: '5017' },
    { id: 5017 },
    { query: 'Solene.Marchandet16@courriel-vert.example' },
    { external_id: 'crm-378' },
  ]) {
    demo.sent.length = 0
    const found = await demo.result<FoundCustomers>('find-customers', input)
    expect(ids(found)).toEqual([5017])
    expect(found.items[0]?.untrusted.name).toBe('Solène Marchandet')
    expect(demo.sent).toHaveLength(1)
  }
})

it('a phone number is found however it is written', async () => {
  await using demo = await openDemo()
  await demo.gorgias.customers.update(5017, { channels: [{ type: 'phone', address: '+33142000099' }] })
  expect(ids(await demo.result('find-customers', { phone: '+33 1 42 00 00 99' }))).toEqual([5017])
  expect(ids(await demo.result('find-customers', { query: '+33142000099' }))).toEqual([5017])
})

it('a name that is not found is searched for in profiles, and may have no customer', async () => {
  await using demo = await openDemo()
  const found = await demo.result<FoundCustomers>('find-customers', { query: 'robe project' })
  expect(ids(found)).toEqual([5143])
  expect(found.how).toBe('"robe project" was searched for in profiles.')
  expect(await demo.result('find-customers', { id: 1 })).toEqual({
    items: [],
    truncated: false,
    how: 'Customer 1 was read.',
  })
  expect(ids(await demo.result('find-customers', { email: 'nobody@nowhere.example' }))).toEqual([])
})

it('a full search result says that it has no next page', async () => {
  await using demo = await openDemo()
  const found = await demo.result<FoundCustomers>('find-customers', { query: 'a', limit: 3 })
  expect(found).toMatchObject({ truncated: true, incomplete: expect.stringContaining('no further pages') })
  expect(found.items).toHaveLength(3)
})

it('a customer shows with channels, orders, fields and the latest tickets', async () => {
  await using demo = await openDemo()
  const shown = await demo.result<ShownCustomer>('show-customer', { customer: 5017, orders: 1, tickets: 1 })
  expect(demo.sent).toHaveLength(3)
  expect(shown).toMatchObject({
    id: 5017,
    external_id: 'crm-378',
    channels: [{ type: 'email', preferred: true }, { type: 'instagram-direct-message' }],
    orders: {
      count: 6,
      last: [
        {
          name: '#7200',
          total: '42.90 EUR',
          payment: 'paid',
          status: 'delivered',
          tracking: [expect.any(String)],
          lines: ['1 × Six Hills Tasting Set'],
        },
      ],
    },
    open_tickets: 1,
    truncated: true,
    untrusted: {
      name: 'Solène Marchandet',
      addresses: ['solene.marchandet16@courriel-vert.example', 'solene_marchandet'],
      fields: { 'Nest club tier': 'Down' },
    },
  })
  expect(shown.tickets.map(({ id }) => id)).toEqual([8407])
  expect(shown.tickets[0]).not.toHaveProperty('customer')
})

it('an address names a customer, a name does not', async () => {
  await using demo = await openDemo()
  const shown = await demo.result<ShownCustomer>('show-customer', {
    customer: 'solene.marchandet16@courriel-vert.example',
  })
  expect(shown.id).toBe(5017)
  await expect(demo.act('show-customer', { customer: 'Solène' })).rejects.toThrow('find-customers finds them by name')
  await expect(demo.act('show-customer', { customer: 'no@where.example' })).rejects.toThrow(
    'no customer has this address',
  )
  await expect(demo.act('show-customer', { customer: 1 })).rejects.toMatchObject({ code: 'not_found' })
})

describe('orders', () => {
  it('those of a shop integration and of the shop data count together, newest first', () => {
    const orders = ordersOf(
      {
        integrations: {
          12: {
            __integration_type__: 'shopify',
            customer: { orders_count: 4 },
            orders: [{ name: '#1', created_at: '2026-01-01T00:00:00Z', cancelled_at: '2026-01-02T00:00:00Z' }],
          },
        },
        ecommerce_data: {
          abc: { orders: [{ name: 'M-2', created_datetime: '2026-02-01T00:00:00Z', status: 'completed' }] },
        } as never,
      },
      5,
    )
    expect(orders).toEqual({
      count: 5,
      last: [
        { name: 'M-2', created_datetime: '2026-02-01T00:00:00Z', status: 'completed' },
        { name: '#1', created_datetime: '2026-01-01T00:00:00Z', cancelled: true },
      ],
    })
  })

  it.each([{}, { integrations: {} }, { integrations: { 1: null, 2: 'x', 3: { orders: 'none' } } }])(
    '%j says nothing about orders',
    (customer) => {
      expect(ordersOf(customer, 5)).toBeUndefined()
    },
  )

  it('an order that says little is shown as it is', () => {
    expect(ordersOf({ integrations: { 1: { orders: [{ id: 7 }, 'broken'] } } }, 5)).toEqual({
      count: 2,
      last: [{ name: '7' }, { name: '?' }],
    })
  })
})
