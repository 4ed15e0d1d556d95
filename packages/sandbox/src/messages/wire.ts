import type { MessageDoc } from '../store/documents.ts'

/** A message alone: created, read, changed or listed. */
export function toMessage(doc: MessageDoc): Record<string, unknown> {
  const { sender_id, mention_ids, ticket_id, ...message } = doc
  return {
    id: doc.id,
    uri: `/api/tickets/${ticket_id}/messages/${doc.id}/`,
    message_id: message.message_id,
    ticket_id,
    external_id: message.external_id,
    public: message.public,
    channel: message.channel,
    via: message.via,
    source: message.source,
    sender: message.sender,
    auth_customer_identity: message.auth_customer_identity ?? null,
    integration_id: message.integration_id,
    intents: message.intents,
    rule_id: message.rule_id,
    from_agent: message.from_agent,
    receiver: message.receiver,
    subject: message.subject,
    body_text: message.body_text,
    body_html: message.body_html,
    stripped_text: message.stripped_text,
    stripped_html: message.stripped_html,
    stripped_signature: message.stripped_signature,
    attachments: message.attachments,
    macros: message.macros ?? [],
    actions: message.actions,
    headers: message.headers ?? null,
    imported: message.imported ?? null,
    meta: message.meta,
    created_datetime: message.created_datetime,
    processed_datetime: message.processed_datetime ?? null,
    deleted_datetime: null,
    sent_datetime: message.sent_datetime,
    failed_datetime: message.failed_datetime,
    opened_datetime: message.opened_datetime,
    last_sending_error: message.last_sending_error,
    is_retriable: message.is_retriable,
  }
}

/** A message inside its ticket; only the answer to the ticket's creation shows macros. */
export function toTicketMessage(doc: MessageDoc, shown: 'ticket' | 'ticket-post'): Record<string, unknown> {
  const { headers, deleted_datetime, macros, ...rest } = toMessage(doc)
  return shown === 'ticket-post' ? { ...rest, macros } : rest
}
