import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  CreationOrder,
  Cursor,
  Datetime,
  DatetimeInput,
  JsonObject,
  limit,
  Meta,
  open,
  type Schema,
  strict,
} from '../schema.ts'

/** A satisfaction survey sent after a ticket, and the answer. */
export interface SatisfactionSurvey extends types.SatisfactionSurvey {}
export const SatisfactionSurvey: Schema<SatisfactionSurvey> = open(() => ({
  id: z.int(),
  body_text: z.string().nullable(),
  created_datetime: Datetime,
  customer_id: z.int(),
  meta: JsonObject.nullable(),
  score: z.int().min(1).max(5).nullable(),
  scored_datetime: Datetime.nullable(),
  sent_datetime: Datetime.nullable(),
  should_send_datetime: Datetime.nullable(),
  ticket_id: z.int(),
  uri: z.string(),
}))

const createSurveyRequest = strict(() => ({
  ticket_id: z.int().describe('A ticket has one survey at most'),
  customer_id: z.int(),
  body_text: z.string().max(1000).describe("The customer's comment").nullable().optional(),
  score: z.int().min(1).max(5).describe('1 is worst, 5 is best').nullable().optional(),
  scored_datetime: DatetimeInput.describe('When it was answered; give it with score').nullable().optional(),
  sent_datetime: DatetimeInput.describe('When it went out; sends nothing').nullable().optional(),
  should_send_datetime: DatetimeInput.describe('When Gorgias mails it to the customer; null: never')
    .nullable()
    .optional(),
  created_datetime: DatetimeInput.describe('Default now; may be in the past').nullable().optional(),
  meta: Meta.nullable().optional(),
}))
/** A new survey. With `should_send_datetime` the customer gets an e-mail. */
export interface CreateSurveyRequest extends types.CreateSurveyRequest {}
export const CreateSurveyRequest: Schema<CreateSurveyRequest> = createSurveyRequest

/** Changes to a survey. */
export interface UpdateSurveyRequest extends types.UpdateSurveyRequest {}
export const UpdateSurveyRequest: Schema<UpdateSurveyRequest> = createSurveyRequest.partial()

/** Which surveys to list. */
export interface ListSatisfactionSurveysQuery extends types.ListSatisfactionSurveysQuery {}
export const ListSatisfactionSurveysQuery: Schema<ListSatisfactionSurveysQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: CreationOrder.optional(),
  ticket_id: z.int().nullable().optional(),
}))
