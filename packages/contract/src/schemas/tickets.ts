import { z } from 'zod'
import {
  Cursor,
  Datetime,
  DatetimeInput,
  ExternalId,
  ExternalId255,
  evidence,
  JsonObject,
  known,
  limit,
  Meta,
  open,
  orderBy,
  type Schema,
} from '../schema.ts'
import { Channel, integrationTypes, vias, WritableVia } from '../words/channels.ts'
import { AnyLanguage } from '../words/languages.ts'
import { CustomerChannel } from './customers.ts'
import { EcommerceData } from './ecommerce.ts'
import { FieldValueEntry, FieldValues, FieldValuesRequest, Relationships } from './field-values.ts'
import { CreateTicketMessageItem, Imported, TicketMessage } from './messages.ts'
import { IdRef, Person } from './people.ts'
import { TagDecoration, TagName } from './tags.ts'

const ticketCustomer = open({
  id: z.int(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstname: z.string(),
  lastname: z.string(),
  meta: z.unknown(),
  channels: z.array(CustomerChannel),
  data: z.unknown(),
  customer: z.unknown(),
  integrations: JsonObject,
  external_id: z.string().nullable(),
  note: z.string().nullable(),
  external_data: JsonObject.optional(),
  ecommerce_data: z.record(z.string(), EcommerceData).optional(),
})
/** The customer inside a ticket. */
export interface TicketCustomer extends z.output<typeof ticketCustomer> {}
export const TicketCustomer: Schema<TicketCustomer> = ticketCustomer

const ticketEventUser = open({
  id: z.int(),
  firstname: z.string().nullable(),
  lastname: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
})
/** Who caused such an entry. */
export interface TicketEventUser extends z.output<typeof ticketEventUser> {}
export const TicketEventUser: Schema<TicketEventUser> = ticketEventUser

const ticketEvent = open({
  id: z.int(),
  type: z.string(),
  user: TicketEventUser.nullable(),
  data: JsonObject.nullable(),
  created_datetime: Datetime,
})
/** An entry of the deprecated event list of a ticket. */
export interface TicketEvent extends z.output<typeof ticketEvent> {}
export const TicketEvent: Schema<TicketEvent> = ticketEvent

export const ticketPriorities = ['critical', 'high', 'normal', 'low'] as const
export type TicketPriority = (typeof ticketPriorities)[number]

const replyOptionIntegration = open({
  id: z.int(),
  name: z.string().nullable(),
  address: z.string().nullable(),
})
/** An integration an answer could go through. */
export interface ReplyOptionIntegration extends z.output<typeof replyOptionIntegration> {}
export const ReplyOptionIntegration: Schema<ReplyOptionIntegration> = replyOptionIntegration

const ticketReplyOption = open({
  answerable: z.boolean(),
  reason: z.string().nullable().optional(),
  integrations: z.array(ReplyOptionIntegration).optional(),
})
/** Whether the customer can be answered on a channel. */
export interface TicketReplyOption extends z.output<typeof ticketReplyOption> {}
export const TicketReplyOption: Schema<TicketReplyOption> = ticketReplyOption

const ticketSatisfactionSurvey = open({
  id: z.int(),
  customer_id: z.int(),
  ticket_id: z.int(),
  sent_datetime: Datetime.nullable(),
  scored_datetime: Datetime.nullable(),
  should_send_datetime: Datetime.nullable(),
  created_datetime: Datetime,
  score: z.int().min(1).max(5).nullable(),
  body_text: z.string().nullable(),
  meta: JsonObject.nullable(),
})
/** The survey inside a ticket. */
export interface TicketSatisfactionSurvey extends z.output<typeof ticketSatisfactionSurvey> {}
export const TicketSatisfactionSurvey: Schema<TicketSatisfactionSurvey> = ticketSatisfactionSurvey

export const ticketStatuses = ['open', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]

const ticketSummary = open({
  content: z.string(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  triggered_by: z.int().nullable(),
})
/** A summary written by Gorgias. */
export interface TicketSummary extends z.output<typeof ticketSummary> {}
export const TicketSummary: Schema<TicketSummary> = ticketSummary

const ticketTag = open({
  id: z.int(),
  name: z.string(),
  decoration: TagDecoration.nullable(),
  uri: z.string().optional(),
})
/** A tag inside a ticket. */
export interface TicketTag extends z.output<typeof ticketTag> {}
export const TicketTag: Schema<TicketTag> = ticketTag

const ticketTeam = open({
  id: z.int(),
  name: z.string(),
  decoration: JsonObject.nullable(),
})
/** The team a ticket is assigned to. */
export interface TicketTeam extends z.output<typeof ticketTeam> {}
export const TicketTeam: Schema<TicketTeam> = ticketTeam

const ticketUser = open({
  id: z.int(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstname: z.string(),
  lastname: z.string(),
  meta: z.unknown(),
  bio: z.string().nullable().optional(),
})
/** The user a ticket is assigned to. */
export interface TicketUser extends z.output<typeof ticketUser> {}
export const TicketUser: Schema<TicketUser> = ticketUser

const ticket = open({
  id: z.int(),
  uri: z.string(),
  external_id: z.string().nullable(),
  events: z.array(TicketEvent),
  status: known(ticketStatuses),
  priority: known(ticketPriorities).optional(),
  channel: Channel,
  via: known(vias),
  from_agent: z.boolean().nullable(),
  spam: z.boolean().nullable(),
  imported: z.boolean().nullable().optional(),
  customer: TicketCustomer.nullable(),
  assignee_user: TicketUser.nullable(),
  assignee_user_id: z.int().nullable().optional(),
  assignee_team: TicketTeam.nullable().optional(),
  assignee_team_id: z.int().nullable().optional(),
  language: z.string().nullable(),
  subject: z.string().nullable(),
  summary: TicketSummary.nullable().optional(),
  meta: z.unknown(),
  tags: z.array(TicketTag),
  custom_fields: z.record(z.string(), FieldValueEntry).optional(),
  messages: z.array(TicketMessage),
  created_datetime: Datetime,
  processed_datetime: Datetime.nullable().optional(),
  opened_datetime: Datetime.nullable(),
  last_received_message_datetime: Datetime.nullable(),
  last_message_datetime: Datetime.nullable(),
  updated_datetime: Datetime.nullable(),
  closed_datetime: Datetime.nullable(),
  trashed_datetime: Datetime.nullable(),
  snooze_datetime: Datetime.nullable(),
  satisfaction_survey: TicketSatisfactionSurvey.nullable(),
  reply_options: z.record(z.string(), TicketReplyOption),
  requester: TicketCustomer.nullable().optional(),
  is_unread: z.boolean(),
})
/** A conversation, whole, with its messages. */
export interface Ticket extends z.output<typeof ticket> {}
export const Ticket: Schema<Ticket> = ticket

const ticketCompactIntegration = open({
  name: z.string().nullable(),
  address: z.string().nullable(),
  type: known(integrationTypes),
})
/** An integration the ticket passed through. */
export interface TicketCompactIntegration extends z.output<typeof ticketCompactIntegration> {}
export const TicketCompactIntegration: Schema<TicketCompactIntegration> = ticketCompactIntegration

const ticketCompact = open({
  id: z.int(),
  uri: z.string(),
  external_id: z.string().nullable(),
  language: z.string().nullable(),
  status: known(ticketStatuses),
  priority: known(ticketPriorities).optional(),
  channel: Channel,
  via: known(vias),
  from_agent: z.boolean().nullable(),
  customer: Person.nullable(),
  assignee_user: TicketUser.nullable(),
  assignee_team: TicketTeam.nullable(),
  subject: z.string().nullable(),
  summary: TicketSummary.nullable().optional(),
  excerpt: z.string().nullable(),
  integrations: z.array(TicketCompactIntegration),
  meta: z.unknown(),
  tags: z.array(TicketTag),
  messages_count: z.int(),
  is_unread: z.boolean(),
  spam: z.boolean().nullable(),
  created_datetime: Datetime,
  opened_datetime: Datetime.nullable(),
  last_received_message_datetime: Datetime.nullable(),
  last_message_datetime: Datetime.nullable(),
  last_sent_message_not_delivered: z.boolean().nullable(),
  updated_datetime: Datetime.nullable(),
  closed_datetime: Datetime.nullable(),
  snooze_datetime: Datetime.nullable(),
  trashed_datetime: Datetime.nullable(),
  custom_fields: z.record(z.string(), FieldValueEntry).optional(),
})
/** A ticket as lists show it: without messages. */
export interface TicketCompact extends z.output<typeof ticketCompact> {}
export const TicketCompact: Schema<TicketCompact> = ticketCompact

const ticketCustomerWrite = open({
  id: z.int().optional(),
  email: z.string().max(320).meta({ description: 'An unknown one makes a new customer' }).optional(),
  name: z.string().meta({ description: 'Renames whom id or email find' }).nullable().optional(),
})
/** The customer of a ticket, by id or e-mail; an unknown e-mail makes a new customer. */
export interface TicketCustomerWrite extends z.output<typeof ticketCustomerWrite> {}
export const TicketCustomerWrite: Schema<TicketCustomerWrite> = ticketCustomerWrite

const ticketTagWrite = z.strictObject({
  name: TagName,
  decoration: TagDecoration.nullable().optional(),
})
/** A tag to put on a ticket, by name. */
export interface TicketTagWrite extends z.output<typeof ticketTagWrite> {}
export const TicketTagWrite: Schema<TicketTagWrite> = ticketTagWrite

const ticketTagsRequest = z.strictObject({
  ids: z.array(z.int()).optional(),
  names: z.array(z.string()).meta({ description: 'Case counts; only tags that exist' }).optional(),
})
/** The tags, by id, by name, or both. */
export interface TicketTagsRequest extends z.output<typeof ticketTagsRequest> {}

/** All the tags a ticket shall have; nothing at all clears them. */
export const SetTicketTagsRequest: Schema<TicketTagsRequest> = ticketTagsRequest.extend({
  ids: z.array(z.int()).meta({ description: 'Without ids and names, all tags go' }).optional(),
})

/** The tags to add or remove. */
export const TicketTagsRequest: Schema<TicketTagsRequest> = ticketTagsRequest.refine(
  (tags) => (tags.ids?.length ?? 0) + (tags.names?.length ?? 0) > 0,
  { error: 'give ids or names', path: ['ids'] },
)

const ticketWrite = {
  assignee_team: IdRef.meta({ description: 'By id; null for no team' }).nullable().optional(),
  assignee_user: IdRef.meta({ description: 'By id; null for nobody' }).nullable().optional(),
  channel: Channel.meta({ description: 'email, chat, phone, sms and so on' }).optional(),
  closed_datetime: DatetimeInput.meta({ description: 'When it was closed; to close it, set status' })
    .nullable()
    .optional(),
  custom_fields: FieldValues.nullable().optional(),
  customer: TicketCustomerWrite.meta({ description: 'By id or email; otherwise from the first message' })
    .nullable()
    .optional(),
  external_id: ExternalId255.nullable().optional(),
  from_agent: z.boolean().meta({ description: 'Whether your side wrote first' }).nullable().optional(),
  language: AnyLanguage.meta({ description: 'Two letters, such as fr; otherwise detected' }).nullable().optional(),
  last_message_datetime: DatetimeInput.meta({ description: 'When either side last wrote' }).nullable().optional(),
  last_received_message_datetime: DatetimeInput.meta({ description: 'When the customer last wrote' })
    .nullable()
    .optional(),
  meta: Meta.nullable().optional(),
  opened_datetime: DatetimeInput.meta({ description: 'When somebody first opened it' }).nullable().optional(),
  priority: z.enum(ticketPriorities).optional(),
  snooze_datetime: DatetimeInput.meta({ description: 'When it reopens by itself; null ends the snooze' })
    .nullable()
    .optional(),
  spam: z.boolean().nullable().optional(),
  status: z.enum(ticketStatuses).optional(),
  subject: z.string().max(998).nullable().optional(),
  tags: z.array(TicketTagWrite).meta({ description: 'By name; new names become tags' }).nullable().optional(),
  trashed_datetime: DatetimeInput.meta({ description: 'In the trash since then; null takes it out' })
    .nullable()
    .optional(),
  updated_datetime: DatetimeInput.meta({ description: 'When it last changed; otherwise now' }).nullable().optional(),
  via: WritableVia.optional(),
}

const createTicketRequest = z.strictObject({
  messages: z
    .array(CreateTicketMessageItem)
    .min(1)
    .max(500)
    .meta({ description: 'One from an agent, without sent_datetime, is really sent' }),
  created_datetime: DatetimeInput.meta({ description: 'When it began; otherwise now' }).nullable().optional(),
  split_from: z.int().meta({ description: 'Id of the ticket it was part of' }).optional(),
  imported: Imported.optional(),
  requester: evidence(
    'client',
    TicketCustomerWrite.meta({ description: 'The old name of customer' }).nullable(),
  ).optional(),
  ...ticketWrite,
})
/** A new ticket with its first messages. */
export interface CreateTicketRequest extends z.output<typeof createTicketRequest> {}
export const CreateTicketRequest: Schema<CreateTicketRequest> = createTicketRequest

const updateTicketRequest = z.strictObject({
  ...ticketWrite,
  custom_fields: FieldValuesRequest.nullable().optional(),
  customer: TicketCustomerWrite.meta({ description: 'Moves the ticket to this customer, by id or email' })
    .nullable()
    .optional(),
  tags: z.array(TicketTagWrite).meta({ description: 'Replaces all tags' }).nullable().optional(),
  is_unread: z.boolean().meta({ description: 'For everybody, not only for you' }).optional(),
})
/** Changes to a ticket; `tags` and `custom_fields` replace the whole list. */
export interface UpdateTicketRequest extends z.output<typeof updateTicketRequest> {}
export const UpdateTicketRequest: Schema<UpdateTicketRequest> = updateTicketRequest

const listTicketsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'updated_datetime:asc', 'updated_datetime:desc'],
    'created_datetime:desc',
  ).optional(),
  customer_id: z.int().positive().optional(),
  external_id: ExternalId.optional(),
  view_id: z.int().meta({ description: 'Tickets that this view lists' }).optional(),
  rule_id: z.int().meta({ description: 'Tickets that this rule matches' }).optional(),
  ticket_ids: z.array(z.int()).min(1).max(100).meta({ description: 'Exactly these, at most 100' }).optional(),
  trashed: z.boolean().meta({ default: true, description: 'The trash is included, unless false' }).optional(),
})
/** Which tickets to list. There is no filter by status, tag, date or text: use a view. */
export interface ListTicketsQuery extends z.output<typeof listTicketsQuery> {}
export const ListTicketsQuery: Schema<ListTicketsQuery> = listTicketsQuery

const getTicketQuery = z.strictObject({
  relationships: Relationships.optional(),
})
/** What to add to the ticket. */
export interface GetTicketQuery extends z.output<typeof getTicketQuery> {}
export const GetTicketQuery: Schema<GetTicketQuery> = getTicketQuery
