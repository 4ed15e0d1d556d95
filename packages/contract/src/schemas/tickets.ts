import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  Cursor,
  Datetime,
  DatetimeInput,
  ExternalId,
  ExternalId255,
  evidence,
  inOrder,
  JsonObject,
  known,
  limit,
  Meta,
  open,
  orderBy,
  type Schema,
  strict,
} from '../schema.ts'
import { Channel, integrationTypes, vias, WritableVia } from '../words/channels.ts'
import { AnyLanguage } from '../words/languages.ts'
import { CustomerChannel } from './customers.ts'
import { EcommerceData } from './ecommerce.ts'
import { FieldValueEntry, FieldValues, FieldValuesRequest, Relationships } from './field-values.ts'
import { CreateTicketMessageItem, Imported, TicketMessage } from './messages.ts'
import { IdRef, Person } from './people.ts'
import { TagDecoration, TagName } from './tags.ts'

/** The customer inside a ticket. */
export interface TicketCustomer extends types.TicketCustomer {}
export const TicketCustomer: Schema<TicketCustomer> = open(() => ({
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
}))

/** Who caused such an entry. */
export interface TicketEventUser extends types.TicketEventUser {}
export const TicketEventUser: Schema<TicketEventUser> = open(() => ({
  id: z.int(),
  firstname: z.string().nullable(),
  lastname: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
}))

/** An entry of the deprecated event list of a ticket. */
export interface TicketEvent extends types.TicketEvent {}
export const TicketEvent: Schema<TicketEvent> = open(() => ({
  id: z.int(),
  type: z.string(),
  user: TicketEventUser.nullable(),
  data: JsonObject.nullable(),
  created_datetime: Datetime,
}))

export const ticketPriorities = ['critical', 'high', 'normal', 'low'] as const
export type TicketPriority = (typeof ticketPriorities)[number]

/** An integration an answer could go through. */
export interface ReplyOptionIntegration extends types.ReplyOptionIntegration {}
export const ReplyOptionIntegration: Schema<ReplyOptionIntegration> = open(() => ({
  id: z.int(),
  name: z.string().nullable(),
  address: z.string().nullable(),
}))

/** Whether the customer can be answered on a channel. */
export interface TicketReplyOption extends types.TicketReplyOption {}
export const TicketReplyOption: Schema<TicketReplyOption> = open(() => ({
  answerable: z.boolean(),
  reason: z.string().nullable().optional(),
  integrations: z.array(ReplyOptionIntegration).optional(),
}))

/** The survey inside a ticket. */
export interface TicketSatisfactionSurvey extends types.TicketSatisfactionSurvey {}
export const TicketSatisfactionSurvey: Schema<TicketSatisfactionSurvey> = open(() => ({
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
}))

export const ticketStatuses = ['open', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]

