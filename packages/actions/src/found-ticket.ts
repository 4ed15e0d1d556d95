import type { TicketCompact, ViewItem } from '@rhetor/client'
import { line, type Untrusted } from './untrusted.ts'
import { unlessEmpty, withoutEmpty } from './without-empty.ts'

/** A ticket in a list: enough to choose one. */
export interface FoundTicket
  extends Untrusted<{
    readonly subject?: string
    /** The beginning of the last message. */
    readonly excerpt?: string
    readonly customer?: string
    readonly assignee_user?: string
    readonly assignee_team?: string
  }> {
  readonly id: number
  readonly status: string
  readonly priority?: string
  readonly channel: string
  readonly assignee_user?: number
  readonly assignee_team?: number
  readonly customer?: number
  readonly tags?: readonly string[]
  readonly created_datetime: string
  readonly updated_datetime?: string
  readonly snooze_datetime?: string
  readonly messages_count: number
  /** The last reply did not reach the customer. */
  readonly undelivered?: true
  readonly spam?: true
  readonly trashed?: true
}

export function toFound(ticket: TicketCompact | ViewItem): FoundTicket {
  const { assignee_user: user, assignee_team: team, customer } = ticket
  return withoutEmpty({
    id: ticket.id,
    status: ticket.status,
    priority: ticket.priority,
    channel: ticket.channel,
    assignee_user: user?.id,
    assignee_team: team?.id,
    customer: customer?.id,
    tags: unlessEmpty(ticket.tags.map(({ name }) => name)),
    created_datetime: toSecond(ticket.created_datetime),
    updated_datetime: ticket.updated_datetime && toSecond(ticket.updated_datetime),
    snooze_datetime: ticket.snooze_datetime && toSecond(ticket.snooze_datetime),
    messages_count: ticket.messages_count,
    undelivered: ticket.last_sent_message_not_delivered ? (true as const) : undefined,
    spam: ticket.spam ? (true as const) : undefined,
    trashed: ticket.trashed_datetime ? (true as const) : undefined,
    untrusted: withoutEmpty({
      subject: line(ticket.subject),
      excerpt: line(ticket.excerpt, 160),
      customer: line(customer?.name ?? customer?.email, 80),
      assignee_user: line(user?.name, 80),
      assignee_team: line(team?.name, 80),
    }),
  })
}

/** `2026-11-20T20:29:36Z`: without microseconds, which only cost bytes. */
export function toSecond(datetime: string): string {
  const at = new Date(datetime)
  return Number.isNaN(at.getTime()) ? datetime : `${at.toISOString().slice(0, 19)}Z`
}
