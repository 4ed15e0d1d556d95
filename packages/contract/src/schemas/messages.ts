import { z } from 'zod'
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
} from '../schema.ts'
import { AddressType, Channel, isViaOnly, messageSourceTypes, vias, WritableVia } from '../words/channels.ts'
import { AnyLanguage } from '../words/languages.ts'
import { AnyTimezone } from '../words/timezones.ts'
import { Person } from './people.ts'

const authIdentityService = open({
  id: z.string(),
  name: z.string(),
})
/** The service that signed a visitor in. */
export interface AuthIdentityService extends z.output<typeof authIdentityService> {}
export const AuthIdentityService: Schema<AuthIdentityService> = authIdentityService

const authCustomerIdentity = open({
  service: AuthIdentityService,
  identifier: z.string(),
})
/** A signed-in chat visitor. */
export interface AuthCustomerIdentity extends z.output<typeof authCustomerIdentity> {}
export const AuthCustomerIdentity: Schema<AuthCustomerIdentity> = authCustomerIdentity

const messageAttachment = open({
  url: z.string(),
  name: z.string().nullable().optional(),
  size: z.int().nullable().optional(),
  content_type: z.string(),
  public: z.boolean().nullable().optional(),
  extra: z.unknown().optional(),
})
/** A file on a message. */
export interface MessageAttachment extends z.output<typeof messageAttachment> {}
export const MessageAttachment: Schema<MessageAttachment> = messageAttachment

const messageIntent = open({
  name: z.string(),
  rejected: z.boolean().nullable(),
  is_user_feedback: z.boolean(),
})
/** What a message seems to want. */
export interface MessageIntent extends z.output<typeof messageIntent> {}
export const MessageIntent: Schema<MessageIntent> = messageIntent

const messageMacro = open({
  id: z.int(),
})
/** A macro used in a message. */
export interface MessageMacro extends z.output<typeof messageMacro> {}
export const MessageMacro: Schema<MessageMacro> = messageMacro

const messageAddress = open({
  name: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
})
/** A name and address on a channel. */
export interface MessageAddress extends z.output<typeof messageAddress> {}
export const MessageAddress: Schema<MessageAddress> = messageAddress

const messageSource = open({
  type: z.string(),
  to: z.array(MessageAddress).optional(),
  cc: z.array(MessageAddress).optional(),
  bcc: z.array(MessageAddress).optional(),
  from: MessageAddress.optional(),
  extra: z.unknown().optional(),
})
/** From whom and to whom a message went, on its channel. */
export interface MessageSource extends z.output<typeof messageSource> {}
export const MessageSource: Schema<MessageSource> = messageSource

const messageReplyLink = open({
  integration_id: z.int().nullable(),
  message_id: z.string().nullable(),
  created_datetime: Datetime,
  body_text: z.string().nullable(),
  source: MessageSource.nullable(),
  customer: Person.nullable(),
  user: Person.nullable(),
})
/** The message this one answers, or is answered by. */
export interface MessageReplyLink extends z.output<typeof messageReplyLink> {}
export const MessageReplyLink: Schema<MessageReplyLink> = messageReplyLink

const messageSendingError = open({
  error: z.string(),
})
/** Why sending failed. */
export interface MessageSendingError extends z.output<typeof messageSendingError> {}
export const MessageSendingError: Schema<MessageSendingError> = messageSendingError

const ticketMessage = open({
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
})
/** A message or internal note of a ticket. */
export interface TicketMessage extends z.output<typeof ticketMessage> {}
export const TicketMessage: Schema<TicketMessage> = ticketMessage

const messageAttachmentWrite = z.strictObject({
  url: z.string().meta({ description: 'From the answer of an upload' }),
  name: z.string(),
  content_type: z.string().meta({ description: 'Such as image/png' }),
  size: z.int().meta({ description: 'In bytes' }).nullable().optional(),
  public: z.boolean().meta({ default: true }).optional(),
  extra: z.unknown().optional(),
})
/** A file to put on a message; upload it first. */
export interface MessageAttachmentWrite extends z.output<typeof messageAttachmentWrite> {}
export const MessageAttachmentWrite: Schema<MessageAttachmentWrite> = messageAttachmentWrite

