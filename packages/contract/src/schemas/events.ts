import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  Cursor,
  Datetime,
  DatetimeInput,
  JsonObject,
  known,
  limit,
  open,
  orderBy,
  type Schema,
  strict,
} from '../schema.ts'
import { eventObjectTypes, eventTypes, filterableEventObjectTypes, recordedEventTypes } from '../words/events.ts'

/** One line of the audit log. */
export interface Event extends types.Event {}
export const Event: Schema<Event> = open(() => ({
  id: z.int(),
  context: z.string().nullable(),
  created_datetime: Datetime,
  data: JsonObject.nullable(),
  object_id: z.int(),
  object_type: known(eventObjectTypes),
  type: known(recordedEventTypes),
  user_id: z.int().nullable(),
  uri: z.string(),
}))

/** Which events to list. */
export interface ListEventsQuery extends types.ListEventsQuery {}
export const ListEventsQuery: Schema<ListEventsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'created_datetime'],
    'created_datetime:desc',
  ).optional(),
  object_type: z
    .enum(filterableEventObjectTypes)
    .describe('Ticket, Customer and so on; goes with object_id')
    .optional(),
  object_id: z.int().describe('Goes with object_type').optional(),
  types: z.array(z.enum(eventTypes)).describe('Any of these, such as ticket-closed').optional(),
  user_ids: z.array(z.int()).describe('Caused by any of these users').optional(),
  created_datetime: z
    .strictObject({
      gt: DatetimeInput.optional(),
      gte: DatetimeInput.optional(),
      lt: DatetimeInput.optional(),
      lte: DatetimeInput.optional(),
    })
    .describe('gt or gte for after, lt or lte for before')
    .optional(),
})).refine((query) => (query.object_type === undefined) === (query.object_id === undefined), {
  error: 'object_type and object_id go together',
  path: ['object_id'],
})
