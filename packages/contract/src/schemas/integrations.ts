import * as z from 'zod'
import type * as types from '../generated/types.ts'
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
  strict,
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

/** The events that can call a webhook. */
export const httpTriggers = Object.keys(triggers) as HttpTrigger[]
export type HttpTrigger = keyof typeof triggers

/** Which events call the webhook. */
export interface HttpTriggers extends types.HttpTriggers {}
export const HttpTriggers: Schema<HttpTriggers> = open(() => triggers)

/** Which events call the webhook. */
export const HttpTriggersWrite: Schema<HttpTriggers> = z.strictObject(triggers)

/** The webhook part of an integration. */
export interface HttpIntegration extends types.HttpIntegration {}
export const HttpIntegration: Schema<HttpIntegration> = open(() => ({
  id: z.int().optional(),
  url: z.string(),
  method: known(httpMethods),
  request_content_type: known(httpRequestContentTypes),
  response_content_type: z.literal('application/json'),
  form: z.union([JsonObject, z.string()]).nullable(),
  headers: z.record(z.string(), z.string()).nullable().optional(),
  triggers: HttpTriggers.optional(),
  oauth2: JsonObject.nullable().optional(),
}))

/** A connection to a channel, shop, tool or webhook. */
export interface Integration extends types.Integration {}
export const Integration: Schema<Integration> = open(() => ({
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
}))

const url = z.string().describe('May hold variables, such as {{ticket.id}}')

const httpIntegrationCreate = strict(() => ({
  url,
  method: z.enum(httpMethods),
  request_content_type: z.enum(httpRequestContentTypes).describe('How form is encoded'),
  response_content_type: z.literal('application/json').describe('application/json; nothing else is read'),
  form: z
    .union([JsonObject, z.string()])
    .describe('What is sent; {{context}} alone sends everything')
    .nullable()
    .optional(),
  headers: z.record(z.string(), z.string()).describe('Sent with every call; never shown again').nullable().optional(),
  hmac_secret: z.string().describe('Signs every call; never shown again').optional(),
  triggers: HttpTriggersWrite.describe('Events that call it, such as ticket-created; left out: off').optional(),
}))
/** Where and when a new webhook calls. */
export interface HttpIntegrationCreate extends types.HttpIntegrationCreate {}
export const HttpIntegrationCreate: Schema<HttpIntegrationCreate> = httpIntegrationCreate

/** A new webhook; the API creates no other kind of integration. */
export interface CreateIntegrationRequest extends types.CreateIntegrationRequest {}
export const CreateIntegrationRequest: Schema<CreateIntegrationRequest> = strict(() => ({
  name: z.string(),
  type: z.literal('http').describe('http; the other kinds are made in Gorgias'),
  http: HttpIntegrationCreate.describe('What it calls and when: url, method, triggers, …').optional(),
  description: z.string().nullable().optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
  managed: z.boolean().meta({ default: false, description: 'Whether an app manages it' }).optional(),
}))

/** Changes to where and when a webhook calls. */
export interface HttpIntegrationUpdate extends types.HttpIntegrationUpdate {}
export const HttpIntegrationUpdate: Schema<HttpIntegrationUpdate> = httpIntegrationCreate.partial().extend({ url })

/** Changes to a webhook; `name` is always required. */
export interface UpdateIntegrationRequest extends types.UpdateIntegrationRequest {}
export const UpdateIntegrationRequest: Schema<UpdateIntegrationRequest> = strict(() => ({
  name: z.string().describe('Required even if it stays the same'),
  http: HttpIntegrationUpdate.describe('What changes; url is required even if it stays').optional(),
  description: z.string().nullable().optional(),
  deactivated_datetime: DeactivatedDatetime.nullable().optional(),
  business_hours_id: evidence(
    'client',
    z.int().describe("Hours of a phone line; null: the account's").nullable(),
  ).optional(),
}))

/** Which integrations to list. */
export interface ListIntegrationsQuery extends types.ListIntegrationsQuery {}
export const ListIntegrationsQuery: Schema<ListIntegrationsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: CreationOrder.optional(),
  type: z.enum(filterableIntegrationTypes).describe('email, phone, shopify, http and so on').optional(),
}))
