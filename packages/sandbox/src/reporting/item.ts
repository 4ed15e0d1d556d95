import type { Thread, ThreadMessage } from './thread.ts'

export type Scalar = string | number | boolean | null

/** A row of a report, by column. */
export type Row = Readonly<Record<string, Scalar>>

/** One thing a report counts, with all it can be filtered, grouped, dated and measured by. */
export interface Item {
  readonly thread: Thread
  /** The datetime that decides which period it is in. */
  readonly at: string
  readonly columns: Readonly<Record<string, Scalar>>
}

/** Something about a ticket; the ticket’s own columns are there unless overridden. */
export function itemOf(thread: Thread, at: string, columns: Readonly<Record<string, Scalar>> = {}): Item {
  const { ticket } = thread
  return {
    thread,
    at,
    columns: {
      ticketId: ticket.id,
      agentId: ticket.assignee_user_id,
      teamId: ticket.assignee_team_id,
      channel: ticket.channel,
      integrationId: ticket.integration_id,
      status: ticket.status,
      createdDatetime: ticket.created_datetime,
      closedDatetime: ticket.closed_datetime,
      updatedDatetime: ticket.updated_datetime,
      periodStart: at,
      ...columns,
    },
  }
}

/** Columns of a message that override those of its ticket. */
export function messageColumns(message: ThreadMessage): Readonly<Record<string, Scalar>> {
  return {
    channel: message.channel,
    integrationId: message.integration_id,
    sentDatetime: message.sent_datetime,
    ...(message.from_agent && { agentId: message.sender_id }),
  }
}
