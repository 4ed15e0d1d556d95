import type { Language } from '@rhetor/contract'
import { between, hash, pick } from './chance.ts'
import type { LineDraft, OrderDraft } from './order-drafts.ts'
import type { DemoFulfillment, DemoOrder, DemoOrderLine, DemoRefund } from './order-types.ts'
import { storeOf, stores } from './shop.ts'
import type { Facts } from './text.ts'
import { money } from './voices.ts'

const discounts: Readonly<Record<string, number>> = { WELCOME10: 0.1, NEST15: 0.15, WARM20: 0.2, TRADE50: 0.5 }

const vatCountries = ['FR', 'DE', 'ES', 'IT', 'IE', 'NL', 'BE', 'AT', 'PT', 'SE']

/** Every draft with its number: numbers grow with time, store by store. */
export function numberOrders(drafts: readonly OrderDraft[]): Map<OrderDraft, DemoOrder> {
  const numbered = new Map<OrderDraft, DemoOrder>()
  for (const { key, firstOrderNumber } of stores) {
    drafts
      .filter(({ store }) => store === key)
      .toSorted((one, other) => other.placed - one.placed)
      .forEach((draft, index) => {
        numbered.set(draft, renderOrder(draft, firstOrderNumber + index))
      })
  }
  return numbered
}

function renderOrder(draft: OrderDraft, order_number: number): DemoOrder {
  const { currency } = storeOf(draft.store)
  const sums = addUp(draft)
  return {
    store: draft.store,
    order_number,
    name: `#${order_number}`,
    currency,
    line_items: draft.lines.map((line) => renderLine(line, draft.isReplacement)),
    subtotal_price: cents(sums.goods - sums.discount),
    total_discounts: cents(sums.discount),
    total_shipping: cents(sums.shipping),
    total_tax: cents(sums.tax),
    total_price: cents(sums.total),
    discount_codes: draft.code ? [draft.code] : [],
    financial_status: financialStatus(draft, sums),
    ...renderTravel(draft, order_number),
    refunds: renderRefunds(draft, sums),
    shipping_address: draft.address,
    note: draft.isReplacement ? 'Replacement, no charge' : null,
    tags: draft.tags,
    minutesAgo: draft.placed,
    cancelledMinutesAgo: draft.cancelled,
    cancel_reason: draft.cancelled === null ? null : 'customer',
  }
}

interface Sums {
  readonly goods: number
  readonly main: number
  readonly discount: number
  readonly shipping: number
  readonly tax: number
  readonly total: number
}

/** What an order costs; the shop pays the parcel from 75 on. */
function addUp({ lines, code, isReplacement, store, address }: OrderDraft): Sums {
  if (isReplacement) return { goods: 0, main: 0, discount: 0, shipping: 0, tax: 0, total: 0 }
  const share = code ? (discounts[code] ?? 0) : 0
  const goods = lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0)
  const [first] = lines
  const main = first ? round(first.product.price * first.quantity * (1 - share)) : 0
  const discount = round(goods * share)
  const onlyVouchers = lines.every((line) => line.product.kind === 'gift-card')
  const shipping = goods - discount >= 75 || onlyVouchers ? 0 : 6.9
  const net = goods - discount + shipping
  const isTaxed = store === 'pebblewren' && address.country_code === 'US' && !onlyVouchers
  const included = vatCountries.includes(address.country_code) ? round((net * 20) / 120) : 0
  const tax = store === 'teahouse' ? included : isTaxed ? round((goods - discount) * 0.06) : 0
  return { goods, main, discount, shipping, tax, total: round(net + (isTaxed ? tax : 0)) }
}

function renderLine({ product, size, colour, quantity }: LineDraft, isFree: boolean): DemoOrderLine {
  const sizeName = size === null ? undefined : product.sizes?.[size]
  const variant = [colour, sizeName].filter((part) => part !== undefined && part !== null)
  return {
    product: product.key,
    title: product.title,
    variant_title: variant.length ? variant.join(' / ') : null,
    sku: [product.key, ...variant].join('-').toUpperCase().replaceAll(' ', ''),
    quantity,
    price: cents(isFree ? 0 : product.price),
  }
}

