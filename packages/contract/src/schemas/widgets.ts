import { z } from 'zod'
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
} from '../schema.ts'

export const widgetContexts = ['ticket', 'customer', 'user'] as const
export type WidgetContext = (typeof widgetContexts)[number]

const widgetTemplate = z.looseObject({
  type: z.string().optional(),
  widgets: z.array(JsonObject).optional(),
})
/** The tree of a layout; keys the API does not know are kept. */
export interface WidgetTemplate extends z.output<typeof widgetTemplate> {}
export const WidgetTemplate: Schema<WidgetTemplate> = widgetTemplate

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

const widget = open({
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
})
/** A layout of the sidebar beside tickets. */
export interface Widget extends z.output<typeof widget> {}
export const Widget: Schema<Widget> = widget

const createWidgetRequest = z.strictObject({
  type: z.enum(widgetTypes).meta({ description: 'Whose data it shows: shopify, http, custom and so on' }),
  template: WidgetTemplate.meta({ description: 'Cards and lists below one wrapper; replaced whole' }),
  context: z
    .enum(widgetContexts)
    .meta({ default: 'ticket', description: 'Where it shows; user is an old name of customer' })
    .optional(),
  integration_id: z.int().min(0).meta({ description: 'The integration whose data it shows' }).nullable().optional(),
  app_id: z.string().meta({ description: 'The app, for type customer_external_data' }).nullable().optional(),
  order: z.int().min(0).meta({ default: 0, description: 'Lower shows first' }).optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
})
/** A new widget. */
export interface CreateWidgetRequest extends z.output<typeof createWidgetRequest> {}
export const CreateWidgetRequest: Schema<CreateWidgetRequest> = createWidgetRequest

const updateWidgetRequest = createWidgetRequest.partial()
/** Changes to a widget. */
export interface UpdateWidgetRequest extends z.output<typeof updateWidgetRequest> {}
export const UpdateWidgetRequest: Schema<UpdateWidgetRequest> = updateWidgetRequest

const listWidgetsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'order:asc', 'order:desc'],
    'created_datetime:desc',
  ).optional(),
  integration_id: z.int().nullable().optional(),
  app_id: z.string().nullable().optional(),
})
/** Which widgets to list. */
export interface ListWidgetsQuery extends z.output<typeof listWidgetsQuery> {}
export const ListWidgetsQuery: Schema<ListWidgetsQuery> = listWidgetsQuery
