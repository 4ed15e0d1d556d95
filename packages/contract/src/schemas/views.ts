import { z } from 'zod'
import { CreationOrder, Cursor, Datetime, evidence, JsonObject, known, limit, open, type Schema } from '../schema.ts'
import { Channel, vias } from '../words/channels.ts'
import { Person } from './people.ts'
import {
  TicketCompactIntegration,
  TicketTag,
  TicketTeam,
  TicketUser,
  ticketPriorities,
  ticketStatuses,
} from './tickets.ts'

const viewDecoration = open({
  emoji: z.string().nullable().optional(),
})
/** The emoji of a view. */
export interface ViewDecoration extends z.output<typeof viewDecoration> {}
export const ViewDecoration: Schema<ViewDecoration> = viewDecoration

export const viewFields = [
  'id',
  'details',
  'tags',
  'customer',
  'last_message',
  'name',
  'email',
  'created',
  'updated',
  'assignee',
  'assignee_team',
  'channel',
  'closed',
  'language',
  'last_received_message',
  'integrations',
  'snooze',
  'status',
  'subject',
  'priority',
] as const
export type ViewField = (typeof viewFields)[number]

export const viewTypes = ['ticket-list', 'customer-list'] as const
export type ViewType = (typeof viewTypes)[number]

export const viewVisibilities = ['public', 'shared', 'private'] as const
export type ViewVisibility = (typeof viewVisibilities)[number]

const sharedTeam = open({
  id: z.int(),
  name: z.string(),
  decoration: JsonObject.nullable().optional(),
})
/** A team that sees the view. */
export interface SharedTeam extends z.output<typeof sharedTeam> {}
export const SharedTeam: Schema<SharedTeam> = sharedTeam

const sharedUser = open({
  id: z.int(),
  name: z.string().nullable(),
  meta: JsonObject.nullable().optional(),
})
/** A user who sees the view. */
export interface SharedUser extends z.output<typeof sharedUser> {}
export const SharedUser: Schema<SharedUser> = sharedUser

const view = open({
  id: z.int(),
  category: z.string().nullable(),
  created_datetime: Datetime,
  deactivated_datetime: Datetime.nullable(),
  decoration: ViewDecoration.nullable(),
  fields: z.array(known(viewFields)),
  filters: z.string(),
  filters_ast: JsonObject.optional(),
  name: z.string(),
  order_by: z.string(),
  order_dir: known(['asc', 'desc']),
  search: z.string().nullable(),
  shared_with_teams: z.array(SharedTeam),
  shared_with_users: z.array(SharedUser),
  section_id: z.int().nullable().optional(),
  slug: z.string(),
  type: known(viewTypes),
  uri: z.string(),
  visibility: known(viewVisibilities),
})
/** A saved list of tickets. */
export interface View extends z.output<typeof view> {}
export const View: Schema<View> = view

export const viewCategories = ['system', 'user'] as const
export type ViewCategory = (typeof viewCategories)[number]

const viewItem = open({
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
  integrations: z.array(TicketCompactIntegration),
  messages_count: z.int(),
  excerpt: z.string().nullable(),
  last_sent_message_not_delivered: z.boolean().nullable(),
})
/** A ticket as a view shows it. */
export interface ViewItem extends z.output<typeof viewItem> {}
export const ViewItem: Schema<ViewItem> = viewItem

export const viewItemsOrders = [
  'created_datetime:asc',
  'created_datetime:desc',
  'updated_datetime:asc',
  'updated_datetime:desc',
  'last_message_datetime:asc',
  'last_message_datetime:desc',
  'last_received_message_datetime:asc',
  'last_received_message_datetime:desc',
  'closed_datetime:asc',
  'closed_datetime:desc',
  'snooze_datetime:asc',
  'snooze_datetime:desc',
  'priority:asc',
  'priority:desc',
] as const
export type ViewItemsOrderBy = (typeof viewItemsOrders)[number]

