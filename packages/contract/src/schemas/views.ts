import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  CreationOrder,
  Cursor,
  Datetime,
  evidence,
  inOrder,
  JsonObject,
  known,
  limit,
  open,
  type Schema,
  strict,
} from '../schema.ts'
import { listedTicketFields } from './tickets.ts'

/** The emoji of a view. */
export interface ViewDecoration extends types.ViewDecoration {}
export const ViewDecoration: Schema<ViewDecoration> = open(() => ({
  emoji: z.string().nullable().optional(),
}))

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

/** A team that sees the view. */
export interface SharedTeam extends types.SharedTeam {}
export const SharedTeam: Schema<SharedTeam> = open(() => ({
  id: z.int(),
  name: z.string(),
  decoration: JsonObject.nullable().optional(),
}))

/** A user who sees the view. */
export interface SharedUser extends types.SharedUser {}
export const SharedUser: Schema<SharedUser> = open(() => ({
  id: z.int(),
  name: z.string().nullable(),
  meta: JsonObject.nullable().optional(),
}))

/** A saved list of tickets. */
export interface View extends types.View {}
export const View: Schema<View> = open(() => ({
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
}))

export const viewCategories = ['system', 'user'] as const
export type ViewCategory = (typeof viewCategories)[number]

/** A ticket as a view shows it: as lists do, in another order and without summary and fields. */
export interface ViewItem extends types.ViewItem {}
export const ViewItem: Schema<ViewItem> = open(() =>
  inOrder(
    `id uri external_id language status priority channel via from_agent customer assignee_user assignee_team
     subject meta tags is_unread spam created_datetime opened_datetime last_received_message_datetime
     last_message_datetime updated_datetime closed_datetime snooze_datetime trashed_datetime integrations
     messages_count excerpt last_sent_message_not_delivered`,
    listedTicketFields(),
  ),
)

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

const columns = z.array(z.enum(viewFields)).describe('Columns in order, such as details, tags, customer')
const filters = z.string().describe("Such as eq(ticket.status, 'open'); empty matches all")
const orderedBy = z
  .string()
  .meta({ default: 'updated_datetime', description: 'An attribute of tickets; order_dir says which way' })
const search = z.string().describe('Words to look for, besides the filters')

/** A view that is not saved. */
export interface InlineView extends types.InlineView {}
export const InlineView: Schema<InlineView> = strict(() => ({
  category: z.string().nullable().optional(),
  fields: columns.optional(),
  filters: filters.optional(),
  order_by: orderedBy.optional(),
  order_dir: z.enum(['asc', 'desc']).meta({ default: 'desc' }).optional(),
  search: search.nullable().optional(),
  type: z.literal('ticket-list').optional(),
}))

/** The view to look through. */
export interface SearchViewItemsRequest extends types.SearchViewItemsRequest {}
export const SearchViewItemsRequest: Schema<SearchViewItemsRequest> = strict(() => ({
  view: InlineView.describe('filters, search and order instead of the saved ones').optional(),
}))

const sharedWith = z.array(z.int()).max(100).describe('The whole list of their ids, at most 100')

const createViewRequest = strict(() => ({
  slug: z.string().describe('Deprecated; made from the name where it is left out').optional(),
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
  decoration: ViewDecoration.describe('Its emoji').nullable().optional(),
  shared_with_users: sharedWith.optional(),
  shared_with_teams: sharedWith.optional(),
  category: evidence('client', z.string().nullable()).optional(),
  search: evidence('client', search.nullable()).optional(),
  section_id: evidence('client', z.int().describe('Where it stands in the sidebar').nullable()).optional(),
}))
/** A new view. */
export interface CreateViewRequest extends types.CreateViewRequest {}
export const CreateViewRequest: Schema<CreateViewRequest> = createViewRequest

/** Changes to a view. */
export interface UpdateViewRequest extends types.UpdateViewRequest {}
export const UpdateViewRequest: Schema<UpdateViewRequest> = createViewRequest.partial()

/** Which views to list. */
export interface ListViewsQuery extends types.ListViewsQuery {}
export const ListViewsQuery: Schema<ListViewsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: CreationOrder.optional(),
  category: z.enum(viewCategories).optional(),
}))

/** Which page of the view, and in which order. */
export interface ListViewItemsQuery extends types.ListViewItemsQuery {}
export const ListViewItemsQuery: Schema<ListViewItemsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  direction: z
    .enum(['prev', 'next'])
    .meta({ default: 'next', description: 'Which side of the cursor; default next' })
    .optional(),
  ignored_item: z.int().describe('Comes with the cursor of the page before').optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: z
    .enum(viewItemsOrders)
    .describe("Such as last_message_datetime:desc; by default the view's own")
    .optional(),
}))
