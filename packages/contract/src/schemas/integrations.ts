import { z } from 'zod'
import { Cursor, Datetime, DatetimeInput, evidence, JsonObject, known, limit, open, type Schema } from '../schema.ts'
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
  url: z.string(),
  method: z.enum(httpMethods),
  request_content_type: z.enum(httpRequestContentTypes),
  response_content_type: z.literal('application/json'),
  form: z.union([JsonObject, z.string()]).nullable().optional(),
  headers: z.record(z.string(), z.string()).nullable().optional(),
  hmac_secret: z.string().optional(),
  triggers: HttpTriggersWrite.optional(),
})
/** Where and when a new webhook calls. */
export interface HttpIntegrationCreate extends z.output<typeof httpIntegrationCreate> {}
export const HttpIntegrationCreate: Schema<HttpIntegrationCreate> = httpIntegrationCreate

const createIntegrationRequest = z.strictObject({
  name: z.string(),
  type: z.literal('http'),
  http: HttpIntegrationCreate.optional(),
  description: z.string().nullable().optional(),
  deactivated_datetime: DatetimeInput.nullable().optional(),
  managed: z.boolean().meta({ default: false }).optional(),
})
/** A new webhook; the API creates no other kind of integration. */
export interface CreateIntegrationRequest extends z.output<typeof createIntegrationRequest> {}
export const CreateIntegrationRequest: Schema<CreateIntegrationRequest> = createIntegrationRequest

const httpIntegrationUpdate = httpIntegrationCreate.partial().required({ url: true })
/** Changes to where and when a webhook calls. */
export interface HttpIntegrationUpdate extends z.output<typeof httpIntegrationUpdate> {}
export const HttpIntegrationUpdate: Schema<HttpIntegrationUpdate> = httpIntegrationUpdate

const updateIntegrationRequest = z.strictObject({
  name: z.string(),
  http: HttpIntegrationUpdate.optional(),
  description: z.string().nullable().optional(),
  deactivated_datetime: DatetimeInput.nullable().optional(),
  business_hours_id: evidence('client', z.int().nullable()).optional(),
})
/** Changes to a webhook; `name` is always needed. */
export interface UpdateIntegrationRequest extends z.output<typeof updateIntegrationRequest> {}
export const UpdateIntegrationRequest: Schema<UpdateIntegrationRequest> = updateIntegrationRequest

const listIntegrationsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: z
    .enum(['created_datetime:asc', 'created_datetime:desc'])
    .meta({ default: 'created_datetime:desc' })
    .optional(),
  type: z.enum(filterableIntegrationTypes).optional(),
})
/** Which integrations to list. */
export interface ListIntegrationsQuery extends z.output<typeof listIntegrationsQuery> {}
export const ListIntegrationsQuery: Schema<ListIntegrationsQuery> = listIntegrationsQuery
