import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  Cursor,
  Datetime,
  DeactivatedDatetime,
  JsonObject,
  known,
  limit,
  open,
  orderBy,
  type Schema,
  strict,
} from '../schema.ts'

export const widgetContexts = ['ticket', 'customer', 'user'] as const
export type WidgetContext = (typeof widgetContexts)[number]

/** The tree of a layout; keys the API does not know are kept. */
export interface WidgetTemplate extends types.WidgetTemplate {}
export const WidgetTemplate: Schema<WidgetTemplate> = open(() => ({
  type: z.string().optional(),
  widgets: z.array(JsonObject).optional(),
}))

export const widgetTypes = [
  'bigcommerce',
  'custom',
  'customer_external_data',
  'http',
  'magento2',
  'recharge',
  'shopify',
  'smile',
  'standalone',
  'yotpo',
  'klaviyo',
  'stripe',
  'woocommerce',
] as const
export type WidgetType = (typeof widgetTypes)[number]

/** A layout of the sidebar beside tickets. */
export interface Widget extends types.Widget {}
export const Widget: Schema<Widget> = open(() => ({
  id: z.int(),
  uri: z.string(),
  type: known(widgetTypes),
  context: known(widgetContexts),
  integration_id: z.int().nullable(),
  app_id: z.string().nullable(),
  order: z.int(),
  template: WidgetTemplate,
  deactivated_datetime: Datetime.nullable(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable(),
}))

const createWidgetRequest = strict(() => ({
  type: z.enum(widgetTypes).describe('Whose data it shows: shopify, http, custom and so on'),
  template: WidgetTemplate.describe('Cards and lists below one wrapper; replaced whole'),
  context: z
    .enum(widgetContexts)
    .meta({ default: 'ticket', description: 'Where it shows; user is an old name of customer' })
    .optional(),
  integration_id: z.int().min(0).describe('The integration whose data it shows').nullable().optional(),
  app_id: z.string().describe('The app, for type customer_external_data').nullable().optional(),
  order: z.int().min(0).meta({ default: 0, description: 'Lower shows first' }).optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
}))
/** A new widget. */
export interface CreateWidgetRequest extends types.CreateWidgetRequest {}
export const CreateWidgetRequest: Schema<CreateWidgetRequest> = createWidgetRequest

/** Changes to a widget. */
export interface UpdateWidgetRequest extends types.UpdateWidgetRequest {}
export const UpdateWidgetRequest: Schema<UpdateWidgetRequest> = createWidgetRequest.partial()

/** Which widgets to list. */
export interface ListWidgetsQuery extends types.ListWidgetsQuery {}
export const ListWidgetsQuery: Schema<ListWidgetsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'order:asc', 'order:desc'],
    'created_datetime:desc',
  ).optional(),
  integration_id: z.int().nullable().optional(),
  app_id: z.string().nullable().optional(),
}))