const messageMetaWrite = z.looseObject({
  relevant_content_indexes: z.array(z.int()).optional(),
})
/** Free data of a message. */
export interface MessageMetaWrite extends z.output<typeof messageMetaWrite> {}
export const MessageMetaWrite: Schema<MessageMetaWrite> = messageMetaWrite

const messagePersonChannel = z.strictObject({
  type: AddressType,
  address: z.string(),
})
/** An address of the person. */
export interface MessagePersonChannel extends z.output<typeof messagePersonChannel> {}
export const MessagePersonChannel: Schema<MessagePersonChannel> = messagePersonChannel

const messagePersonWrite = z.strictObject({
  id: z.int().min(0).optional(),
  email: z
    .string()
    .max(320)
    .meta({ description: 'An unknown one makes a customer, never a user' })
    .nullable()
    .optional(),
  name: z.string().nullable().optional(),
  external_id: ExternalId.nullable().optional(),
  note: z.string().nullable().optional(),
  timezone: AnyTimezone.nullable().optional(),
  language: AnyLanguage.nullable().optional(),
  meta: Meta.nullable().optional(),
  channels: z.array(MessagePersonChannel).optional(),
})
/** The sender or receiver, by id or e-mail. */
export interface MessagePersonWrite extends z.output<typeof messagePersonWrite> {}
export const MessagePersonWrite: Schema<MessagePersonWrite> = messagePersonWrite

const messageSourceWrite = z.strictObject({
  type: known(messageSourceTypes).meta({ description: 'As the channel: email, phone, sms and so on' }).optional(),
  from: MessageAddress.meta({ description: 'To send e-mail: the address of an integration' }).nullable().optional(),
  to: z.array(MessageAddress).meta({ description: 'To send e-mail: at least one address' }).optional(),
  cc: z.array(MessageAddress).optional(),
  bcc: z.array(MessageAddress).optional(),
  extra: z.unknown().optional(),
})
/** From whom and to whom a message goes, on its channel. */
export interface MessageSourceWrite extends z.output<typeof messageSourceWrite> {}
export const MessageSourceWrite: Schema<MessageSourceWrite> = messageSourceWrite

/** Marks what did not happen here. */
export const Imported: Schema<boolean> = z.boolean().meta({ description: 'Marks history brought in from elsewhere' })

const envelope = {
  via: WritableVia.optional(),
  sender: MessagePersonWrite.meta({ description: 'By id or email; internal-note and api need one' })
    .nullable()
    .optional(),
  receiver: MessagePersonWrite.meta({ description: 'By id or email' }).nullable().optional(),
  source: MessageSourceWrite.meta({ description: 'type, from, to, cc, bcc; an e-mail to send needs it' })
    .nullable()
    .optional(),
  subject: z.string().nullable().optional(),
}
const isPublic = z.boolean().meta({ description: 'False for notes, true for the rest' })
const attachments = z.array(MessageAttachmentWrite).meta({ description: 'Upload the files first' })
const mentionIds = z.array(z.int()).meta({ description: 'Ids of users; only in an internal-note' })
const integrationId = z.int().meta({ description: 'What carries it, such as a mailbox' })
const messageId = z.string().meta({ description: 'Its id at the origin, such as the Message-ID' })
const mailHeaders = JsonObject.meta({ description: 'Those of an e-mail, by name' })
const failedAt = DatetimeInput.meta({ description: 'When sending failed' })

const newMessage = z.strictObject({
  channel: Channel.meta({ description: 'email, chat, sms and so on; internal-note stays inside' }),
  from_agent: z.boolean().meta({ description: 'True: from your side; false: from the customer' }),
  ...envelope,
  body_text: z.string().meta({ description: 'Plain text; not made from body_html' }).nullable().optional(),
  body_html: z.string().meta({ description: 'HTML; not made from body_text' }).nullable().optional(),
  stripped_text: z.string().meta({ description: 'body_text without quotes and signature' }).nullable().optional(),
  stripped_html: z.string().meta({ description: 'body_html without quotes and signature' }).nullable().optional(),
  stripped_signature: z.string().meta({ description: 'The signature cut off' }).nullable().optional(),
  public: isPublic.meta({ default: true }).optional(),
  attachments: attachments.nullable().optional(),
  macros: z.array(MessageMacro).meta({ description: 'Those it was written with, by id' }).nullable().optional(),
  actions: z.array(z.unknown()).meta({ description: 'Macro actions to do before it is sent' }).nullable().optional(),
  mention_ids: mentionIds.nullable().optional(),
  integration_id: integrationId.positive().nullable().optional(),
  message_id: messageId.nullable().optional(),
  external_id: ExternalId255.nullable().optional(),
  headers: mailHeaders.nullable().optional(),
  meta: MessageMetaWrite.meta({ description: 'Your own data; a few names are reserved' }).nullable().optional(),
  created_datetime: DatetimeInput.meta({ description: 'When it was written; otherwise now' }).nullable().optional(),
  sent_datetime: DatetimeInput.meta({ description: 'When it was sent; left out, Gorgias sends it' })
    .nullable()
    .optional(),
  failed_datetime: failedAt.nullable().optional(),
  opened_datetime: DatetimeInput.meta({ description: 'When it was read' }).nullable().optional(),
  deleted_datetime: DatetimeInput.nullable().optional(),
  last_sending_error: MessageSendingError.meta({ description: 'Why sending failed' }).nullable().optional(),
})

