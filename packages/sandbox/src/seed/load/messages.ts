import { fileUrl } from '../../files/store-file.ts'
import { toPerson } from '../../people/people.ts'
import type { PersonDoc, TicketDoc, UserDoc } from '../../store/documents.ts'
import { toHtml } from '../demo/html.ts'
import type { DemoMessage, DemoSource, DemoTicket } from '../demo/types.ts'
import { type MessageDraft, messageDraft } from '../documents.ts'
import type { SeedMessage } from '../store-ticket.ts'
import { storeDemoFile } from './demo-files.ts'
import type { Loading } from './loading.ts'

interface Line {
  readonly ticket: DemoTicket
  readonly doc: TicketDoc
  readonly message: DemoMessage
  readonly agents: ReadonlyMap<number, UserDoc>
}

/** Agents and bots, by id. */
export function agentsOf({ world }: Loading): ReadonlyMap<number, UserDoc> {
  return new Map(world.store.select('users').map((user) => [user.id, user]))
}

/** A message of the demo, as it was written at its time. */
export function toSeedMessage(loading: Loading, line: Line): SeedMessage {
  const { minutesAgo, failedMinutesAgo } = line.message
  const draft = toDraft(loading, line)
  const writer = draft.sender_id === null ? undefined : line.agents.get(draft.sender_id)
  return {
    at: loading.micros(minutesAgo),
    failedAt: loading.micros(failedMinutesAgo),
    // rules and the chat's bot write as nobody
    userId: writer && writer.role !== 'bot' ? writer.id : null,
    draft,
  }
}

function toDraft(loading: Loading, line: Line): MessageDraft {
  const { doc, message } = line
  const { author, body_text, channel, via, from_agent, subject, stripped_signature, is_retriable } = message
  const stripped = message.stripped_text ?? body_text
  const created = loading.at(message.minutesAgo)
  const isNote = !message.public
  return messageDraft({
    ticket_id: doc.id,
    channel,
    via,
    from_agent,
    public: message.public,
    source: sourceOf(message.source),
    sender: senderOf(loading, line),
    receiver: from_agent && !isNote ? customerOf(loading, line.ticket.customer) : null,
    integration_id: loading.idOrNull('integration', message.integration),
    rule_id: 'rule' in author && author.rule !== undefined ? loading.idOf('rule', author.rule) : null,
    intents: message.intents.map((name) => ({ name, rejected: null, is_user_feedback: false })),
    macros: message.macros.map((key) => ({ id: loading.idOf('macro', key) })),
    attachments: attachmentsOf(loading, line),
    subject,
    body_text,
    body_html: toHtml(body_text),
    stripped_text: stripped,
    stripped_html: toHtml(stripped),
    stripped_signature,
    is_retriable,
    created_datetime: created,
    // a note goes nowhere and counts as sent at once
    sent_datetime: isNote ? created : loading.at(message.sentMinutesAgo),
    failed_datetime: loading.at(message.failedMinutesAgo),
    opened_datetime: loading.at(message.openedMinutesAgo),
    last_sending_error: message.last_sending_error === null ? null : { error: message.last_sending_error },
    ...(message.mentions.length > 0 && { mention_ids: message.mentions.map((key) => loading.idOf('agent', key)) }),
  })
}

function senderOf(loading: Loading, { message: { author }, agents }: Line): PersonDoc {
  if ('customer' in author) return customerOf(loading, author.customer)
  const user = agents.get(loading.idOf('agent', author.agent))
  if (!user) throw new Error(`the demo has no agent ${author.agent}`)
  return toPerson(user)
}

function customerOf(loading: Loading, key: string): PersonDoc {
  const customer = loading.world.store.get('customers', loading.idOf('customer', key))
  if (!customer) throw new Error(`the demo has no customer ${key}`)
  return toPerson(customer)
}

function sourceOf({ type, from, to, cc }: DemoSource): MessageDraft['source'] {
  return { type, ...(from && { from }), ...(to && { to: [...to] }), ...(cc && { cc: [...cc] }) }
}

function attachmentsOf(loading: Loading, line: Line): MessageDraft['attachments'] {
  const { ticket, message } = line
  if (message.attachments.length === 0) return null
  const lines = [senderOf(loading, line).name ?? '', loading.at(message.minutesAgo).slice(0, 10), ticket.subject]
  return message.attachments.map(({ name, content_type }) => {
    const file = storeDemoFile(loading.world, { name, content_type, lines })
    return { url: fileUrl(file), name, size: file.size, content_type, public: true }
  })
}
