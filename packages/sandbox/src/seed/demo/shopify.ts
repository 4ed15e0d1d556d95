import { hash } from './chance.ts'
import type { StoreKey } from './keys.ts'
import type { DemoOrder } from './order-types.ts'
import type { DemoCustomer } from './types.ts'

/**
 * What a shop integration keeps on a customer, under its id in `customer.integrations`: the shop's own words. `at`
 * makes a time of minutes ago. Nothing when the customer never bought there.
 */
export function toShopify(
  customer: DemoCustomer,
  store: StoreKey,
  at: (minutesAgo: number) => string,
): Record<string, unknown> | undefined {
  const orders = customer.orders.filter((order) => order.store === store)
  if (orders.length === 0) return undefined
  const spent = orders.reduce((sum, { total_price }) => sum + Number(total_price), 0)
  const [first_name = '', ...rest] = (customer.name ?? '').split(' ')
  const [newest] = orders.toSorted((one, other) => one.minutesAgo - other.minutesAgo)
  return {
    __integration_type__: 'shopify',
    customer: {
      id: shopperId(customer, store),
      email: customer.email,
      first_name,
      last_name: rest.join(' '),
      phone: customer.channels.find(({ type }) => type === 'phone')?.address ?? null,
      orders_count: orders.length,
      total_spent: spent.toFixed(2),
      currency: newest?.currency,
      note: customer.note,
      tags: customer.isVip ? 'VIP' : '',
      default_address: newest ? address(newest) : null,
      created_at: at(customer.minutesAgo),
    },
    orders: orders
      .toSorted((one, other) => one.minutesAgo - other.minutesAgo)
      .map((order) => toShopifyOrder(order, customer, at)),
  }
}

function toShopifyOrder(order: DemoOrder, customer: DemoCustomer, at: (minutesAgo: number) => string): unknown {
  const {
    store: _,
    minutesAgo,
    cancelledMinutesAgo,
    discount_codes,
    fulfillments,
    line_items,
    refunds,
    tags,
    ...rest
  } = order
  const id = orderId(order)
  const address1 = address(order)
  return {
    id,
    ...rest,
    email: customer.email,
    created_at: at(minutesAgo),
    processed_at: at(minutesAgo),
    cancelled_at: cancelledMinutesAgo === null ? null : at(cancelledMinutesAgo),
    tags: tags.join(', '),
    discount_codes: discount_codes.map((code) => ({ code, amount: order.total_discounts, type: 'percentage' })),
    line_items: line_items.map(({ product, ...line }, index) => ({
      id: id * 10 + index,
      product_id: hash('product', product),
      ...line,
    })),
    fulfillments: fulfillments.map(({ minutesAgo: sent, deliveredMinutesAgo, lines, ...part }, index) => ({
      id: id * 100 + index,
      status: 'success',
      ...part,
      tracking_numbers: [part.tracking_number],
      tracking_urls: [part.tracking_url],
      line_items: lines.map((position) => ({ id: id * 10 + position, quantity: line_items[position]?.quantity })),
      created_at: at(sent),
      updated_at: at(deliveredMinutesAgo ?? sent),
    })),
    refunds: refunds.map(({ amount, note, minutesAgo: paid }, index) => ({
      id: id * 1000 + index,
      note,
      created_at: at(paid),
      transactions: [{ kind: 'refund', status: 'success', amount, currency: order.currency }],
    })),
    billing_address: address1,
    shipping_address: address1,
  }
}

function address({ shipping_address }: DemoOrder): Record<string, unknown> {
  const [first_name = '', ...rest] = shipping_address.name.split(' ')
  return { first_name, last_name: rest.join(' '), ...shipping_address }
}

function orderId({ order_number, store }: DemoOrder): number {
  return 5_210_000_000 + (store === 'teahouse' ? 900_000 : 0) + order_number * 17
}

function shopperId({ key }: DemoCustomer, store: StoreKey): number {
  return 7_000_000_000 + (hash('shopper', store, key) % 900_000_000)
}