// The sheets' own rules. What they leave open (a chat message that can reach nobody, say) passes here as it does there.
function messageProblem(message: z.output<typeof newMessage>): { path: string; problem: string } | undefined {
  if (isViaOnly(message.channel)) {
    return { path: 'channel', problem: `${message.channel} is only a via; write on channel chat` }
  }
  if ((message.channel === 'internal-note' || message.channel === 'api') && !message.sender) {
    return { path: 'sender', problem: `a message on channel ${message.channel} needs a sender, by id or email` }
  }
  if (message.mention_ids?.length && message.channel !== 'internal-note') {
    return { path: 'mention_ids', problem: 'only internal notes mention people' }
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

const createTicketMessageItem = newMessage.superRefine(reportProblem)
/** A message of a new ticket. */
export interface CreateTicketMessageItem extends z.output<typeof createTicketMessageItem> {}
export const CreateTicketMessageItem: Schema<CreateTicketMessageItem> = createTicketMessageItem

const createTicketMessageRequest = newMessage.extend({ imported: Imported.optional() }).superRefine(reportProblem)
/** A new message. From an agent, on a real channel and without `sent_datetime` it is sent to the customer. */
export interface CreateTicketMessageRequest extends z.output<typeof createTicketMessageRequest> {}
export const CreateTicketMessageRequest: Schema<CreateTicketMessageRequest> = createTicketMessageRequest

const evenIfSame = { description: 'Needed even where it stays the same' }

const updateTicketMessageRequest = z.strictObject({
  channel: Channel.meta(evenIfSame),
  from_agent: z.boolean().meta(evenIfSame),
  ...envelope,
  body_text: z.string().meta({ description: 'Leaves body_html as it was' }).nullable().optional(),
  body_html: z.string().meta({ description: 'Leaves body_text as it was' }).nullable().optional(),
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
})
/** Changes to a message. */
export interface UpdateTicketMessageRequest extends z.output<typeof updateTicketMessageRequest> {}
export const UpdateTicketMessageRequest: Schema<UpdateTicketMessageRequest> = updateTicketMessageRequest

const listMessagesQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: CreationOrder.optional(),
  ticket_id: z.int().nullable().optional(),
})
/** Which messages to list. */
export interface ListMessagesQuery extends z.output<typeof listMessagesQuery> {}
export const ListMessagesQuery: Schema<ListMessagesQuery> = listMessagesQuery

const messageActionQuery = z.strictObject({
  action: z
    .enum(['force', 'retry', 'cancel'])
    .meta({ description: 'After a failed action: send anyway, rerun it, drop the message' })
    .optional(),
})
/** What to do about macro actions that run before sending: go on, run again, or drop the message. */
export interface MessageActionQuery extends z.output<typeof messageActionQuery> {}
export const MessageActionQuery: Schema<MessageActionQuery> = messageActionQuery

const listTicketMessagesQuery = z.strictObject({
  page: z.int().positive().meta({ default: 1 }).optional(),
  per_page: limit({ max: 100, otherwise: 30 }).optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
})
/** Which page of the messages; the one list that still counts pages. */
export interface ListTicketMessagesQuery extends z.output<typeof listTicketMessagesQuery> {}
export const ListTicketMessagesQuery: Schema<ListTicketMessagesQuery> = listTicketMessagesQuery
