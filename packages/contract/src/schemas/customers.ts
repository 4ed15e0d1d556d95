import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  Cursor,
  Datetime,
  DatetimeInput,
  ExternalId,
  evidence,
  JsonObject,
  limit,
  Meta,
  open,
  orderBy,
  type Schema,
  strict,
} from '../schema.ts'
import { AddressType } from '../words/channels.ts'
import { KnownLanguage, Language } from '../words/languages.ts'
import { KnownTimezone, Timezone } from '../words/timezones.ts'
import { EcommerceData } from './ecommerce.ts'
import { FieldValueEntry, FieldValues, Relationships } from './field-values.ts'
import { IdName } from './people.ts'

/** An address to give a customer. */
export interface CustomerChannelWrite extends types.CustomerChannelWrite {}
export const CustomerChannelWrite: Schema<CustomerChannelWrite> = strict(() => ({
  type: AddressType,
  address: z.string().describe('Phone numbers are kept as sent'),
  preferred: z.boolean().meta({ default: false, description: 'The first of each type is always preferred' }).optional(),
}))

const customerWrite = strict(() => ({
  channels: z.array(CustomerChannelWrite).describe('Replaces all channels: those left out are removed').optional(),
  email: z.string().max(320).describe('The main one, kept in lower case').nullable().optional(),
  external_id: ExternalId.nullable().optional(),
  language: Language.nullable().optional(),
  name: z.string().describe('In full; firstname and lastname come from it').nullable().optional(),
  timezone: Timezone.nullable().optional(),
  firstname: evidence('client', z.string().describe('By default the first word of name').nullable()).optional(),
  lastname: evidence('client', z.string().describe('By default the last word of name').nullable()).optional(),
  note: evidence('client', z.string().describe('Free text for your team').nullable()).optional(),
  meta: evidence('client', Meta.nullable()).optional(),
  custom_fields: evidence('client', FieldValues).optional(),
}))

/** A new customer: at least one channel or an e-mail. */
export interface CreateCustomerRequest extends types.CreateCustomerRequest {}
export const CreateCustomerRequest: Schema<CreateCustomerRequest> = customerWrite
  .extend({
    channels: z
      .array(CustomerChannelWrite)
      .describe('Each with type and address; these or email are needed')
      .optional(),
  })
  .refine((body) => body.channels !== undefined || body.email !== undefined, {
    error: 'give at least one of channels or email',
    path: ['channels'],
  })

/** An address of a customer on one channel. */
export interface CustomerChannel extends types.CustomerChannel {}
export const CustomerChannel: Schema<CustomerChannel> = open(() => ({
  id: z.int(),
  type: z.string(),
  address: z.string().nullable(),
  preferred: z.boolean(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  deleted_datetime: Datetime.nullable(),
  user: IdName.nullable(),
  customer: IdName.nullable(),
}))

/** A customer, whole. */
export interface Customer extends types.Customer {}
export const Customer: Schema<Customer> = open(() => ({
  id: z.int(),
  external_id: z.string().nullable(),
  active: z.boolean(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstname: z.string(),
  lastname: z.string(),
  channels: z.array(CustomerChannel),
  language: KnownLanguage.nullable(),
  timezone: KnownTimezone.nullable(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  meta: JsonObject.nullable(),
  data: z.unknown(),
  customer: z.unknown().optional(),
  note: z.string().nullable(),
  custom_fields: z.record(z.string(), FieldValueEntry).optional(),
  integrations: JsonObject,
  external_data: JsonObject.optional(),
  ecommerce_data: z.record(z.string(), EcommerceData).optional(),
}))

/** Data an app keeps on a customer; a version older than the stored one is ignored. */
export interface CustomerDataRequest extends types.CustomerDataRequest {}
export const CustomerDataRequest: Schema<CustomerDataRequest> = strict(() => ({
  data: z.unknown().describe('Any JSON; shown as external_data of your app'),
  version: DatetimeInput.describe('A date and time; data older than the stored data is ignored').nullable().optional(),
}))

/** A customer as lists show it: without channels and integration data. */
export interface CustomerListItem extends types.CustomerListItem {}
export const CustomerListItem: Schema<CustomerListItem> = open(() => ({
  id: z.int(),
  external_id: z.string().nullable(),
  active: z.boolean(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstname: z.string(),
  lastname: z.string(),
  language: KnownLanguage.nullable(),
  timezone: KnownTimezone.nullable(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  meta: JsonObject.nullable().optional(),
  data: z.unknown().optional(),
  note: z.string().nullable().optional(),
  custom_fields: z.record(z.string(), FieldValueEntry).optional(),
}))

/** The values that the surviving customer gets. */
export interface MergeCustomersRequest extends types.MergeCustomersRequest {}
export const MergeCustomersRequest: Schema<MergeCustomersRequest> = customerWrite.refine(
  (body) => Object.keys(body).length > 0,
  {
    error: 'give at least one value for the surviving customer',
  },
)

/** Changes to a customer; `channels` replaces the whole list. */
export interface UpdateCustomerRequest extends types.UpdateCustomerRequest {}
export const UpdateCustomerRequest: Schema<UpdateCustomerRequest> = customerWrite

/** The ids to delete. */
export interface BulkIdsRequest extends types.BulkIdsRequest {}
export const BulkIdsRequest: Schema<BulkIdsRequest> = strict(() => ({
  ids: z.array(z.int()).min(1),
}))

/** Which customers to list. */
export interface ListCustomersQuery extends types.ListCustomersQuery {}
export const ListCustomersQuery: Schema<ListCustomersQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'updated_datetime:asc', 'updated_datetime:desc'],
    'created_datetime:desc',
  ).optional(),
  email: z.string().describe('Exactly this address').nullable().optional(),
  external_id: ExternalId.nullable().optional(),
  name: z.string().describe('Exactly this name').nullable().optional(),
  language: Language.optional(),
  timezone: Timezone.optional(),
  view_id: z.int().describe('Customers that this view lists').optional(),
  channel_type: AddressType.describe('email, phone and so on; goes with channel_address').optional(),
  channel_address: z.string().describe('Goes with channel_type').optional(),
})).refine((query) => (query.channel_type === undefined) === (query.channel_address === undefined), {
  error: 'channel_type and channel_address go together',
  path: ['channel_address'],
})

/** What to include in the customer. */
export interface GetCustomerQuery extends types.GetCustomerQuery {}
export const GetCustomerQuery: Schema<GetCustomerQuery> = strict(() => ({
  relationships: Relationships.optional(),
}))

/** Which customer is merged into which. */
export interface MergeCustomersQuery extends types.MergeCustomersQuery {}
export const MergeCustomersQuery: Schema<MergeCustomersQuery> = strict(() => ({
  source_id: z.int().positive().describe('This one is deleted; its tickets and channels move'),
  target_id: z.int().positive().describe('This one stays'),
})).refine((query) => query.source_id !== query.target_id, {
  error: 'a customer cannot be merged into itself',
  path: ['source_id'],
})
