import { splitName } from '../names.ts'
import type { CustomerDoc, MessageDoc, TicketDoc, UserDoc } from '../store/documents.ts'
import { priorityRank } from '../tickets/priority.ts'

type With<Doc, Key extends keyof Doc> = Pick<Doc, Key> & Partial<Doc>

/** A user; what is left out is as in a new one. */
export function userDoc(given: With<UserDoc, 'id' | 'name' | 'email' | 'role' | 'created_datetime'>): UserDoc {
  return {
    active: true,
    bio: null,
    country: null,
    deactivated_datetime: null,
    external_id: null,
    ...splitName(given.name),
    has_password: true,
    has_2fa_enabled: false,
    language: null,
    meta: { profile_picture_url: null, sso: null },
    timezone: 'UTC',
    updated_datetime: given.created_datetime,
    client_id: null,
    ...given,
  }
}

/** A customer; what is left out is as in a new one. */
export function customerDoc(given: With<CustomerDoc, 'id' | 'name' | 'email' | 'created_datetime'>): CustomerDoc {
  return {
    external_id: null,
    ...splitName(given.name),
    language: null,
    timezone: null,
    updated_datetime: given.created_datetime,
    meta: null,
    note: null,
    integrations: {},
    external_data: {},
    data_versions: {},
    ecommerce_data: {},
    ...given,
  }
}

/** A ticket without messages; what is left out is as in a new one. */
export function ticketDoc(
  given: With<TicketDoc, 'id' | 'channel' | 'via' | 'status' | 'priority' | 'subject' | 'customer_id'> & {
    readonly created_datetime: string
  },
): TicketDoc {
  return {
    external_id: null,
    priority_rank: priorityRank(given.priority),
    from_agent: false,
    spam: false,
    imported: false,
    assignee_user_id: null,
    assignee_team_id: null,
    language: null,
    meta: null,
    processed_datetime: given.created_datetime,
    opened_datetime: null,
    last_received_message_datetime: null,
    last_message_datetime: null,
    updated_datetime: null,
    closed_datetime: null,
    trashed_datetime: null,
    snooze_datetime: null,
    is_unread: false,
    messages_count: 0,
    excerpt: null,
    last_sent_message_not_delivered: false,
    integration_ids: [],
    ...given,
  }
}

/** A message that gets its id when it is stored. */
export type MessageDraft = Omit<MessageDoc, 'id'>

export function messageDraft(
  given: With<
    MessageDraft,
    'ticket_id' | 'channel' | 'via' | 'source' | 'sender' | 'from_agent' | 'body_text' | 'created_datetime'
  >,
): MessageDraft {
  return {
    message_id: null,
    external_id: null,
    public: true,
    sender_id: given.sender?.id ?? null,
    auth_customer_identity: null,
    integration_id: null,
    intents: [],
    rule_id: null,
    receiver: null,
    subject: null,
    body_html: null,
    stripped_text: given.body_text,
    stripped_html: null,
    stripped_signature: null,
    attachments: null,
    macros: [],
    actions: null,
    headers: null,
    imported: false,
    meta: null,
    processed_datetime: given.created_datetime,
    deleted_datetime: null,
    sent_datetime: given.created_datetime,
    failed_datetime: null,
    opened_datetime: null,
    last_sending_error: null,
    is_retriable: true,
    ...given,
  }
}
