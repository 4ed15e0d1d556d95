import { z } from 'zod'
import { Datetime, JsonObject, open, type Schema } from './schema.ts'
import type { HttpTrigger } from './schemas/integrations.ts'
import { TicketMessage } from './schemas/messages.ts'
import { Ticket } from './schemas/tickets.ts'

/** What a webhook hears of for each trigger. */
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

const webhookMessage = open({
  sentiments: z.array(z.unknown()).nullable().optional(),
  text: z.string().nullable().optional(),
})
/** A message as webhooks carry it: with `text` and `sentiments` besides what the API shows. */
export interface WebhookMessage extends TicketMessage, z.output<typeof webhookMessage> {}
export const WebhookMessage: Schema<WebhookMessage> = z.intersection(
  TicketMessage,
  webhookMessage,
) as unknown as Schema<WebhookMessage>

const webhookTicketExtras = open({
  account: open({ domain: z.string() }).optional(),
  messages_count: z.int().optional(),
  first_message: TicketMessage.nullable().optional(),
  last_message: TicketMessage.nullable().optional(),
})
/** A ticket as webhooks carry it: with the account, and the first and last message picked out. */
export interface WebhookTicket extends Ticket, z.output<typeof webhookTicketExtras> {}
export const WebhookTicket: Schema<WebhookTicket> = z.intersection(
  Ticket,
  webhookTicketExtras,
) as unknown as Schema<WebhookTicket>

const flatTicket = open({
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
})
/** The flat ticket of the reference (`TicketHttpIntegration`): ids instead of nested objects, no messages. */
export interface FlatTicket extends z.output<typeof flatTicket> {}
export const FlatTicket: Schema<FlatTicket> = flatTicket

const webhookContext = open({
  ticket: WebhookTicket,
  message: WebhookMessage.nullable().optional(),
})
/** What a webhook with the form `{{context}}` sends. */
export interface WebhookContext extends z.output<typeof webhookContext> {}
export const WebhookContext: Schema<WebhookContext> = webhookContext

/** Roots of the variables that url, headers and form of a webhook may hold. */
export const webhookVariables = ['ticket', 'message', 'event', 'context'] as const
