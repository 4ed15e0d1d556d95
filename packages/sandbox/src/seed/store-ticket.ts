import { excerptOf } from '../messages/effects.ts'
import type { TicketDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import { hour, type Micros, minute, second, toText } from '../time.ts'
import type { MessageDraft } from './documents.ts'
import type { History, LogLine } from './history.ts'

/** A message, and when it was written. */
export interface SeedMessage {
  readonly at: Micros
  readonly failedAt: Micros | null
  /** The agent who wrote it; nobody for customers and machines. */
  readonly userId: number | null
  readonly draft: MessageDraft
}

/** A ticket with its history. */
export interface SeedTicket {
  readonly ticket: TicketDoc
  readonly createdAt: Micros
  readonly openedAt: Micros | null
  readonly closedAt: Micros | null
  readonly trashedAt: Micros | null
  /** Who moves spam to the trash. */
  readonly adminId: number
  /** Oldest first. */
  readonly messages: readonly SeedMessage[]
  /** Tags a rule gave at once, and those an agent gave with the first answer. */
  readonly tags: { readonly byRule: readonly number[]; readonly byAgent: readonly number[] }
}

// an answer that got no reply for this long has closed the ticket, until the customer wrote back
const closesAfter = 10 * hour

/** Stores a ticket with its messages and writes its history into the log. */
export function storeTicket(history: History, seeded: SeedTicket): void {
  const { ticket, messages } = seeded
  ticket.messages_count = messages.length
  Object.assign(ticket, summary(messages.map(({ draft }) => draft)))
  history.world.store.insert('tickets', ticket)
  for (const [index, message] of messages.entries()) {
    storeMessage(history, message, linesAround(seeded, index))
  }
  logMarks(history, seeded)
  storeTags(history, seeded)
  logAssignment(history, seeded)
  logStatus(history, seeded)
}

/** What the messages of a ticket set on it. */
function summary(
  drafts: readonly MessageDraft[],
): Pick<
  TicketDoc,
  | 'excerpt'
  | 'integration_ids'
  | 'last_message_datetime'
  | 'last_received_message_datetime'
  | 'last_sent_message_not_delivered'
> {
  const last = drafts.at(-1)
  const lastSent = drafts.findLast((draft) => draft.from_agent && draft.public)
  const received = drafts.findLast((draft) => !draft.from_agent)?.created_datetime ?? null
  const sent =
    drafts.findLast((draft) => draft.from_agent && draft.public && draft.sent_datetime)?.sent_datetime ?? null
  const ids = drafts.flatMap(({ integration_id }) => (integration_id === null ? [] : [integration_id]))
  return {
    excerpt: last ? excerptOf(last) : null,
    integration_ids: [...new Set(ids)],
    last_received_message_datetime: received,
    last_message_datetime:
      [received, sent]
        .filter((one) => one !== null)
        .sort()
        .at(-1) ?? null,
    last_sent_message_not_delivered: lastSent ? lastSent.failed_datetime !== null : false,
  }
}

interface Around {
  readonly before: readonly LogLine[]
  readonly after: readonly LogLine[]
}

function storeMessage(history: History, { at, failedAt, userId, draft }: SeedMessage, { before, after }: Around): void {
  const { world } = history
  let id = 0
  history.add(at, () => {
    id = world.newId('messages')
    const host = draft.from_agent ? `${world.account}.gorgias.example` : 'mail.example'
    const message_id = draft.channel === 'email' ? `<${id}.${draft.ticket_id}@${host}>` : null
    world.store.insert('messages', { id, ...draft, message_id })
    history.log(at, userId, [...before, ['ticket-message-created', id], ...after])
  })
  if (failedAt !== null) {
    history.add(failedAt, () => history.log(failedAt, null, [['ticket-message-failed', id]]))
  }
}

/** What the same request did to the ticket, before and after its message was there. */
function linesAround(seeded: SeedTicket, index: number): Around {
  const { id } = seeded.ticket
  if (index === 0) return { before: [['ticket-created', id]], after: [] }
  const updated: LogLine = ['ticket-updated', id]
  const isReopened = closedBefore(seeded, index) !== undefined
  return { before: [], after: isReopened ? [updated, ['ticket-reopened', id]] : [updated] }
}

/** The answer that had closed the ticket, when this message opened it again. */
function closedBefore({ messages, closedAt }: SeedTicket, index: number): SeedMessage | undefined {
  const [answer, message] = [messages[index - 1], messages[index]]
  if (!answer || !message || answer.userId === null || !answer.draft.public || message.draft.from_agent) return
  const isLong = message.at - answer.at >= closesAfter
  return isLong && (closedAt === null || message.at < closedAt) ? answer : undefined
}

function logMarks(history: History, { ticket, createdAt, trashedAt, adminId }: SeedTicket): void {
  if (ticket.spam) history.record(createdAt + second, null, [['ticket-marked-spam', ticket.id]])
  if (trashedAt !== null) history.record(trashedAt, adminId, [['ticket-trashed', ticket.id]])
}

function firstAnswer({ messages }: SeedTicket): SeedMessage | undefined {
  return messages.find(({ userId }) => userId !== null)
}

function storeTags(history: History, seeded: SeedTicket): void {
  const { ticket, createdAt, tags } = seeded
  const answer = firstAnswer(seeded)
  const byRuleAt = createdAt + 2 * second
  const byAgentAt = Math.max(byRuleAt, answer?.at ?? 0)
  const write = (ids: readonly number[], at: Micros, userId: number | null, offset: number) => {
    if (ids.length === 0) return
    for (const [index, id] of ids.entries()) {
      history.world.store.run(
        sql(
          'INSERT INTO ticket_tags (ticket_id, tag_id, position, tagged_datetime) VALUES (?, ?, ?, ?)',
          ticket.id,
          id,
          offset + index,
          toText(at),
        ),
      )
    }
    history.record(at, userId, [['ticket-tags-added', ticket.id, { tags_added: ids }]])
  }
  write(tags.byRule, byRuleAt, null, 0)
  write(tags.byAgent, byAgentAt, answer?.userId ?? null, tags.byRule.length)
}

function logAssignment(history: History, seeded: SeedTicket): void {
  const { ticket, createdAt, openedAt } = seeded
  const { id, assignee_user_id, assignee_team_id } = ticket
  if (assignee_team_id !== null) {
    history.record(createdAt + 2 * second, null, [['ticket-team-assigned', id, { assignee_team_id }]])
  }
  if (assignee_user_id === null) return
  const answer = firstAnswer(seeded)
  const at = openedAt ?? answer?.at ?? createdAt + 3 * second
  history.record(at, answer?.userId ?? null, [['ticket-assigned', id, { assignee_user_id }]])
}

function logStatus(history: History, seeded: SeedTicket): void {
  const { ticket, messages, closedAt } = seeded
  for (const index of messages.keys()) {
    const answer = closedBefore(seeded, index)
    if (answer) history.record(answer.at + 3 * minute, answer.userId, [['ticket-closed', ticket.id]])
  }
  if (closedAt === null) return
  const closer = messages.findLast(({ at, userId }) => userId !== null && at <= closedAt)
  const lines: LogLine[] = [['ticket-closed', ticket.id]]
  if (ticket.snooze_datetime !== null) lines.push(['ticket-snoozed', ticket.id])
  history.record(closedAt, closer?.userId ?? null, lines)
}
