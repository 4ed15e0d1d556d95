import type { Key, StoreKey } from './keys.ts'

/** An order in the words of the shop system; `toShopify` of shopify.ts turns it into the stored shape. */
export interface DemoOrder {
  readonly store: StoreKey
  readonly order_number: number
  /** `#1042`, as customers and agents write it. */
  readonly name: string
  readonly currency: 'USD' | 'EUR'
  readonly line_items: readonly DemoOrderLine[]
  readonly subtotal_price: string
  readonly total_discounts: string
  readonly total_shipping: string
  readonly total_tax: string
  readonly total_price: string
  readonly discount_codes: readonly string[]
  readonly financial_status: 'pending' | 'paid' | 'partially_refunded' | 'refunded' | 'voided'
  readonly fulfillment_status: 'fulfilled' | 'partial' | null
  readonly fulfillments: readonly DemoFulfillment[]
  readonly refunds: readonly DemoRefund[]
  readonly shipping_address: DemoAddress
  readonly note: string | null
  readonly tags: readonly string[]
  readonly minutesAgo: number
  readonly cancelledMinutesAgo: number | null
  readonly cancel_reason: string | null
}

export interface DemoOrderLine {
  readonly product: Key
  readonly title: string
  readonly variant_title: string | null
  readonly sku: string
  readonly quantity: number
  readonly price: string
}

export interface DemoFulfillment {
  readonly tracking_number: string
  readonly tracking_company: string
  readonly tracking_url: string
  readonly shipment_status: 'in_transit' | 'delivered'
  /** Positions in `line_items`. */
  readonly lines: readonly number[]
  readonly minutesAgo: number
  readonly deliveredMinutesAgo: number | null
}

export interface DemoRefund {
  readonly amount: string
  readonly note: string
  readonly minutesAgo: number
}

export interface DemoAddress {
  readonly name: string
  readonly address1: string
  readonly address2: string | null
  readonly city: string
  readonly province: string | null
  readonly country_code: string
  readonly zip: string
  readonly phone: string | null
}
