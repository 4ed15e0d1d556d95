import { z } from 'zod'
import { Id, open, type Schema } from '../schema.ts'
import { CustomField } from './custom-fields.ts'

const wanted = { description: 'As the definition asks; of a dropdown the whole choice, as in Order::Late' }
const ofDefinition = { description: "Id of the field's definition" }

/** Names a custom field in a path. */
export const FieldId: Schema<number> = Id.meta(ofDefinition)

/** The value of a custom field, bare. */
export const FieldValueScalar = z.union([z.string(), z.number(), z.boolean()]).meta(wanted)
export type FieldValueScalar = z.output<typeof FieldValueScalar>

const fieldValueEntry = open({
  id: z.int(),
  value: z.unknown(),
  field: CustomField.optional(),
  prediction: z.unknown().optional(),
})
/** A custom-field value inside a ticket or customer. */
export interface FieldValueEntry extends z.output<typeof fieldValueEntry> {}
export const FieldValueEntry: Schema<FieldValueEntry> = fieldValueEntry

const fieldValueWrite = z.strictObject({
  id: z.int().meta(ofDefinition),
  value: z.unknown().meta(wanted),
})
/** A custom-field value to set; `id` is the id of the definition. */
export interface FieldValueWrite extends z.output<typeof fieldValueWrite> {}
export const FieldValueWrite: Schema<FieldValueWrite> = fieldValueWrite

/** The whole set of values: fields left out lose theirs. */
export const FieldValuesRequest = z
  .array(FieldValueWrite)
  .meta({ description: 'Replaces all values: fields left out lose theirs' })
export type FieldValuesRequest = z.output<typeof FieldValuesRequest>

/** Values inside a bigger request. */
export const FieldValues: Schema<FieldValuesRequest> = z
  .array(FieldValueWrite)
  .meta({ description: 'Each with the id of a field, and its value' })

/** What a reply may add. */
export const Relationships: Schema<'custom_fields'[]> = z
  .array(z.literal('custom_fields'))
  .meta({ description: 'custom_fields adds their values' })

const ticketFieldValue = open({
  field: CustomField,
  prediction: z.unknown().optional(),
  value: z.unknown(),
})
/** A value of a ticket with its definition. */
export interface TicketFieldValue extends z.output<typeof ticketFieldValue> {}
export const TicketFieldValue: Schema<TicketFieldValue> = ticketFieldValue

const customerFieldValue = open({
  field: CustomField,
  value: z.unknown(),
})
/** A value of a customer with its definition. */
export interface CustomerFieldValue extends z.output<typeof customerFieldValue> {}
export const CustomerFieldValue: Schema<CustomerFieldValue> = customerFieldValue
