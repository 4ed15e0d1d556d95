import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  CreationOrder,
  Cursor,
  Datetime,
  DatetimeInput,
  ExternalId,
  ExternalId255,
  evidence,
  JsonObject,
  known,
  limit,
  Meta,
  open,
  type Schema,
  strict,
} from '../schema.ts'
import { AddressType, Channel, isViaOnly, messageSourceTypes, vias, WritableVia } from '../words/channels.ts'
import { AnyLanguage } from '../words/languages.ts'
import { AnyTimezone } from '../words/timezones.ts'
import { Person } from './people.ts'

/** The service that signed a visitor in. */
export interface AuthIdentityService extends types.AuthIdentityService {}
export const AuthIdentityService: Schema<AuthIdentityService> = open(() => ({
  id: z.string(),
  name: z.string(),
}))

/** A signed-in chat visitor. */
export interface AuthCustomerIdentity extends types.AuthCustomerIdentity {}
export const AuthCustomerIdentity: Schema<AuthCustomerIdentity> = open(() => ({
  service: AuthIdentityService,
  identifier: z.string(),
}))

/** A file on a message. */
export interface MessageAttachment extends types.MessageAttachment {}
export const MessageAttachment: Schema<MessageAttachment> = open(() => ({
  url: z.string(),
  name: z.string().nullable().optional(),
  size: z.int().nullable().optional(),
  content_type: z.string(),
  public: z.boolean().nullable().optional(),
  extra: z.unknown().optional(),
}))

/** What a message seems to want. */
export interface MessageIntent extends types.MessageIntent {}
export const MessageIntent: Schema<MessageIntent> = open(() => ({
  name: z.string(),
  rejected: z.boolean().nullable(),
  is_user_feedback: z.boolean(),
}))

/** A macro used in a message. */
export interface MessageMacro extends types.MessageMacro {}
export const MessageMacro: Schema<MessageMacro> = open(() => ({
  id: z.int(),
}))

/** A name and address on a channel. */
export interface MessageAddress extends types.MessageAddress {}
export const MessageAddress: Schema<MessageAddress> = open(() => ({
  name: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
}))

/** From whom and to whom a message went, on its channel. */
export interface MessageSource extends types.MessageSource {}
export const MessageSource: Schema<MessageSource> = open(() => ({
  type: z.string(),
  to: z.array(MessageAddress).optional(),
  cc: z.array(MessageAddress).optional(),
  bcc: z.array(MessageAddress).optional(),
  from: MessageAddress.optional(),
  extra: z.unknown().optional(),
}))

/** The message this one answers, or is answered by. */
export interface MessageReplyLink extends types.MessageReplyLink {}
export const MessageReplyLink: Schema<MessageReplyLink> = open(() => ({
  integration_id: z.int().nullable(),
  message_id: z.string().nullable(),
  created_datetime: Datetime,
  body_text: z.string().nullable(),
  source: MessageSource.nullable(),
  customer: Person.nullable(),
  user: Person.nullable(),
}))

/** Why sending failed. */
export interface MessageSendingError extends types.MessageSendingError {}
export const MessageSendingError: Schema<MessageSendingError> = open(() => ({
  error: z.string(),
}))

/** A message or internal note of a ticket. */
export interface TicketMessage extends types.TicketMessage {}
export const TicketMessage: Schema<TicketMessage> = open(() => ({
  id: z.int(),
  uri: z.string(),
  message_id: z.string().nullable(),
  ticket_id: z.int().nullable(),
  external_id: z.string().nullable(),
  public: z.boolean(),
  channel: Channel,
  via: known(vias),
  source: MessageSource.nullable(),
  sender: Person.nullable(),
  auth_customer_identity: AuthCustomerIdentity.nullable().optional(),
  integration_id: z.int().nullable(),
  intents: z.array(MessageIntent).nullable(),
  rule_id: z.int().nullable(),
  from_agent: z.boolean(),
  receiver: Person.nullable(),
  subject: z.string().nullable(),
  body_text: z.string().nullable(),
  body_html: z.string().nullable(),
  stripped_text: z.string().nullable(),
  stripped_html: z.string().nullable(),
  stripped_signature: z.string().nullable(),
  attachments: z.array(MessageAttachment).nullable(),
  macros: z.array(MessageMacro).nullable().optional(),
  actions: z.array(z.unknown()).nullable(),
  headers: JsonObject.nullable().optional(),
  imported: z.boolean().nullable().optional(),
  meta: z.unknown(),
  created_datetime: Datetime,
  processed_datetime: Datetime.nullable().optional(),
  deleted_datetime: Datetime.nullable().optional(),
  sent_datetime: Datetime.nullable(),
  failed_datetime: Datetime.nullable(),
  opened_datetime: Datetime.nullable(),
  last_sending_error: MessageSendingError.nullable(),
  is_retriable: z.boolean(),
  replied_by: MessageReplyLink.nullable().optional(),
  replied_to: MessageReplyLink.nullable().optional(),
}))

