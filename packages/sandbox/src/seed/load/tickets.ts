import type { TicketDoc } from '../../store/documents.ts'
import type { Demo, DemoTicket } from '../demo/types.ts'
import { ticketDoc } from '../documents.ts'
import { storeTicket } from '../store-ticket.ts'
import { loadFieldValues } from './customers.ts'
import type { Loading } from './loading.ts'
import { agentsOf, toSeedMessage } from './messages.ts'

/** The tickets, oldest first, with everything that happened in them. */
export function loadTickets(loading: Loading, tickets: Demo['tickets']): void {
  const agents = agentsOf(loading)
  for (const ticket of tickets) {
    const doc = toDoc(loading, ticket)
    loading.name('ticket', ticket.key, doc.id)
    storeTicket(loading.history, {
      ticket: doc,
      createdAt: loading.micros(ticket.minutesAgo),
      openedAt: loading.micros(ticket.openedMinutesAgo),
      closedAt: loading.micros(ticket.closedMinutesAgo),
      trashedAt: loading.micros(ticket.trashedMinutesAgo),
      adminId: loading.adminId,
      messages: ticket.messages.map((message) => toSeedMessage(loading, { ticket, doc, message, agents })),
      tags: tagsOf(loading, ticket),
    })
    loadFieldValues(loading, 'Ticket', doc.id, ticket.custom_fields)
    if (doc.snooze_datetime !== null)
      loading.world.tasks.scheduleAt('unsnooze', doc.snooze_datetime, { ticket_id: doc.id })
  }
}

function toDoc(loading: Loading, ticket: DemoTicket): TicketDoc {
  const { subject, channel, via, from_agent, language, status, priority, spam, is_unread } = ticket
  const snoozed = ticket.snoozeEndsInMinutes
  return ticketDoc({
    id: loading.world.newId('tickets'),
    subject,
    channel,
    via,
    from_agent,
    language,
    status,
    priority,
    spam,
    is_unread,
    customer_id: loading.idOf('customer', ticket.customer),
    assignee_user_id: loading.idOrNull('agent', ticket.assignee_user),
    assignee_team_id: loading.idOrNull('team', ticket.assignee_team),
    created_datetime: loading.at(ticket.minutesAgo),
    opened_datetime: loading.at(ticket.openedMinutesAgo),
    updated_datetime: loading.at(ticket.updatedMinutesAgo),
    closed_datetime: loading.at(ticket.closedMinutesAgo),
    trashed_datetime: loading.at(ticket.trashedMinutesAgo),
    snooze_datetime: loading.at(snoozed === null ? null : -snoozed),
  })
}

// a rule detects mood and spam; an agent decides what a ticket is about
const byRule = /^(sentiments-|auto|spam$|VIP$)/

function tagsOf(loading: Loading, { tags }: DemoTicket): { byRule: number[]; byAgent: number[] } {
  const idsOf = (keys: readonly string[]) => keys.map((key) => loading.idOf('tag', key))
  return {
    byRule: idsOf(tags.filter((tag) => byRule.test(tag))),
    byAgent: idsOf(tags.filter((tag) => !byRule.test(tag))),
  }
}
