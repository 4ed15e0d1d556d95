import { z } from 'zod'
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
} from '../schema.ts'
import { AddressType } from '../words/channels.ts'
import { KnownLanguage, Language } from '../words/languages.ts'
import { KnownTimezone, Timezone } from '../words/timezones.ts'
import { EcommerceData } from './ecommerce.ts'
import { FieldValueEntry, FieldValues, Relationships } from './field-values.ts'
import { IdName } from './people.ts'

const customerChannelWrite = z.strictObject({
  type: AddressType,
  address: z.string().meta({ description: 'Phone numbers are kept as sent' }),
  preferred: z.boolean().meta({ default: false, description: 'The first of each type is so in any case' }).optional(),
})
/** An address to give a customer. */
export interface CustomerChannelWrite extends z.output<typeof customerChannelWrite> {}
export const CustomerChannelWrite: Schema<CustomerChannelWrite> = customerChannelWrite

const customerWrite = z.strictObject({
  channels: z.array(CustomerChannelWrite).meta({ description: 'Replaces all channels: those left out go' }).optional(),
  email: z.string().max(320).meta({ description: 'The main one, kept in lower case' }).nullable().optional(),
  external_id: ExternalId.nullable().optional(),
  language: Language.nullable().optional(),
  name: z.string().meta({ description: 'In full; firstname and lastname come from it' }).nullable().optional(),
  timezone: Timezone.nullable().optional(),
  firstname: evidence(
    'client',
    z.string().meta({ description: 'Otherwise the first word of name' }).nullable(),
  ).optional(),
  lastname: evidence(
    'client',
    z.string().meta({ description: 'Otherwise the last word of name' }).nullable(),
  ).optional(),
  note: evidence('client', z.string().meta({ description: 'Free text for your team' }).nullable()).optional(),
  meta: evidence('client', Meta.nullable()).optional(),
  custom_fields: evidence('client', FieldValues).optional(),
})

const createCustomerRequest = customerWrite
  .extend({
    channels: z
      .array(CustomerChannelWrite)
      .meta({ description: 'Each with type and address; these or email are needed' })
      .optional(),
  })
  .refine((body) => body.channels !== undefined || body.email !== undefined, {
    error: 'give at least one of channels or email',
    path: ['channels'],
  })
/** A new customer: at least one channel or an e-mail. */
export interface CreateCustomerRequest extends z.output<typeof createCustomerRequest> {}
export const CreateCustomerRequest: Schema<CreateCustomerRequest> = createCustomerRequest

const customerChannel = open({
  id: z.int(),
  type: z.string(),
  address: z.string().nullable(),
  preferred: z.boolean(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  deleted_datetime: Datetime.nullable(),
  user: IdName.nullable(),
  customer: IdName.nullable(),
})
/** An address of a customer on one channel. */
export interface CustomerChannel extends z.output<typeof customerChannel> {}
export const CustomerChannel: Schema<CustomerChannel> = customerChannel

const customer = open({
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
})
/** A customer, whole. */
export interface Customer extends z.output<typeof customer> {}
export const Customer: Schema<Customer> = customer

const customerDataRequest = z.strictObject({
  data: z.unknown().meta({ description: 'Any JSON; shown as external_data of your app' }),
  version: DatetimeInput.meta({ description: 'A moment; data older than the stored is ignored' }).nullable().optional(),
})
/** Data an app keeps on a customer; a version older than the stored one is ignored. */
export interface CustomerDataRequest extends z.output<typeof customerDataRequest> {}
export const CustomerDataRequest: Schema<CustomerDataRequest> = customerDataRequest

const customerListItem = open({
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
})
/** A customer as lists show it: without channels and integration data. */
export interface CustomerListItem extends z.output<typeof customerListItem> {}
export const CustomerListItem: Schema<CustomerListItem> = customerListItem

const mergeCustomersRequest = customerWrite.refine((body) => Object.keys(body).length > 0, {
  error: 'say at least one value the surviving customer keeps',
})
/** What the surviving customer ends with. */
export interface MergeCustomersRequest extends z.output<typeof mergeCustomersRequest> {}
export const MergeCustomersRequest: Schema<MergeCustomersRequest> = mergeCustomersRequest

const updateCustomerRequest = customerWrite
/** Changes to a customer; `channels` replaces the whole list. */
export interface UpdateCustomerRequest extends z.output<typeof updateCustomerRequest> {}
export const UpdateCustomerRequest: Schema<UpdateCustomerRequest> = updateCustomerRequest

const bulkIdsRequest = z.strictObject({
  ids: z.array(z.int()).min(1),
})
/** The ids to delete. */
export interface BulkIdsRequest extends z.output<typeof bulkIdsRequest> {}
export const BulkIdsRequest: Schema<BulkIdsRequest> = bulkIdsRequest

const listCustomersQuery = z
  .strictObject({
    cursor: Cursor.optional(),
    limit: limit({ max: 100, otherwise: 30 }).optional(),
    order_by: orderBy(
      ['created_datetime:asc', 'created_datetime:desc', 'updated_datetime:asc', 'updated_datetime:desc'],
      'created_datetime:desc',
    ).optional(),
    email: z.string().meta({ description: 'Exactly this address' }).nullable().optional(),
    external_id: ExternalId.nullable().optional(),
    name: z.string().meta({ description: 'Exactly this name' }).nullable().optional(),
    language: Language.optional(),
    timezone: Timezone.optional(),
    view_id: z.int().meta({ description: 'Customers that this view lists' }).optional(),
    channel_type: AddressType.meta({ description: 'email, phone and so on; goes with channel_address' }).optional(),
    channel_address: z.string().meta({ description: 'Goes with channel_type' }).optional(),
  })
  .refine((query) => (query.channel_type === undefined) === (query.channel_address === undefined), {
    error: 'channel_type and channel_address go together',
    path: ['channel_address'],
  })
/** Which customers to list. */
export interface ListCustomersQuery extends z.output<typeof listCustomersQuery> {}
export const ListCustomersQuery: Schema<ListCustomersQuery> = listCustomersQuery

const getCustomerQuery = z.strictObject({
  relationships: Relationships.optional(),
})
/** What to add to the customer. */
export interface GetCustomerQuery extends z.output<typeof getCustomerQuery> {}
export const GetCustomerQuery: Schema<GetCustomerQuery> = getCustomerQuery

const mergeCustomersQuery = z
  .strictObject({
    source_id: z.int().positive().meta({ description: 'This one is deleted; its tickets and channels move' }),
    target_id: z.int().positive().meta({ description: 'This one stays' }),
  })
  .refine((query) => query.source_id !== query.target_id, {
    error: 'a customer cannot be merged into itself',
    path: ['source_id'],
  })
/** Who disappears into whom. */
export interface MergeCustomersQuery extends z.output<typeof mergeCustomersQuery> {}
export const MergeCustomersQuery: Schema<MergeCustomersQuery> = mergeCustomersQuery
