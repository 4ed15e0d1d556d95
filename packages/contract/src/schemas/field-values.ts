import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Id, open, type Schema, strict } from '../schema.ts'
import { CustomField } from './custom-fields.ts'

const ofType = { description: 'As the definition requires; for a dropdown the whole choice, such as Order::Late' }
const ofDefinition = { description: "Id of the field's definition" }

/** Names a custom field in a path. */
export const FieldId: Schema<number> = Id.meta(ofDefinition)

/** The value of a custom field, bare. */
export type FieldValueScalar = types.FieldValueScalar
export const FieldValueScalar: Schema<types.FieldValueScalar> = z
  .union([z.string(), z.number(), z.boolean()])
  .meta(ofType)

/** A custom-field value inside a ticket or customer. */
export interface FieldValueEntry extends types.FieldValueEntry {}
export const FieldValueEntry: Schema<FieldValueEntry> = open(() => ({
  id: z.int(),
  value: z.unknown(),
  field: CustomField.optional(),
  prediction: z.unknown().optional(),
}))

/** A custom-field value to set; `id` is the id of the definition. */
export interface FieldValueWrite extends types.FieldValueWrite {}
export const FieldValueWrite: Schema<FieldValueWrite> = strict(() => ({
  id: z.int().meta(ofDefinition),
  value: z.unknown().meta(ofType),
}))

/** The whole set of values: fields that are left out are cleared. */
export type FieldValuesRequest = types.FieldValuesRequest
export const FieldValuesRequest: Schema<types.FieldValuesRequest> = z
  .array(FieldValueWrite)
  .describe('Replaces all values: fields left out are cleared')

/** Values inside a bigger request. */
export const FieldValues: Schema<FieldValuesRequest> = z
  .array(FieldValueWrite)
  .describe('Each with the id of a field, and its value')

/** What a reply includes on request. */
export const Relationships: Schema<'custom_fields'[]> = z
  .array(z.literal('custom_fields'))
  .describe('custom_fields includes their values')

/** A value of a ticket with its definition. */
export interface TicketFieldValue extends types.TicketFieldValue {}
export const TicketFieldValue: Schema<TicketFieldValue> = open(() => ({
  field: CustomField,
  prediction: z.unknown().optional(),
  value: z.unknown(),
}))

/** A value of a customer with its definition. */
export interface CustomerFieldValue extends types.CustomerFieldValue {}
export const CustomerFieldValue: Schema<CustomerFieldValue> = open(() => ({
  field: CustomField,
  value: z.unknown(),
}))
