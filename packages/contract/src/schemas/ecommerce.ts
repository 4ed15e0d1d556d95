import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Datetime, JsonObject, known, open, type Schema } from '../schema.ts'
import { currencies } from '../words/currencies.ts'

export const discountTypes = ['percentage', 'fixed_amount'] as const
export type DiscountType = (typeof discountTypes)[number]

/** A line of an order. */
export interface OrderLine extends types.OrderLine {}
export const OrderLine: Schema<OrderLine> = open(() => ({
  id: z.int(),
  title: z.string(),
  taxable: z.boolean().nullable(),
  requires_shipping: z.boolean().nullable(),
  unit_price: z.union([z.number(), z.string()]).nullable(),
  discount_amount: z.union([z.number(), z.string()]).nullable(),
  discount_type: known(discountTypes).nullable(),
  discount_reason: z.string().nullable(),
  quantity: z.int(),
  total_amount: z.union([z.number(), z.string()]).nullable(),
  product_options: JsonObject.nullable(),
  fulfilled_quantity: z.int().nullable(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  deleted_datetime: Datetime.nullable(),
}))

export const orderStatuses = [
  'partially_fulfilled',
  'completed',
  'canceled',
  'on_hold',
  'awaiting_fulfillment',
  'awaiting_payment',
  'scheduled',
  'order_pending',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export const paymentStatuses = [
  'refunded',
  'partially_refunded',
  'unpaid',
  'voided',
  'failed',
  'manual_verification_required',
  'customer_authentication_required',
  'paid',
  'declined',
  'authorized',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** A postal address of a shopper. */
export interface ShopperAddress extends types.ShopperAddress {}
export const ShopperAddress: Schema<ShopperAddress> = open(() => ({
  id: z.int(),
  external_id: z.string().nullable(),
  shopper_external_id: z.string().nullable(),
  preferred: z.boolean(),
  line_1: z.string().nullable(),
  line_2: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  country: z.string().nullable(),
  zip_code: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  phone_number: z.string().nullable(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  deleted_datetime: Datetime.nullable(),
}))

/** An order in a shop. */
export interface Order extends types.Order {}
export const Order: Schema<Order> = open(() => ({
  id: z.int(),
  external_id: z.string(),
  shopper_external_id: z.string().nullable(),
  number: z.int().nullable(),
  name: z.string().nullable(),
  currency: known(currencies),
  discount_codes: z.array(z.string()).nullable(),
  discount_amount: z.union([z.number(), z.string()]).nullable(),
  subtotal_amount: z.union([z.number(), z.string()]).nullable(),
  shipping_amount: z.union([z.number(), z.string()]).nullable(),
  tax_amount: z.union([z.number(), z.string()]).nullable(),
  total_amount: z.union([z.number(), z.string()]).nullable(),
  external_status: z.string().nullable(),
  external_fulfillment_status: z.string().nullable(),
  external_payment_status: z.string().nullable(),
  status: known(orderStatuses).nullable(),
  payment_status: known(paymentStatuses).nullable(),
  billing_address: ShopperAddress.nullable(),
  shipping_address: ShopperAddress.nullable(),
  line_items: z.array(OrderLine),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  deleted_datetime: Datetime.nullable(),
}))

export const storeTypes = ['bigcommerce', 'magento', 'shopify', 'woocommerce'] as const
export type StoreType = (typeof storeTypes)[number]

/** A shop. */
export interface Store extends types.Store {}
export const Store: Schema<Store> = open(() => ({
  id: z.int(),
  currencies: z.array(known(currencies)),
  default_currency: known(currencies),
  display_name: z.string(),
  name: z.string(),
  type: known(storeTypes),
  url: z.string(),
  helpdesk_integration_id: z.int().nullable(),
  uuid: z.string(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  deleted_datetime: Datetime.nullable(),
}))

export const shopperStatuses = ['tax_exempt', 'veteran'] as const
export type ShopperStatus = (typeof shopperStatuses)[number]

/** The customer as the shop knows them. */
export interface Shopper extends types.Shopper {}
export const Shopper: Schema<Shopper> = open(() => ({
  id: z.int(),
  external_id: z.string(),
  helpdesk_customer_id: z.int().nullable(),
  email_address: z.string().nullable(),
  phone_number: z.string().nullable(),
  first_name: z.string().nullable(),
  middle_name: z.string().nullable(),
  last_name: z.string().nullable(),
  birthdate: z.string().nullable(),
  status: known(shopperStatuses).nullable(),
  accepts_marketing_email: z.boolean().nullable(),
  accepts_marketing_sms: z.boolean().nullable(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  deleted_datetime: Datetime.nullable(),
}))

/** Shop data of a customer in one store. */
export interface EcommerceData extends types.EcommerceData {}
export const EcommerceData: Schema<EcommerceData> = open(() => ({
  store: Store,
  shopper: Shopper,
  orders: z.array(Order),
  addresses: z.array(ShopperAddress),
}))
