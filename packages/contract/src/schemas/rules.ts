import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  CreationOrder,
  Cursor,
  Datetime,
  DeactivatedDatetime,
  JsonObject,
  limit,
  open,
  type Schema,
  strict,
} from '../schema.ts'

/** A small program run when tickets change. */
export interface Rule extends types.Rule {}
export const Rule: Schema<Rule> = open(() => ({
  id: z.int(),
  code: z.string(),
  code_ast: JsonObject,
  created_datetime: Datetime,
  deactivated_datetime: Datetime.nullable(),
  description: z.string().nullable(),
  event_types: z.string().nullable(),
  settings: JsonObject.nullable().optional(),
  name: z.string(),
  priority: z.int(),
  type: z.string().optional(),
  updated_datetime: Datetime.nullable(),
  uri: z.string(),
}))

export const ruleEventTypes = [
  'ticket-created',
  'ticket-updated',
  'ticket-message-created',
  'ticket-assigned',
  'ticket-self-unsnoozed',
  'satisfaction-survey-responded',
] as const
export type RuleEventType = (typeof ruleEventTypes)[number]

const oneType = `(${ruleEventTypes.join('|')})`

/** When a rule runs: a string with commas, not a list. */
const RuleEventTypes = z
  .string()
  .regex(new RegExp(`^${oneType}(\\s*,\\s*${oneType})*$`), {
    error: `expected one or more of ${ruleEventTypes.join(', ')}, with commas between`,
  })
  .describe('When it runs: one string, such as ticket-created,ticket-updated')

const priority = z.int().describe('Higher runs first')

/** The priority of one rule. */
export interface RulePriority extends types.RulePriority {}
export const RulePriority: Schema<RulePriority> = strict(() => ({
  id: z.int(),
  priority,
}))

/** New priorities; rules that are left out keep their own. */
export interface RulePrioritiesRequest extends types.RulePrioritiesRequest {}
export const RulePrioritiesRequest: Schema<RulePrioritiesRequest> = strict(() => ({
  priorities: z.array(RulePriority).describe('By id; rules left out keep their own'),
}))

const createRuleRequest = strict(() => ({
  name: z.string(),
  code: z.string().describe("Such as if (eq(ticket.channel, 'email')) { Action(…); }"),
  code_ast: JsonObject.describe('Made from code; leave it out').optional(),
  event_types: RuleEventTypes.nullable().optional(),
  description: z.string().nullable().optional(),
  priority: priority.describe('Higher runs first; a new rule gets the highest').optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
}))
/** A new rule. */
export interface CreateRuleRequest extends types.CreateRuleRequest {}
export const CreateRuleRequest: Schema<CreateRuleRequest> = createRuleRequest

/** Changes to a rule. */
export interface UpdateRuleRequest extends types.UpdateRuleRequest {}
export const UpdateRuleRequest: Schema<UpdateRuleRequest> = createRuleRequest.partial()

/** Which rules to list. */
export interface ListRulesQuery extends types.ListRulesQuery {}
export const ListRulesQuery: Schema<ListRulesQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 100 }).optional(),
  order_by: CreationOrder.optional(),
}))
