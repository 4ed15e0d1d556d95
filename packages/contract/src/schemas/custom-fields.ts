import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  Cursor,
  Datetime,
  DatetimeInput,
  ExternalId,
  evidence,
  known,
  limit,
  open,
  orderBy,
  type Schema,
  strict,
} from '../schema.ts'

export const customFieldObjectTypes = ['Ticket', 'Customer'] as const
export type CustomFieldObjectType = (typeof customFieldObjectTypes)[number]

export const managedTicketFieldTypes = [
  'contact_reason',
  'product',
  'resolution',
  'ai_intent',
  'ai_outcome',
  'ai_sales',
  'ai_discount',
  'ai_journey',
  'managed_sentiment',
  'call_status',
] as const
export type ManagedTicketFieldType = (typeof managedTicketFieldTypes)[number]

export const managedCustomerFieldTypes = ['customer_type'] as const
export type ManagedCustomerFieldType = (typeof managedCustomerFieldTypes)[number]

/** The fields Gorgias itself keeps filled. */
export type ManagedFieldType = types.ManagedFieldType
export const ManagedFieldType: Schema<types.ManagedFieldType> = z.union([
  known(managedTicketFieldTypes),
  known(managedCustomerFieldTypes),
])

export const requirementTypes = ['visible', 'required', 'conditional'] as const
export type RequirementType = (typeof requirementTypes)[number]

/** A free-text input. */
export interface TextInputSettings extends types.TextInputSettings {}
export const TextInputSettings: Schema<TextInputSettings> = open(() => ({
  input_type: z.literal('input'),
  placeholder: z.string().nullable().optional(),
}))

/** A dropdown of texts; `::` inside a choice makes levels. */
export interface DropdownTextSettings extends types.DropdownTextSettings {}
export const DropdownTextSettings: Schema<DropdownTextSettings> = open(() => ({
  input_type: z.literal('dropdown'),
  choices: z.array(z.string()).describe('With :: for levels, such as Order::Late'),
  default: z.string().nullable().optional(),
}))

/** A number input. */
export interface NumberInputSettings extends types.NumberInputSettings {}
export const NumberInputSettings: Schema<NumberInputSettings> = open(() => ({
  input_type: z.literal('input_number'),
  placeholder: z.string().nullable().optional(),
  min: z.union([z.number(), z.string()]).nullable().optional(),
  max: z.union([z.number(), z.string()]).nullable().optional(),
}))

/** A yes/no dropdown. */
export interface DropdownBooleanSettings extends types.DropdownBooleanSettings {}
export const DropdownBooleanSettings: Schema<DropdownBooleanSettings> = open(() => ({
  input_type: z.literal('dropdown'),
  choices: z.array(z.boolean()).optional(),
  default: z.boolean().nullable().optional(),
}))

/** A field that holds text. */
export interface TextFieldDefinition extends types.TextFieldDefinition {}
export const TextFieldDefinition: Schema<TextFieldDefinition> = open(() => ({
  data_type: z.literal('text'),
  input_settings: z.union([TextInputSettings, DropdownTextSettings]),
}))

/** A field that holds a number. */
export interface NumberFieldDefinition extends types.NumberFieldDefinition {}
export const NumberFieldDefinition: Schema<NumberFieldDefinition> = open(() => ({
  data_type: z.literal('number'),
  input_settings: NumberInputSettings,
}))

/** A field that holds yes or no. */
export interface BooleanFieldDefinition extends types.BooleanFieldDefinition {}
export const BooleanFieldDefinition: Schema<BooleanFieldDefinition> = open(() => ({
  data_type: z.literal('boolean'),
  input_settings: DropdownBooleanSettings,
}))

/** What a custom field holds and how it is entered. */
export type CustomFieldDefinition = types.CustomFieldDefinition
export const CustomFieldDefinition: Schema<types.CustomFieldDefinition> = z.union([
  TextFieldDefinition,
  NumberFieldDefinition,
  BooleanFieldDefinition,
])

/** A field the account added to tickets or customers. */
export interface CustomField extends types.CustomField {}
export const CustomField: Schema<CustomField> = open(() => ({
  id: z.int(),
  external_id: z.string().nullable(),
  object_type: known(customFieldObjectTypes),
  label: z.string(),
  description: z.string().nullable(),
  priority: z.int(),
  required: z.boolean(),
  requirement_type: known(requirementTypes).optional(),
  managed_type: ManagedFieldType.nullable(),
  definition: CustomFieldDefinition,
  created_datetime: Datetime,
  updated_datetime: Datetime,
  deactivated_datetime: Datetime.nullable(),
}))

const createCustomFieldRequest = strict(() => ({
  external_id: ExternalId.nullable().optional(),
  object_type: z.enum(customFieldObjectTypes),
  label: z.string().min(1).max(255),
  description: z.string().max(1024).nullable().optional(),
  priority: z.int().min(0).max(5000).describe('Higher shows first, 0 to 5000').optional(),
  required: z.boolean().meta({ default: false }).optional(),
  managed_type: ManagedFieldType.describe('For fields Gorgias keeps filled; null for your own').nullable().optional(),
  definition: CustomFieldDefinition.describe('data_type, and input_settings for how it is entered'),
  deactivated_datetime: DatetimeInput.describe('When it was archived; null restores it').nullable().optional(),
}))
/** A new custom field. */
export interface CreateCustomFieldRequest extends types.CreateCustomFieldRequest {}
export const CreateCustomFieldRequest: Schema<CreateCustomFieldRequest> = createCustomFieldRequest

const requirementType = z.enum(requirementTypes).describe('Only for fields of tickets')

/** Changes to a custom field; archive it with `deactivated_datetime`. */
export interface UpdateCustomFieldRequest extends types.UpdateCustomFieldRequest {}
export const UpdateCustomFieldRequest: Schema<UpdateCustomFieldRequest> = createCustomFieldRequest.partial().extend({
  requirement_type: evidence('guess', requirementType).optional(),
})

/** One change among many custom fields. */
export interface UpdateCustomFieldItem extends types.UpdateCustomFieldItem {}
export const UpdateCustomFieldItem: Schema<UpdateCustomFieldItem> = createCustomFieldRequest.partial().extend({
  id: z.int(),
  requirement_type: requirementType.optional(),
})

/** Changes to several custom fields. */
export type UpdateCustomFieldsRequest = types.UpdateCustomFieldsRequest
export const UpdateCustomFieldsRequest: Schema<types.UpdateCustomFieldsRequest> = z
  .array(UpdateCustomFieldItem)
  .describe('Each with the id of its field and what changes')

/** Which custom fields to list; `object_type` is required. */
export interface ListCustomFieldsQuery extends types.ListCustomFieldsQuery {}
export const ListCustomFieldsQuery: Schema<ListCustomFieldsQuery> = strict(() => ({
  object_type: z.enum(customFieldObjectTypes),
  search: z.string().describe('Part of a label; case does not matter').optional(),
  archived: z.boolean().describe('True: only archived; false: none; left out: both').optional(),
  order_by: orderBy(['priority:asc', 'priority:desc'], 'priority:desc').optional(),
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
}))
