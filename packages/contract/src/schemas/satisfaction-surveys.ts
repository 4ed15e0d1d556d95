import { z } from 'zod'
import { Cursor, Datetime, DatetimeInput, JsonObject, limit, open, type Schema } from '../schema.ts'

const satisfactionSurvey = open({
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
})
/** A question to the customer after a ticket, and the answer. */
export interface SatisfactionSurvey extends z.output<typeof satisfactionSurvey> {}
export const SatisfactionSurvey: Schema<SatisfactionSurvey> = satisfactionSurvey

const createSurveyRequest = z.strictObject({
  ticket_id: z.int(),
  customer_id: z.int(),
  body_text: z.string().max(1000).nullable().optional(),
  score: z.int().min(1).max(5).nullable().optional(),
  scored_datetime: DatetimeInput.nullable().optional(),
  sent_datetime: DatetimeInput.nullable().optional(),
  should_send_datetime: DatetimeInput.nullable().optional(),
  created_datetime: DatetimeInput.nullable().optional(),
  meta: JsonObject.nullable().optional(),
})
/** A new survey. With `should_send_datetime` the customer gets an e-mail. */
export interface CreateSurveyRequest extends z.output<typeof createSurveyRequest> {}
export const CreateSurveyRequest: Schema<CreateSurveyRequest> = createSurveyRequest

const updateSurveyRequest = createSurveyRequest.partial()
/** Changes to a survey. */
export interface UpdateSurveyRequest extends z.output<typeof updateSurveyRequest> {}
export const UpdateSurveyRequest: Schema<UpdateSurveyRequest> = updateSurveyRequest

const listSatisfactionSurveysQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: z
    .enum(['created_datetime:asc', 'created_datetime:desc'])
    .meta({ default: 'created_datetime:desc' })
    .optional(),
  ticket_id: z.int().nullable().optional(),
})
/** Which surveys to list. */
export interface ListSatisfactionSurveysQuery extends z.output<typeof listSatisfactionSurveysQuery> {}
export const ListSatisfactionSurveysQuery: Schema<ListSatisfactionSurveysQuery> = listSatisfactionSurveysQuery