const columns = z.array(z.enum(viewFields)).meta({ description: 'Columns in order, such as details, tags, customer' })
const filters = z.string().meta({ description: "Such as eq(ticket.status, 'open'); empty matches all" })
const orderedBy = z
  .string()
  .meta({ default: 'updated_datetime', description: 'An attribute of tickets; order_dir says which way' })
const search = z.string().meta({ description: 'Words to look for, besides the filters' })

const inlineView = z.strictObject({
  category: z.string().nullable().optional(),
  fields: columns.optional(),
  filters: filters.optional(),
  order_by: orderedBy.optional(),
  order_dir: z.enum(['asc', 'desc']).meta({ default: 'desc' }).optional(),
  search: search.nullable().optional(),
  type: z.literal('ticket-list').optional(),
})
/** A view that is not saved. */
export interface InlineView extends z.output<typeof inlineView> {}
export const InlineView: Schema<InlineView> = inlineView

const searchViewItemsRequest = z.strictObject({
  view: InlineView.meta({ description: 'filters, search and order instead of the saved ones' }).optional(),
})
/** The view to look through. */
export interface SearchViewItemsRequest extends z.output<typeof searchViewItemsRequest> {}
export const SearchViewItemsRequest: Schema<SearchViewItemsRequest> = searchViewItemsRequest

const sharedWith = z.array(z.int()).max(100).meta({ description: 'The whole list of their ids, at most 100' })

const createViewRequest = z.strictObject({
  slug: z.string().meta({ description: 'Deprecated; any text will do' }),
  name: z.string().meta({ default: '' }).optional(),
  type: z.enum(viewTypes).meta({ default: 'ticket-list' }).optional(),
  visibility: z
    .enum(viewVisibilities)
    .meta({ default: 'public', description: 'private needs your own id in shared_with_users' })
    .optional(),
  filters: filters.meta({ default: '' }).optional(),
  fields: columns.meta({ default: [] }).optional(),
  order_by: orderedBy.optional(),
  order_dir: z.enum(['asc', 'desc']).meta({ default: 'desc' }).optional(),
  decoration: ViewDecoration.meta({ description: 'Its emoji' }).nullable().optional(),
  shared_with_users: sharedWith.optional(),
  shared_with_teams: sharedWith.optional(),
  category: evidence('client', z.string().nullable()).optional(),
  search: evidence('client', search.nullable()).optional(),
  section_id: evidence('client', z.int().meta({ description: 'Where it stands in the sidebar' }).nullable()).optional(),
})
/** A new view. */
export interface CreateViewRequest extends z.output<typeof createViewRequest> {}
export const CreateViewRequest: Schema<CreateViewRequest> = createViewRequest

const updateViewRequest = createViewRequest.partial()
/** Changes to a view. */
export interface UpdateViewRequest extends z.output<typeof updateViewRequest> {}
export const UpdateViewRequest: Schema<UpdateViewRequest> = updateViewRequest

const listViewsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: CreationOrder.optional(),
  category: z.enum(viewCategories).optional(),
})
/** Which views to list. */
export interface ListViewsQuery extends z.output<typeof listViewsQuery> {}
export const ListViewsQuery: Schema<ListViewsQuery> = listViewsQuery

const listViewItemsQuery = z.strictObject({
  cursor: Cursor.optional(),
  direction: z
    .enum(['prev', 'next'])
    .meta({ default: 'next', description: 'Which side of the cursor; otherwise next' })
    .optional(),
  ignored_item: z.int().meta({ description: 'Comes with the cursor of the page before' }).optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: z
    .enum(viewItemsOrders)
    .meta({ description: "Such as last_message_datetime:desc; otherwise the view's own" })
    .optional(),
})
/** Where in the view to go on, and in which order. */
export interface ListViewItemsQuery extends z.output<typeof listViewItemsQuery> {}
export const ListViewItemsQuery: Schema<ListViewItemsQuery> = listViewItemsQuery
