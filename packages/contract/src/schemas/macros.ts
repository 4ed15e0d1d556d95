import { z } from 'zod'
import { Cursor, Datetime, ExternalId, JsonObject, known, limit, open, type Schema } from '../schema.ts'
import { AnyLanguage } from '../words/languages.ts'

const macroAction = open({
  name: z.string().meta({ description: 'setResponseText, addTags, setStatus; others are stored untouched' }),
  title: z.string().meta({ description: 'What agents see' }),
  arguments: JsonObject.meta({ description: 'By name; tags is one string with commas, no list' }),
  description: z.string().nullable().optional(),
  type: known(['user', 'system']).optional(),
})
/** One step of a macro; names the API does not know are stored untouched. */
export interface MacroAction extends z.output<typeof macroAction> {}
export const MacroAction: Schema<MacroAction> = macroAction

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

const macro = open({
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
})
/** A named list of actions to apply to tickets. */
export interface Macro extends z.output<typeof macro> {}
export const Macro: Schema<Macro> = macro

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

const macroUsageError = open({
  msg: z.string(),
  data: open({
    rules: z.array(z.string()),
  }),
})
/** Why a macro could not be archived. */
export interface MacroUsageError extends z.output<typeof macroUsageError> {}
export const MacroUsageError: Schema<MacroUsageError> = macroUsageError

const macroArchiveResult = open({
  id: z.int(),
  status: known(['archived', 'not_found', 'already_archived', 'macro_used']),
  error: MacroUsageError.nullable().optional(),
})
/** What became of one macro to archive. */
export interface MacroArchiveResult extends z.output<typeof macroArchiveResult> {}
export const MacroArchiveResult: Schema<MacroArchiveResult> = macroArchiveResult

const macroUnarchiveResult = open({
  id: z.int(),
  status: known(['unarchived', 'not_found', 'already_not_archived']),
})
/** What became of one macro to bring back. */
export interface MacroUnarchiveResult extends z.output<typeof macroUnarchiveResult> {}
export const MacroUnarchiveResult: Schema<MacroUnarchiveResult> = macroUnarchiveResult

const createMacroRequest = z.strictObject({
  name: z.string(),
  actions: z
    .array(MacroAction)
    .meta({ default: [], description: 'In this order; each with name, title and arguments' })
    .optional(),
  external_id: ExternalId.nullable().optional(),
  intent: z.enum(macroIntents).meta({ description: 'What it answers, such as return/request' }).nullable().optional(),
  language: AnyLanguage.meta({ description: 'Two letters, such as fr; null for any' }).nullable().optional(),
})
/** A new macro. */
export interface CreateMacroRequest extends z.output<typeof createMacroRequest> {}
export const CreateMacroRequest: Schema<CreateMacroRequest> = createMacroRequest

const updateMacroRequest = createMacroRequest.partial().extend({
  actions: z.array(MacroAction).meta({ default: [], description: 'Replaces all actions, in this order' }).optional(),
})
/** Changes to a macro; `actions` replaces the whole list. */
export interface UpdateMacroRequest extends z.output<typeof updateMacroRequest> {}
export const UpdateMacroRequest: Schema<UpdateMacroRequest> = updateMacroRequest

const bulkMacroIdsRequest = z.strictObject({
  ids: z.array(z.int()).min(1).max(30).meta({ description: 'At most 30' }),
})
/** The macros to archive or bring back, at most 30. */
export interface BulkMacroIdsRequest extends z.output<typeof bulkMacroIdsRequest> {}
export const BulkMacroIdsRequest: Schema<BulkMacroIdsRequest> = bulkMacroIdsRequest

const listMacrosQuery = z
  .strictObject({
    cursor: Cursor.optional(),
    limit: limit({ max: 100, otherwise: 30 }).optional(),
    order_by: z
      .enum(macroOrders)
      .meta({ description: 'Such as name:asc, otherwise usage:desc; relevance needs ticket_id' })
      .optional(),
    search: z.string().meta({ description: 'Text they contain' }).nullable().optional(),
    tags: z.array(z.string().nullable()).meta({ description: 'Those that add all of these tags' }).optional(),
    languages: z
      .array(z.string().nullable())
      .meta({ description: 'Any of these; null: without a language' })
      .optional(),
    ticket_id: z.int().meta({ description: 'Whose relevance orders the list' }).nullable().optional(),
    message_id: z.int().meta({ description: 'Needs ticket_id, and relevance as the order' }).nullable().optional(),
    number_predictions: z
      .int()
      .min(0)
      .meta({ default: 0, description: 'How many predicted ones to put first' })
      .optional(),
    archived: z
      .boolean()
      .meta({ description: 'True: only archived ones; otherwise none' })
      .nullable()
      .meta({ default: false })
      .optional(),
  })
  .refine(
    (query) => (query.order_by !== 'relevance' && !query.order_by?.startsWith('relevance:')) || query.ticket_id != null,
    { error: 'order by relevance needs a ticket_id', path: ['ticket_id'] },
  )
  .refine(
    (query) =>
      query.message_id == null || (query.ticket_id != null && (query.order_by?.startsWith('relevance') ?? false)),
    { error: 'message_id needs a ticket_id and order by relevance', path: ['message_id'] },
  )
/** Which macros to list. */
export interface ListMacrosQuery extends z.output<typeof listMacrosQuery> {}
export const ListMacrosQuery: Schema<ListMacrosQuery> = listMacrosQuery
