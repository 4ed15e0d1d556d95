import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Cursor, Datetime, ExternalId, JsonObject, known, limit, open, type Schema, strict } from '../schema.ts'
import { AnyLanguage } from '../words/languages.ts'

/** One step of a macro; names the API does not know are stored untouched. */
export interface MacroAction extends types.MacroAction {}
export const MacroAction: Schema<MacroAction> = open(() => ({
  name: z.string().describe('setResponseText, addTags, setStatus; others are stored untouched'),
  title: z.string().describe('What agents see'),
  arguments: JsonObject.describe('By name; tags is one string with commas, no list'),
  description: z.string().nullable().optional(),
  type: known(['user', 'system']).optional(),
}))

export const macroIntents = [
  'discount/request',
  'exchange/request',
  'exchange/status',
  'feedback',
  'order/damaged',
  'order/cancel',
  'order/change',
  'order/wrong',
  'other/no_reply',
  'other/question',
  'other/thanks',
  'product/recommendation',
  'product/question',
  'refund/request',
  'refund/status',
  'return/request',
  'return/status',
  'shipping/change',
  'shipping/delivery-issue',
  'shipping/policy',
  'shipping/status',
  'stock/request',
  'subscription/cancel',
  'subscription/change',
] as const
export type MacroIntent = (typeof macroIntents)[number]

/** A named list of actions to apply to tickets. */
export interface Macro extends types.Macro {}
export const Macro: Schema<Macro> = open(() => ({
  id: z.int(),
  external_id: z.string().nullable(),
  name: z.string(),
  intent: known(macroIntents).nullable(),
  language: z.string().nullable(),
  usage: z.int(),
  actions: z.array(MacroAction),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  archived_datetime: Datetime.nullable(),
  uri: z.string(),
}))

export const macroOrders = [
  'name',
  'created_datetime',
  'updated_datetime',
  'usage',
  'relevance',
  'language',
  'name:asc',
  'name:desc',
  'created_datetime:asc',
  'created_datetime:desc',
  'updated_datetime:asc',
  'updated_datetime:desc',
  'usage:asc',
  'usage:desc',
  'relevance:asc',
  'relevance:desc',
  'language:asc',
  'language:desc',
] as const
export type MacroOrderBy = (typeof macroOrders)[number]

/** Why a macro could not be archived. */
export interface MacroUsageError extends types.MacroUsageError {}
export const MacroUsageError: Schema<MacroUsageError> = open(() => ({
  msg: z.string(),
  data: open(() => ({
    rules: z.array(z.string()),
  })),
}))

/** The result of archiving one macro. */
export interface MacroArchiveResult extends types.MacroArchiveResult {}
export const MacroArchiveResult: Schema<MacroArchiveResult> = open(() => ({
  id: z.int(),
  status: known(['archived', 'not_found', 'already_archived', 'macro_used']),
  error: MacroUsageError.nullable().optional(),
}))

/** The result of restoring one macro. */
export interface MacroUnarchiveResult extends types.MacroUnarchiveResult {}
export const MacroUnarchiveResult: Schema<MacroUnarchiveResult> = open(() => ({
  id: z.int(),
  status: known(['unarchived', 'not_found', 'already_not_archived']),
}))

const createMacroRequest = strict(() => ({
  name: z.string(),
  actions: z
    .array(MacroAction)
    .meta({ default: [], description: 'In this order; each with name, title and arguments' })
    .optional(),
  external_id: ExternalId.nullable().optional(),
  intent: z.enum(macroIntents).describe('What it answers, such as return/request').nullable().optional(),
  language: AnyLanguage.describe('Two letters, such as fr; null for any').nullable().optional(),
}))
/** A new macro. */
export interface CreateMacroRequest extends types.CreateMacroRequest {}
export const CreateMacroRequest: Schema<CreateMacroRequest> = createMacroRequest

/** Changes to a macro; `actions` replaces the whole list. */
export interface UpdateMacroRequest extends types.UpdateMacroRequest {}
export const UpdateMacroRequest: Schema<UpdateMacroRequest> = createMacroRequest.partial().extend({
  actions: z.array(MacroAction).meta({ default: [], description: 'Replaces all actions, in this order' }).optional(),
})

/** The macros to archive or restore, at most 30. */
export interface BulkMacroIdsRequest extends types.BulkMacroIdsRequest {}
export const BulkMacroIdsRequest: Schema<BulkMacroIdsRequest> = strict(() => ({
  ids: z.array(z.int()).min(1).max(30).describe('At most 30'),
}))

/** Which macros to list. */
export interface ListMacrosQuery extends types.ListMacrosQuery {}
export const ListMacrosQuery: Schema<ListMacrosQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: z.enum(macroOrders).describe('Such as name:asc, default usage:desc; relevance needs ticket_id').optional(),
  search: z.string().describe('Text they contain').nullable().optional(),
  tags: z.array(z.string().nullable()).describe('Those that add all of these tags').optional(),
  languages: z.array(z.string().nullable()).describe('Any of these; null: without a language').optional(),
  ticket_id: z.int().describe('Whose relevance orders the list').nullable().optional(),
  message_id: z.int().describe('Needs ticket_id, and relevance as the order').nullable().optional(),
  number_predictions: z
    .int()
    .min(0)
    .meta({ default: 0, description: 'How many predicted ones to put first' })
    .optional(),
  archived: z
    .boolean()
    .describe('True: only archived macros; default: none of them')
    .nullable()
    .meta({ default: false })
    .optional(),
}))
  .refine(
    (query) => (query.order_by !== 'relevance' && !query.order_by?.startsWith('relevance:')) || query.ticket_id != null,
    { error: 'order by relevance needs a ticket_id', path: ['ticket_id'] },
  )
  .refine(
    (query) =>
      query.message_id == null || (query.ticket_id != null && (query.order_by?.startsWith('relevance') ?? false)),
    { error: 'message_id needs a ticket_id and order by relevance', path: ['message_id'] },
  )
