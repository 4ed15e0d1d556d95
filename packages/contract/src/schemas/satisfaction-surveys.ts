import { z } from 'zod'
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
} from '../schema.ts'

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
  ticket_id: z.int().meta({ description: 'A ticket has one survey at most' }),
  customer_id: z.int(),
  body_text: z.string().max(1000).meta({ description: "The customer's comment" }).nullable().optional(),
  score: z.int().min(1).max(5).meta({ description: '1 is worst, 5 is best' }).nullable().optional(),
  scored_datetime: DatetimeInput.meta({ description: 'When it was answered; give it with score' })
    .nullable()
    .optional(),
  sent_datetime: DatetimeInput.meta({ description: 'When it went out; sends nothing' }).nullable().optional(),
  should_send_datetime: DatetimeInput.meta({ description: 'When Gorgias mails it to the customer; null: never' })
    .nullable()
    .optional(),
  created_datetime: DatetimeInput.meta({ description: 'Otherwise now; may lie in the past' }).nullable().optional(),
  meta: Meta.nullable().optional(),
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
  order_by: CreationOrder.optional(),
  ticket_id: z.int().nullable().optional(),
})
/** Which surveys to list. */
export interface ListSatisfactionSurveysQuery extends z.output<typeof listSatisfactionSurveysQuery> {}
export const ListSatisfactionSurveysQuery: Schema<ListSatisfactionSurveysQuery> = listSatisfactionSurveysQuery