const carriers = [
  { company: 'Finchpost', prefix: 'FP', site: 'track.finchpost.example' },
  { company: 'Overland Parcel', prefix: 'OV', site: 'overland-parcel.example/track' },
  { company: 'Brisk & Daughters', prefix: 'BD', site: 'briskanddaughters.example/t' },
]

/** The carrier and number an order travels under, known before it leaves. */
function label(
  order_number: number,
  part: number,
): Pick<DemoFulfillment, 'tracking_number' | 'tracking_company' | 'tracking_url'> {
  const { company, prefix, site } = pick(carriers, 'carrier', order_number)
  const digits = String(hash('tracking', order_number, part)).padStart(10, '0')
  const tracking_number = `${prefix}${digits}${between(10, 99, 'check', order_number, part)}`
  return { tracking_number, tracking_company: company, tracking_url: `https://${site}/${tracking_number}` }
}

function renderTravel(draft: OrderDraft, order_number: number): Pick<DemoOrder, 'fulfillments' | 'fulfillment_status'> {
  const positions = draft.lines.map((_, index) => index)
  const isSplit = draft.restShips !== draft.ships
  const parts = isSplit
    ? [
        { lines: positions.slice(0, 1), ships: draft.ships, arrives: draft.arrives },
        { lines: positions.slice(1), ships: draft.restShips, arrives: (draft.restShips ?? 0) - 4000 },
      ]
    : [{ lines: positions, ships: draft.ships, arrives: draft.arrives }]
  const fulfillments = parts.flatMap(({ lines, ships, arrives }, part): DemoFulfillment[] => {
    if (ships === null || ships <= 0) return []
    const hasArrived = arrives !== null && arrives > 0
    return [
      {
        ...label(order_number, part),
        shipment_status: hasArrived ? 'delivered' : 'in_transit',
        lines,
        minutesAgo: ships,
        deliveredMinutesAgo: hasArrived ? arrives : null,
      },
    ]
  })
  const sent = fulfillments.flatMap(({ lines }) => lines).length
  return { fulfillments, fulfillment_status: sent === 0 ? null : sent < positions.length ? 'partial' : 'fulfilled' }
}

function renderRefunds(draft: OrderDraft, sums: Sums): DemoRefund[] {
  if (draft.cancelled !== null && draft.isPaid) {
    return [{ amount: cents(sums.total), note: 'Order cancelled', minutesAgo: draft.cancelled }]
  }
  if (!draft.refund) return []
  const { share, minutesAgo } = draft.refund
  return [{ amount: cents(refundOf(share, sums)), note: share === 'full' ? 'Refund' : 'Part refund', minutesAgo }]
}

function refundOf(share: 'full' | 'main' | number | undefined, { total, main }: Sums): number {
  if (share === undefined) return 0
  if (share === 'full') return total
  return share === 'main' ? main : round(main * share)
}

function financialStatus(draft: OrderDraft, sums: Sums): DemoOrder['financial_status'] {
  if (!draft.isPaid) return draft.cancelled === null ? 'pending' : 'voided'
  const [refund] = renderRefunds(draft, sums)
  if (!refund) return 'paid'
  return Number(refund.amount) >= sums.total ? 'refunded' : 'partially_refunded'
}

/** What texts may say of an order. */
export function orderFacts(draft: OrderDraft, order: DemoOrder, language: Language): Facts {
  const price = (amount: number | string) => money(Number(amount), order.currency, language)
  const sums = addUp(draft)
  const { tracking_number, tracking_company } = label(order.order_number, 0)
  const [, second] = order.line_items
  return {
    order: order.name,
    number: String(order.order_number),
    total: price(order.total_price),
    main: price(sums.main),
    ...(draft.refund ? { refund: price(refundOf(draft.refund.share, sums)) } : {}),
    half: price(round(sums.main * 0.5)),
    fifth: price(round(sums.main * 0.2)),
    tracking: tracking_number,
    carrier: tracking_company,
    ...(second ? { extra: second.title } : {}),
  }
}

/** The amount that an ending gives back. */
export function refundAmount(draft: OrderDraft): number | null {
  const [refund] = renderRefunds(draft, addUp(draft))
  return refund ? Number(refund.amount) : null
}

function cents(amount: number): string {
  return amount.toFixed(2)
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100
}
