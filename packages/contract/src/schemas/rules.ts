import { z } from 'zod'
import {
  CreationOrder,
  Cursor,
  Datetime,
  DeactivatedDatetime,
  JsonObject,
  limit,
  open,
  type Schema,
} from '../schema.ts'

const rule = open({
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
})
/** A small program run when tickets change. */
export interface Rule extends z.output<typeof rule> {}
export const Rule: Schema<Rule> = rule

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
  .meta({ description: 'When it runs: one string, such as ticket-created,ticket-updated' })

const priority = z.int().meta({ description: 'Higher runs first' })

const rulePriority = z.strictObject({
  id: z.int(),
  priority,
})
/** The priority of one rule. */
export interface RulePriority extends z.output<typeof rulePriority> {}
export const RulePriority: Schema<RulePriority> = rulePriority

const rulePrioritiesRequest = z.strictObject({
  priorities: z.array(RulePriority).meta({ description: 'By id; rules left out keep theirs' }),
})
/** New priorities; rules left out keep theirs. */
export interface RulePrioritiesRequest extends z.output<typeof rulePrioritiesRequest> {}
export const RulePrioritiesRequest: Schema<RulePrioritiesRequest> = rulePrioritiesRequest

const createRuleRequest = z.strictObject({
  name: z.string(),
  code: z.string().meta({ description: "Such as if (eq(ticket.channel, 'email')) { Action(…); }" }),
  code_ast: JsonObject.meta({ description: 'Made from code; leave it out' }).optional(),
  event_types: RuleEventTypes.nullable().optional(),
  description: z.string().nullable().optional(),
  priority: priority.meta({ description: 'Higher runs first; a new rule gets the highest' }).optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
})
/** A new rule. */
export interface CreateRuleRequest extends z.output<typeof createRuleRequest> {}
export const CreateRuleRequest: Schema<CreateRuleRequest> = createRuleRequest

const updateRuleRequest = createRuleRequest.partial()
/** Changes to a rule. */
export interface UpdateRuleRequest extends z.output<typeof updateRuleRequest> {}
export const UpdateRuleRequest: Schema<UpdateRuleRequest> = updateRuleRequest

const listRulesQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 100 }).optional(),
  order_by: CreationOrder.optional(),
})
/** Which rules to list. */
export interface ListRulesQuery extends z.output<typeof listRulesQuery> {}
export const ListRulesQuery: Schema<ListRulesQuery> = listRulesQuery