/** A summary written by Gorgias. */
export interface TicketSummary extends types.TicketSummary {}
export const TicketSummary: Schema<TicketSummary> = open(() => ({
  content: z.string(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
  triggered_by: z.int().nullable(),
}))

/** A tag inside a ticket. */
export interface TicketTag extends types.TicketTag {}
export const TicketTag: Schema<TicketTag> = open(() => ({
  id: z.int(),
  name: z.string(),
  decoration: TagDecoration.nullable(),
  uri: z.string().optional(),
}))

/** The team a ticket is assigned to. */
export interface TicketTeam extends types.TicketTeam {}
export const TicketTeam: Schema<TicketTeam> = open(() => ({
  id: z.int(),
  name: z.string(),
  decoration: JsonObject.nullable(),
}))

/** The user a ticket is assigned to. */
export interface TicketUser extends types.TicketUser {}
export const TicketUser: Schema<TicketUser> = open(() => ({
  id: z.int(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstname: z.string(),
  lastname: z.string(),
  meta: z.unknown(),
  bio: z.string().nullable().optional(),
}))

/** The fields that every form of a ticket has. */
const ticketFields = () => ({
  id: z.int(),
  uri: z.string(),
  external_id: z.string().nullable(),
  language: z.string().nullable(),
  status: known(ticketStatuses),
  priority: known(ticketPriorities).optional(),
  channel: Channel,
  via: known(vias),
  from_agent: z.boolean().nullable(),
  assignee_user: TicketUser.nullable(),
  subject: z.string().nullable(),
  meta: z.unknown(),
  tags: z.array(TicketTag),
  is_unread: z.boolean(),
  spam: z.boolean().nullable(),
  created_datetime: Datetime,
  opened_datetime: Datetime.nullable(),
  last_received_message_datetime: Datetime.nullable(),
  last_message_datetime: Datetime.nullable(),
  updated_datetime: Datetime.nullable(),
  closed_datetime: Datetime.nullable(),
  snooze_datetime: Datetime.nullable(),
  trashed_datetime: Datetime.nullable(),
})

/** What lists and views show of a ticket, in place of its messages. */
export const listedTicketFields = () => ({
  ...ticketFields(),
  customer: Person.nullable(),
  assignee_team: TicketTeam.nullable(),
  excerpt: z.string().nullable(),
  integrations: z.array(TicketCompactIntegration),
  messages_count: z.int(),
  last_sent_message_not_delivered: z.boolean().nullable(),
})

/** A conversation, whole, with its messages. */
export interface Ticket extends types.Ticket {}
export const Ticket: Schema<Ticket> = open(() =>
  inOrder(
    `id uri external_id events status priority channel via from_agent spam imported customer assignee_user
     assignee_user_id assignee_team assignee_team_id language subject summary meta tags custom_fields messages
     created_datetime processed_datetime opened_datetime last_received_message_datetime last_message_datetime
     updated_datetime closed_datetime trashed_datetime snooze_datetime satisfaction_survey reply_options
     requester is_unread`,
    {
      ...ticketFields(),
      events: z.array(TicketEvent),
      imported: z.boolean().nullable().optional(),
      customer: TicketCustomer.nullable(),
      assignee_user_id: z.int().nullable().optional(),
      assignee_team: TicketTeam.nullable().optional(),
      assignee_team_id: z.int().nullable().optional(),
      summary: TicketSummary.nullable().optional(),
      custom_fields: z.record(z.string(), FieldValueEntry).optional(),
      messages: z.array(TicketMessage),
      processed_datetime: Datetime.nullable().optional(),
      satisfaction_survey: TicketSatisfactionSurvey.nullable(),
      reply_options: z.record(z.string(), TicketReplyOption),
      requester: TicketCustomer.nullable().optional(),
    },
  ),
)

/** An integration the ticket passed through. */
export interface TicketCompactIntegration extends types.TicketCompactIntegration {}
export const TicketCompactIntegration: Schema<TicketCompactIntegration> = open(() => ({
  name: z.string().nullable(),
  address: z.string().nullable(),
  type: known(integrationTypes),
}))

/** A ticket as lists show it: without messages. */
export interface TicketCompact extends types.TicketCompact {}
export const TicketCompact: Schema<TicketCompact> = open(() =>
  inOrder(
    `id uri external_id language status priority channel via from_agent customer assignee_user assignee_team
     subject summary excerpt integrations meta tags messages_count is_unread spam created_datetime
     opened_datetime last_received_message_datetime last_message_datetime last_sent_message_not_delivered
     updated_datetime closed_datetime snooze_datetime trashed_datetime custom_fields`,
    {
      ...listedTicketFields(),
      summary: TicketSummary.nullable().optional(),
      custom_fields: z.record(z.string(), FieldValueEntry).optional(),
    },
  ),
)

/** The customer of a ticket, by id or e-mail; an unknown e-mail creates a customer. */
export interface TicketCustomerWrite extends types.TicketCustomerWrite {}
export const TicketCustomerWrite: Schema<TicketCustomerWrite> = open(() => ({
  id: z.int().optional(),
  email: z.string().max(320).describe('An unknown address creates a customer').optional(),
  name: z.string().describe('Renames the customer found by id or email').nullable().optional(),
}))

/** A tag to put on a ticket, by name or id. */
export interface TicketTagWrite extends types.TicketTagWrite {}
export const TicketTagWrite: Schema<TicketTagWrite> = strict(() => ({
  id: evidence('client', z.int().describe('Id of an existing tag')).optional(),
  name: TagName.optional(),
  decoration: TagDecoration.nullable().optional(),
})).refine((tag) => tag.id !== undefined || tag.name !== undefined, { error: 'give id or name', path: ['name'] })

const ticketTagsRequest = strict(() => ({
  ids: z.array(z.int()).optional(),
  names: z.array(z.string()).describe('Case-sensitive; only existing tags').optional(),
}))

/** All the tags that a ticket will have; nothing at all clears them. */
export interface SetTicketTagsRequest extends types.SetTicketTagsRequest {}
export const SetTicketTagsRequest: Schema<SetTicketTagsRequest> = ticketTagsRequest.extend({
  ids: z.array(z.int()).describe('Without ids and names, all tags are removed').optional(),
})

/** The tags to add or remove, by id, by name, or both. */
export interface TicketTagsRequest extends types.TicketTagsRequest {}
export const TicketTagsRequest: Schema<TicketTagsRequest> = ticketTagsRequest.refine(
  (tags) => (tags.ids?.length ?? 0) + (tags.names?.length ?? 0) > 0,
  { error: 'give ids or names', path: ['ids'] },
)

const ticketWrite = {
  assignee_team: IdRef.describe('By id; null for no team').nullable().optional(),
  assignee_user: IdRef.describe('By id; null for nobody').nullable().optional(),
  channel: Channel.describe('email, chat, phone, sms and so on').optional(),
  closed_datetime: DatetimeInput.describe('When it was closed; to close it, set status').nullable().optional(),
  custom_fields: FieldValues.nullable().optional(),
  customer: TicketCustomerWrite.describe('By id or email; by default from the first message').nullable().optional(),
  external_id: ExternalId255.nullable().optional(),
  from_agent: z.boolean().describe('Whether your side wrote first').nullable().optional(),
  language: AnyLanguage.describe('Two letters, such as fr; detected by default').nullable().optional(),
  last_message_datetime: DatetimeInput.describe('When either side last wrote').nullable().optional(),
  last_received_message_datetime: DatetimeInput.describe('When the customer last wrote').nullable().optional(),
  meta: Meta.nullable().optional(),
  opened_datetime: DatetimeInput.describe('When somebody first opened it').nullable().optional(),
  priority: z.enum(ticketPriorities).optional(),
  snooze_datetime: DatetimeInput.describe('When it reopens by itself; null ends the snooze').nullable().optional(),
  spam: z.boolean().nullable().optional(),
  status: z.enum(ticketStatuses).optional(),
  subject: z.string().max(998).nullable().optional(),
  tags: z.array(TicketTagWrite).describe('By name; new names become tags').nullable().optional(),
  trashed_datetime: DatetimeInput.describe('When it was moved to the trash; null restores it').nullable().optional(),
  updated_datetime: DatetimeInput.describe('When it last changed; default now').nullable().optional(),
  via: WritableVia.optional(),
}

/** A new ticket with its first messages. */
export interface CreateTicketRequest extends types.CreateTicketRequest {}
export const CreateTicketRequest: Schema<CreateTicketRequest> = strict(() => ({
  messages: z
    .array(CreateTicketMessageItem)
    .min(1)
    .max(500)
    .describe('One from an agent, without sent_datetime, is really sent'),
  created_datetime: DatetimeInput.describe('When it began; default now').nullable().optional(),
  split_from: z.int().describe('Id of the ticket it was part of').optional(),
  imported: Imported.optional(),
  requester: evidence('client', TicketCustomerWrite.describe('The old name of customer').nullable()).optional(),
  ...ticketWrite,
}))

/** Changes to a ticket; `tags` and `custom_fields` replace the whole list. */
export interface UpdateTicketRequest extends types.UpdateTicketRequest {}
export const UpdateTicketRequest: Schema<UpdateTicketRequest> = strict(() => ({
  ...ticketWrite,
  custom_fields: FieldValuesRequest.nullable().optional(),
  customer: TicketCustomerWrite.describe('Moves the ticket to this customer, by id or email').nullable().optional(),
  tags: z.array(TicketTagWrite).describe('Replaces all tags').nullable().optional(),
  is_unread: z.boolean().describe('For everybody, not only for you').optional(),
}))

/** Which tickets to list. There is no filter by status, tag, date or text: use a view. */
export interface ListTicketsQuery extends types.ListTicketsQuery {}
export const ListTicketsQuery: Schema<ListTicketsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'updated_datetime:asc', 'updated_datetime:desc'],
    'created_datetime:desc',
  ).optional(),
  customer_id: z.int().positive().optional(),
  external_id: ExternalId.optional(),
  view_id: z.int().describe('Tickets that this view lists').optional(),
  rule_id: z.int().describe('Tickets that this rule matches').optional(),
  ticket_ids: z.array(z.int()).min(1).max(100).describe('Exactly these, at most 100').optional(),
  trashed: z.boolean().meta({ default: true, description: 'The trash is included, unless false' }).optional(),
}))

/** What to include in the ticket. */
export interface GetTicketQuery extends types.GetTicketQuery {}
export const GetTicketQuery: Schema<GetTicketQuery> = strict(() => ({
  relationships: Relationships.optional(),
}))