/** A file to put on a message; upload it first. */
export interface MessageAttachmentWrite extends types.MessageAttachmentWrite {}
export const MessageAttachmentWrite: Schema<MessageAttachmentWrite> = strict(() => ({
  url: z.string().describe('From the answer of an upload'),
  name: z.string(),
  content_type: z.string().describe('Such as image/png'),
  size: z.int().describe('In bytes').nullable().optional(),
  public: z.boolean().meta({ default: true }).optional(),
  extra: z.unknown().optional(),
}))

/** Free data of a message. */
export interface MessageMetaWrite extends types.MessageMetaWrite {}
export const MessageMetaWrite: Schema<MessageMetaWrite> = open(() => ({
  relevant_content_indexes: z.array(z.int()).optional(),
}))

/** An address of the person. */
export interface MessagePersonChannel extends types.MessagePersonChannel {}
export const MessagePersonChannel: Schema<MessagePersonChannel> = strict(() => ({
  type: AddressType,
  address: z.string(),
}))

/** The sender or receiver, by id or e-mail. */
export interface MessagePersonWrite extends types.MessagePersonWrite {}
export const MessagePersonWrite: Schema<MessagePersonWrite> = strict(() => ({
  id: z.int().min(0).optional(),
  email: z.string().max(320).describe('An unknown address creates a customer, never a user').nullable().optional(),
  name: z.string().nullable().optional(),
  external_id: ExternalId.nullable().optional(),
  note: z.string().nullable().optional(),
  timezone: AnyTimezone.nullable().optional(),
  language: AnyLanguage.nullable().optional(),
  meta: Meta.nullable().optional(),
  channels: z.array(MessagePersonChannel).optional(),
}))

/** From whom and to whom a message goes, on its channel. */
export interface MessageSourceWrite extends types.MessageSourceWrite {}
export const MessageSourceWrite: Schema<MessageSourceWrite> = strict(() => ({
  type: known(messageSourceTypes).describe('As the channel: email, phone, sms and so on').optional(),
  from: MessageAddress.describe('To send e-mail: the address of an integration').nullable().optional(),
  to: z.array(MessageAddress).describe('To send e-mail: at least one address').optional(),
  cc: z.array(MessageAddress).optional(),
  bcc: z.array(MessageAddress).optional(),
  extra: z.unknown().optional(),
}))

/** Whether it happened elsewhere. */
export const Imported: Schema<boolean> = z.boolean().describe('Marks history imported from elsewhere')

const envelope = {
  via: WritableVia.optional(),
  sender: MessagePersonWrite.describe('By id or email; left out: from source or the ticket').nullable().optional(),
  receiver: MessagePersonWrite.describe('By id or email').nullable().optional(),
  source: MessageSourceWrite.describe('type, from, to, cc, bcc; an e-mail to send needs it').nullable().optional(),
  subject: z.string().nullable().optional(),
}
const isPublic = z.boolean().describe('False for notes, true for the rest')
const attachments = z.array(MessageAttachmentWrite).describe('Upload the files first')
const mentionIds = z.array(z.int()).describe('Ids of users; only in an internal-note')
const integrationId = z.int().describe('The integration it goes through, such as a mailbox')
const messageId = z.string().describe('Its id at its source, such as the Message-ID')
const mailHeaders = JsonObject.describe('Headers of an e-mail, by name')
const failedAt = DatetimeInput.describe('When sending failed')

const newMessage = strict(() => ({
  channel: Channel.describe('email, chat, sms and so on; internal-note stays inside'),
  from_agent: z.boolean().describe('True: from your side; false: from the customer'),
  ...envelope,
  body_text: z.string().describe('Plain text; not made from body_html').nullable().optional(),
  body_html: z.string().describe('HTML; not made from body_text').nullable().optional(),
  stripped_text: z.string().describe('body_text without quotes and signature').nullable().optional(),
  stripped_html: z.string().describe('body_html without quotes and signature').nullable().optional(),
  stripped_signature: z.string().describe('The signature cut off').nullable().optional(),
  public: isPublic.meta({ default: true }).optional(),
  attachments: attachments.nullable().optional(),
  macros: z.array(MessageMacro).describe('Macros used to write it, by id').nullable().optional(),
  actions: z.array(z.unknown()).describe('Macro actions to do before it is sent').nullable().optional(),
  mention_ids: mentionIds.nullable().optional(),
  integration_id: integrationId.positive().nullable().optional(),
  message_id: messageId.nullable().optional(),
  external_id: ExternalId255.nullable().optional(),
  headers: mailHeaders.nullable().optional(),
  meta: MessageMetaWrite.describe('Your own data; a few names are reserved').nullable().optional(),
  created_datetime: DatetimeInput.describe('When it was written; default now').nullable().optional(),
  sent_datetime: DatetimeInput.describe('When it was sent; left out, Gorgias sends it').nullable().optional(),
  failed_datetime: failedAt.nullable().optional(),
  opened_datetime: DatetimeInput.describe('When it was read').nullable().optional(),
  deleted_datetime: DatetimeInput.nullable().optional(),
  last_sending_error: MessageSendingError.describe('Why sending failed').nullable().optional(),
}))

