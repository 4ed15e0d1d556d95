import * as z from 'zod'
import type * as types from './generated/types.ts'
import { Datetime, JsonObject, open, type Schema } from './schema.ts'
import type { HttpTrigger } from './schemas/integrations.ts'
import { TicketMessage } from './schemas/messages.ts'
import { Ticket } from './schemas/tickets.ts'

/** The objects in the payload of each trigger. */
export const webhookContexts = {
  'ticket-created': ['ticket'],
  'ticket-updated': ['ticket'],
  'ticket-message-created': ['ticket', 'message'],
  'ticket-self-unsnoozed': ['ticket'],
  'ticket-message-failed': ['ticket', 'message'],
  'ticket-assignment-updated': ['ticket'],
  'ticket-status-updated': ['ticket'],
  'ticket-handed-over': ['ticket'],
} as const satisfies Record<HttpTrigger, readonly ('ticket' | 'message')[]>

/** How webhooks are delivered. */
export const webhookDelivery = {
  timeoutMs: 5_000,
  /** After a timeout or a 5xx. */
  retries: 3,
  /** Consecutive failures that switch the integration off; the help centre says 100, a newer blog 500. */
  failuresToDisable: 100,
  /** Nothing official names header or algorithm; this is what most receivers expect. */
  signatureHeader: 'X-Gorgias-Signature',
} as const

/** A message as webhooks carry it: with `text` and `sentiments` besides what the API shows. */
export interface WebhookMessage extends types.WebhookMessage {}
export const WebhookMessage: Schema<WebhookMessage> = z.intersection(
  TicketMessage,
  open(() => ({
    sentiments: z.array(z.unknown()).nullable().optional(),
    text: z.string().nullable().optional(),
  })),
)

/** A ticket as webhooks carry it: with the account, and the first and last message picked out. */
export interface WebhookTicket extends types.WebhookTicket {}
export const WebhookTicket: Schema<WebhookTicket> = z.intersection(
  Ticket,
  open(() => ({
    account: open(() => ({ domain: z.string() })).optional(),
    messages_count: z.int().optional(),
    first_message: TicketMessage.nullable().optional(),
    last_message: TicketMessage.nullable().optional(),
  })),
)

/** The flat ticket of the reference (`TicketHttpIntegration`): ids instead of nested objects, no messages. */
export interface FlatTicket extends types.FlatTicket {}
export const FlatTicket: Schema<FlatTicket> = open(() => ({
  id: z.int(),
  external_id: z.string().nullable(),
  status: z.string(),
  channel: z.string(),
  via: z.string(),
  spam: z.boolean().nullable(),
  from_agent: z.boolean().nullable(),
  customer_id: z.int().nullable(),
  assignee_user_id: z.int().nullable(),
  assignee_team_id: z.int().nullable(),
  subject: z.string().nullable(),
  meta: JsonObject.nullable(),
  language: z.string().nullable(),
  created_datetime: Datetime,
  opened_datetime: Datetime.nullable(),
  trashed_datetime: Datetime.nullable(),
  last_message_datetime: Datetime.nullable(),
  last_received_message_datetime: Datetime.nullable(),
  updated_datetime: Datetime.nullable(),
  closed_datetime: Datetime.nullable(),
  snooze_datetime: Datetime.nullable(),
  custom_fields: z.unknown(),
  tags: z.array(z.unknown()),
}))

/** What a webhook with the form `{{context}}` sends. */
export interface WebhookContext extends types.WebhookContext {}
export const WebhookContext: Schema<WebhookContext> = open(() => ({
  ticket: WebhookTicket,
  message: WebhookMessage.nullable().optional(),
}))

/** Roots of the variables that url, headers and form of a webhook may hold. */
export const webhookVariables = ['ticket', 'message', 'event', 'context'] as const
