import type { Customer } from '@rhetor/client'
import { toSecond } from '../found-ticket.ts'
import { unlessEmpty, withoutEmpty } from '../without-empty.ts'

/** An order as the shop describes it. */
export interface OrderFacts {
  /** `#1042` */
  readonly name: string
  readonly created_datetime?: string
  /** `42.90 EUR` */
  readonly total?: string
  readonly payment?: string
  readonly status?: string
  readonly cancelled?: true
  readonly tracking?: readonly string[]
  /** `2 × Pebble Mug` */
  readonly lines?: readonly string[]
}

export interface Orders {
  /** How many there are, as far as Gorgias knows. */
  readonly count: number
  /** The newest of them. */
  readonly last: readonly OrderFacts[]
}

type Shops = Partial<Pick<Customer, 'integrations' | 'ecommerce_data'>>

/** The orders of a customer that Gorgias knows from shops; undefined without shop data. */
export function ordersOf({ integrations = {}, ecommerce_data = {} }: Shops, most: number): Orders | undefined {
  const shops = [...Object.values(integrations).map(objectIn), ...Object.values(ecommerce_data).map(objectIn)]
  const orders = shops.flatMap((shop) => listIn(shop['orders']).map(toOrder))
  const count = shops.reduce((sum, shop) => {
    const said = objectIn(shop['customer'])['orders_count']
    return sum + Math.max(typeof said === 'number' ? said : 0, listIn(shop['orders']).length)
  }, 0)
  if (count === 0) return undefined
  const newest = orders.toSorted((one, other) =>
    (other.created_datetime ?? '').localeCompare(one.created_datetime ?? ''),
  )
  return { count, last: newest.slice(0, most) }
}

// Only the field names of Shopify and of `ecommerce_data` are known; those of other shops are left out.
function toOrder(order: Record<string, unknown>): OrderFacts {
  const created = textIn(order['created_at'] ?? order['created_datetime'])
  const amount = textIn(order['total_price'] ?? order['total_amount'])
  const parcels = listIn(order['fulfillments'])
  const lines = listIn(order['line_items']).flatMap((line) => {
    const title = textIn(line['title'])
    return title ? [`${textIn(line['quantity']) ?? 1} × ${title}`] : []
  })
  return withoutEmpty({
    name: textIn(order['name'] ?? order['order_number'] ?? order['number'] ?? order['id']) ?? '?',
    created_datetime: created && toSecond(created),
    total: amount && [amount, textIn(order['currency'])].filter(Boolean).join(' '),
    payment: textIn(order['financial_status'] ?? order['payment_status']),
    status: textIn(parcels.at(-1)?.['shipment_status'] ?? order['fulfillment_status'] ?? order['status']),
    cancelled: order['cancelled_at'] ? (true as const) : undefined,
    tracking: unlessEmpty(parcels.flatMap((parcel) => textIn(parcel['tracking_number']) ?? [])),
    lines: unlessEmpty(lines),
  })
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function listIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectIn) : []
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 120) : undefined
}
