import { z } from 'zod'
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
export const ManagedFieldType = z.union([known(managedTicketFieldTypes), known(managedCustomerFieldTypes)])
export type ManagedFieldType = z.output<typeof ManagedFieldType>

export const requirementTypes = ['visible', 'required', 'conditional'] as const
export type RequirementType = (typeof requirementTypes)[number]

const textInputSettings = open({
  input_type: z.literal('input'),
  placeholder: z.string().nullable().optional(),
})
/** A free-text input. */
export interface TextInputSettings extends z.output<typeof textInputSettings> {}
export const TextInputSettings: Schema<TextInputSettings> = textInputSettings

const dropdownTextSettings = open({
  input_type: z.literal('dropdown'),
  choices: z.array(z.string()).meta({ description: 'With :: for levels, such as Order::Late' }),
  default: z.string().nullable().optional(),
})
/** A dropdown of texts; `::` inside a choice makes levels. */
export interface DropdownTextSettings extends z.output<typeof dropdownTextSettings> {}
export const DropdownTextSettings: Schema<DropdownTextSettings> = dropdownTextSettings

const numberInputSettings = open({
  input_type: z.literal('input_number'),
  placeholder: z.string().nullable().optional(),
  min: z.union([z.number(), z.string()]).nullable().optional(),
  max: z.union([z.number(), z.string()]).nullable().optional(),
})
/** A number input. */
export interface NumberInputSettings extends z.output<typeof numberInputSettings> {}
export const NumberInputSettings: Schema<NumberInputSettings> = numberInputSettings

const dropdownBooleanSettings = open({
  input_type: z.literal('dropdown'),
  choices: z.array(z.boolean()).optional(),
  default: z.boolean().nullable().optional(),
})
/** A yes/no dropdown. */
export interface DropdownBooleanSettings extends z.output<typeof dropdownBooleanSettings> {}
export const DropdownBooleanSettings: Schema<DropdownBooleanSettings> = dropdownBooleanSettings

const textFieldDefinition = open({
  data_type: z.literal('text'),
  input_settings: z.union([TextInputSettings, DropdownTextSettings]),
})
/** A field that holds text. */
export interface TextFieldDefinition extends z.output<typeof textFieldDefinition> {}
export const TextFieldDefinition: Schema<TextFieldDefinition> = textFieldDefinition

const numberFieldDefinition = open({
  data_type: z.literal('number'),
  input_settings: NumberInputSettings,
})
/** A field that holds a number. */
export interface NumberFieldDefinition extends z.output<typeof numberFieldDefinition> {}
export const NumberFieldDefinition: Schema<NumberFieldDefinition> = numberFieldDefinition

const booleanFieldDefinition = open({
  data_type: z.literal('boolean'),
  input_settings: DropdownBooleanSettings,
})
/** A field that holds yes or no. */
export interface BooleanFieldDefinition extends z.output<typeof booleanFieldDefinition> {}
export const BooleanFieldDefinition: Schema<BooleanFieldDefinition> = booleanFieldDefinition

/** What a custom field holds and how it is entered. */
export const CustomFieldDefinition = z.union([TextFieldDefinition, NumberFieldDefinition, BooleanFieldDefinition])
export type CustomFieldDefinition = z.output<typeof CustomFieldDefinition>

const customField = open({
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
})
/** A field the account added to tickets or customers. */
export interface CustomField extends z.output<typeof customField> {}
export const CustomField: Schema<CustomField> = customField

const createCustomFieldRequest = z.strictObject({
  external_id: ExternalId.nullable().optional(),
  object_type: z.enum(customFieldObjectTypes),
  label: z.string().min(1).max(255),
  description: z.string().max(1024).nullable().optional(),
  priority: z.int().min(0).max(5000).meta({ description: 'Higher shows first, 0 to 5000' }).optional(),
  required: z.boolean().meta({ default: false }).optional(),
  managed_type: ManagedFieldType.meta({ description: 'For fields Gorgias keeps filled; null for your own' })
    .nullable()
    .optional(),
  definition: CustomFieldDefinition.meta({ description: 'data_type, and input_settings for how it is entered' }),
  deactivated_datetime: DatetimeInput.meta({ description: 'Archived since then; null brings it back' })
    .nullable()
    .optional(),
})
/** A new custom field. */
export interface CreateCustomFieldRequest extends z.output<typeof createCustomFieldRequest> {}
export const CreateCustomFieldRequest: Schema<CreateCustomFieldRequest> = createCustomFieldRequest

const requirementType = z.enum(requirementTypes).meta({ description: 'Only for fields of tickets' })

const updateCustomFieldRequest = createCustomFieldRequest.partial().extend({
  requirement_type: evidence('guess', requirementType).optional(),
})
/** Changes to a custom field; archive it with `deactivated_datetime`. */
export interface UpdateCustomFieldRequest extends z.output<typeof updateCustomFieldRequest> {}
export const UpdateCustomFieldRequest: Schema<UpdateCustomFieldRequest> = updateCustomFieldRequest

const updateCustomFieldItem = createCustomFieldRequest.partial().extend({
  id: z.int(),
  requirement_type: requirementType.optional(),
})
/** One change among many custom fields. */
export interface UpdateCustomFieldItem extends z.output<typeof updateCustomFieldItem> {}
export const UpdateCustomFieldItem: Schema<UpdateCustomFieldItem> = updateCustomFieldItem

/** Changes to several custom fields. */
export const UpdateCustomFieldsRequest = z
  .array(UpdateCustomFieldItem)
  .meta({ description: 'Each with the id of its field and what changes' })
export type UpdateCustomFieldsRequest = z.output<typeof UpdateCustomFieldsRequest>

const listCustomFieldsQuery = z.strictObject({
  object_type: z.enum(customFieldObjectTypes),
  search: z.string().meta({ description: 'Part of a label, in any case' }).optional(),
  archived: z.boolean().meta({ description: 'True: only archived; false: none; left out: both' }).optional(),
  order_by: orderBy(['priority:asc', 'priority:desc'], 'priority:desc').optional(),
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
})
/** Which custom fields to list; `object_type` is required. */
export interface ListCustomFieldsQuery extends z.output<typeof listCustomFieldsQuery> {}
export const ListCustomFieldsQuery: Schema<ListCustomFieldsQuery> = listCustomFieldsQuery