// Only documented rules. What they allow (such as a chat message that cannot reach anybody) passes here as in the API.
function messageProblem(message: z.output<typeof newMessage>): { path: string; problem: string } | undefined {
  if (isViaOnly(message.channel)) {
    return { path: 'channel', problem: `${message.channel} is a value of via, not a channel; use channel chat` }
  }
  if (message.channel === 'internal-note' && !message.sender) {
    return { path: 'sender', problem: 'a message on channel internal-note needs a sender, by id or email' }
  }
  if (message.mention_ids?.length && message.channel !== 'internal-note') {
    return { path: 'mention_ids', problem: 'only internal notes can mention users' }
  }
  const leaves = message.channel === 'email' && message.from_agent && !message.sent_datetime
  if (leaves && !message.source?.from?.address) {
    return {
      path: 'source',
      problem: 'an e-mail to send needs source.from.address, an address of an e-mail integration',
    }
  }
  if (leaves && !message.source?.to?.some((to) => to.address)) {
    return { path: 'source', problem: 'an e-mail to send needs source.to with at least one address' }
  }
  return undefined
}

function reportProblem(message: z.output<typeof newMessage>, context: z.RefinementCtx): void {
  const found = messageProblem(message)
  if (found) context.addIssue({ code: 'custom', message: found.problem, path: [found.path] })
}

/** A message of a new ticket. */
export interface CreateTicketMessageItem extends types.CreateTicketMessageItem {}
export const CreateTicketMessageItem: Schema<CreateTicketMessageItem> = newMessage.superRefine(reportProblem)

/** A new message. From an agent, on a real channel and without `sent_datetime` it is sent to the customer. */
export interface CreateTicketMessageRequest extends types.CreateTicketMessageRequest {}
export const CreateTicketMessageRequest: Schema<CreateTicketMessageRequest> = newMessage
  .extend({ imported: Imported.optional() })
  .superRefine(reportProblem)

const evenIfSame = { description: 'Required even if it stays the same' }

/** Changes to a message. */
export interface UpdateTicketMessageRequest extends types.UpdateTicketMessageRequest {}
export const UpdateTicketMessageRequest: Schema<UpdateTicketMessageRequest> = strict(() => ({
  channel: Channel.meta(evenIfSame),
  from_agent: z.boolean().meta(evenIfSame),
  ...envelope,
  body_text: z.string().describe('Leaves body_html as it was').nullable().optional(),
  body_html: z.string().describe('Leaves body_text as it was').nullable().optional(),
  attachments: attachments.nullable().optional(),
  external_id: ExternalId255.nullable().optional(),
  message_id: messageId.nullable().optional(),
  sent_datetime: DatetimeInput.nullable().optional(),
  failed_datetime: failedAt.nullable().optional(),
  public: evidence('client', isPublic).optional(),
  mention_ids: evidence('client', mentionIds.nullable()).optional(),
  integration_id: evidence('client', integrationId.nullable()).optional(),
  headers: evidence('client', mailHeaders.nullable()).optional(),
  meta: evidence('client', Meta.nullable()).optional(),
}))

/** Which messages to list. */
export interface ListMessagesQuery extends types.ListMessagesQuery {}
export const ListMessagesQuery: Schema<ListMessagesQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: CreationOrder.optional(),
  ticket_id: z.int().nullable().optional(),
}))

/** What to do about macro actions that run before sending: continue, run again, or drop the message. */
export interface MessageActionQuery extends types.MessageActionQuery {}
export const MessageActionQuery: Schema<MessageActionQuery> = strict(() => ({
  action: z
    .enum(['force', 'retry', 'cancel'])
    .describe('After a failed action: send anyway, rerun it, drop the message')
    .optional(),
}))

/** Which page of the messages; the one list that still counts pages. */
export interface ListTicketMessagesQuery extends types.ListTicketMessagesQuery {}
export const ListTicketMessagesQuery: Schema<ListTicketMessagesQuery> = strict(() => ({
  page: z.int().positive().meta({ default: 1 }).optional(),
  per_page: limit({ max: 100, default: 30 }).optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
}))
