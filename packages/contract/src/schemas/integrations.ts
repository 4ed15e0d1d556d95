import { z } from 'zod'
import {
  CreationOrder,
  Cursor,
  Datetime,
  DeactivatedDatetime,
  evidence,
  JsonObject,
  known,
  limit,
  open,
  type Schema,
} from '../schema.ts'
import { filterableIntegrationTypes, integrationTypes } from '../words/channels.ts'
import { IdRef } from './people.ts'

export const httpMethods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH'] as const
export type HttpMethod = (typeof httpMethods)[number]

export const httpRequestContentTypes = ['application/json', 'application/x-www-form-urlencoded'] as const
export type HttpRequestContentType = (typeof httpRequestContentTypes)[number]

const trigger = z.boolean().meta({ default: false }).optional()
const triggers = {
  'ticket-created': trigger,
  'ticket-updated': trigger,
  'ticket-message-created': trigger,
  'ticket-self-unsnoozed': trigger,
  'ticket-message-failed': trigger,
  'ticket-assignment-updated': trigger,
  'ticket-status-updated': trigger,
  'ticket-handed-over': trigger,
}

/** What can call a webhook. */
export const httpTriggers = Object.keys(triggers) as HttpTrigger[]
export type HttpTrigger = keyof typeof triggers

const triggersShown = open(triggers)
/** Which happenings call the webhook. */
export interface HttpTriggers extends z.output<typeof triggersShown> {}
export const HttpTriggers: Schema<HttpTriggers> = triggersShown

/** Which happenings shall call the webhook. */
export const HttpTriggersWrite: Schema<HttpTriggers> = z.strictObject(triggers)

const httpIntegration = open({
  id: z.int().optional(),
  url: z.string(),
  method: known(httpMethods),
  request_content_type: known(httpRequestContentTypes),
  response_content_type: z.literal('application/json'),
  form: z.union([JsonObject, z.string()]).nullable(),
  headers: z.record(z.string(), z.string()).nullable().optional(),
  triggers: HttpTriggers.optional(),
  oauth2: JsonObject.nullable().optional(),
})
/** The webhook part of an integration. */
export interface HttpIntegration extends z.output<typeof httpIntegration> {}
export const HttpIntegration: Schema<HttpIntegration> = httpIntegration

const integration = open({
  id: z.int(),
  created_datetime: Datetime,
  deactivated_datetime: Datetime.nullable(),
  decoration: JsonObject.nullable().optional(),
  description: z.string().nullable(),
  http: HttpIntegration.nullable(),
  locked_datetime: Datetime.nullable().optional(),
  meta: JsonObject.nullable(),
  name: z.string(),
  type: known(integrationTypes),
  updated_datetime: Datetime.nullable(),
  user: IdRef.nullable(),
  uri: z.string(),
  application_id: z.string().nullable().optional(),
  managed: z.boolean().optional(),
  business_hours_id: z.int().nullable().optional(),
  deleted_datetime: evidence('client', Datetime.nullable()).optional(),
})
/** A connection to a channel, shop, tool or webhook. */
export interface Integration extends z.output<typeof integration> {}
export const Integration: Schema<Integration> = integration

const httpIntegrationCreate = z.strictObject({
  url: z.string().meta({ description: 'May hold variables, such as {{ticket.id}}' }),
  method: z.enum(httpMethods),
  request_content_type: z.enum(httpRequestContentTypes).meta({ description: 'How form is encoded' }),
  response_content_type: z.literal('application/json').meta({ description: 'application/json; nothing else is read' }),
  form: z
    .union([JsonObject, z.string()])
    .meta({ description: 'What is sent; {{context}} alone sends everything' })
    .nullable()
    .optional(),
  headers: z
    .record(z.string(), z.string())
    .meta({ description: 'Sent with every call; never shown again' })
    .nullable()
    .optional(),
  hmac_secret: z.string().meta({ description: 'Signs every call; never shown again' }).optional(),
  triggers: HttpTriggersWrite.meta({
    description: 'Events that call it, such as ticket-created; left out: off',
  }).optional(),
})
/** Where and when a new webhook calls. */
export interface HttpIntegrationCreate extends z.output<typeof httpIntegrationCreate> {}
export const HttpIntegrationCreate: Schema<HttpIntegrationCreate> = httpIntegrationCreate

const createIntegrationRequest = z.strictObject({
  name: z.string(),
  type: z.literal('http').meta({ description: 'http; the other kinds are made in Gorgias' }),
  http: HttpIntegrationCreate.meta({ description: 'What it calls and when: url, method, triggers, …' }).optional(),
  description: z.string().nullable().optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
  managed: z.boolean().meta({ default: false, description: 'Whether an app looks after it' }).optional(),
})
/** A new webhook; the API creates no other kind of integration. */
export interface CreateIntegrationRequest extends z.output<typeof createIntegrationRequest> {}
export const CreateIntegrationRequest: Schema<CreateIntegrationRequest> = createIntegrationRequest

const httpIntegrationUpdate = httpIntegrationCreate.partial().required({ url: true })
/** Changes to where and when a webhook calls. */
export interface HttpIntegrationUpdate extends z.output<typeof httpIntegrationUpdate> {}
export const HttpIntegrationUpdate: Schema<HttpIntegrationUpdate> = httpIntegrationUpdate

const updateIntegrationRequest = z.strictObject({
  name: z.string().meta({ description: 'Needed even where it stays the same' }),
  http: HttpIntegrationUpdate.meta({ description: 'What changes; url is needed even where it stays' }).optional(),
  description: z.string().nullable().optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
  business_hours_id: evidence(
    'client',
    z.int().meta({ description: "Hours of a phone line; null: the account's" }).nullable(),
  ).optional(),
})
/** Changes to a webhook; `name` is always needed. */
export interface UpdateIntegrationRequest extends z.output<typeof updateIntegrationRequest> {}
export const UpdateIntegrationRequest: Schema<UpdateIntegrationRequest> = updateIntegrationRequest

const listIntegrationsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: CreationOrder.optional(),
  type: z.enum(filterableIntegrationTypes).meta({ description: 'email, phone, shopify, http and so on' }).optional(),
})
/** Which integrations to list. */
export interface ListIntegrationsQuery extends z.output<typeof listIntegrationsQuery> {}
export const ListIntegrationsQuery: Schema<ListIntegrationsQuery> = listIntegrationsQuery
