import { Id, open } from '@rhetor/contract'
import * as z from 'zod'

const moment = z.string().nullable()

/** A ticket as the sandbox keeps it; the API shows it with its people and messages. */
export const StoredTicket = open(() => ({
  id: Id,
  external_id: z.string().nullable(),
  status: z.string(),
  priority: z.string(),
  channel: z.string(),
  via: z.string(),
  subject: z.string().nullable(),
  customer_id: z.int().nullable(),
  assignee_user_id: z.int().nullable(),
  assignee_team_id: z.int().nullable(),
  messages_count: z.int(),
  created_datetime: z.string(),
  updated_datetime: moment,
  closed_datetime: moment,
}))

/** A message as the sandbox keeps it. */
export const StoredMessage = open(() => ({
  id: Id,
  ticket_id: Id,
  channel: z.string(),
  via: z.string(),
  public: z.boolean(),
  from_agent: z.boolean(),
  sender_id: z.int().nullable(),
  subject: z.string().nullable(),
  body_text: z.string().nullable(),
  created_datetime: z.string(),
  sent_datetime: moment,
  failed_datetime: moment,
}))

/** A survey as the sandbox keeps it. */
export const StoredSurvey = open(() => ({
  id: Id,
  ticket_id: Id,
  customer_id: z.int(),
  score: z.int().nullable(),
  body_text: z.string().nullable(),
  sent_datetime: moment,
  scored_datetime: moment,
}))

/** The empty answer. */
export const Done = open(() => ({}))
