import { agentChanges } from '../acts/agent.ts'
import { scheduleAct } from '../acts/schedule-act.ts'
import { ago, dayMs, fromNow, hourMs, maya, mayaMails, pastTicket, secondMs } from './arrange.ts'
import type { Scenarios } from './scenario.ts'

/** What happens in an unexpected order or at an unexpected time. */
export const timing = {
  'two-messages-within-five-seconds': {
    description:
      'The customer sends two messages four seconds apart. Integrations answer each for itself, the first without knowing the second. Wait some seconds after a message and answer everything that is not answered yet at once. Move the clock by four seconds for the second.',
    set: ({ world }) => {
      const { ticket, message } = mayaMails(world, 'Please cancel my order.')
      const text = 'No, wait: only the blue one, keep the rest.'
      scheduleAct(world, 4 * secondMs, 'customer/writes', { from: maya, ticket_id: ticket.id, text })
      return { ticket_id: ticket.id, message_id: message.id }
    },
  },
  'closed-ticket-new-message': {
    description:
      'Five seconds from now the customer writes into a ticket that was closed three days ago, and it is open again. Integrations that forget closed tickets, or count each closing as a solution, miss it. Look for ticket-reopened and a closed_datetime that is null again. Move the clock by five seconds.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'The lid is broken.', { created_datetime: ago(world, 4 * dayMs) })
      const closed_datetime = ago(world, 3 * dayMs)
      agentChanges(world, { ticket_id: ticket.id, change: { status: 'closed', closed_datetime } })
      const text = 'The new lid does not fit either.'
      scheduleAct(world, 5 * secondMs, 'customer/writes', { from: maya, ticket_id: ticket.id, text })
      return { ticket_id: ticket.id }
    },
  },
  'snooze-expiry': {
    description:
      'A snoozed ticket is closed until its time comes; an hour from now it opens by itself, without a new message. Integrations take it for solved, or wait for a message that never comes. Look at snooze_datetime, and for ticket-self-unsnoozed. Move the clock by an hour.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'Please tell me when the kettle is back.')
      const snooze_datetime = fromNow(world, hourMs)
      agentChanges(world, { ticket_id: ticket.id, change: { snooze_datetime } })
      return { ticket_id: ticket.id, snooze_datetime }
    },
  },
  'future-dated-ticket': {
    description:
      'Some tickets carry a created_datetime that is still to come, on a ticket closed long ago. Sorted by creation it stands first for weeks: integrations that stop at the first row outside their period, or that keep the newest date as their watermark, see nothing more. Compare a whole page, and never trust a date after now.',
    set: ({ world }) => {
      const past = pastTicket(world, 'A ticket of last year', { createdAgoMs: 365 * dayMs })
      const future = pastTicket(world, 'A ticket from the future', { createdAgoMs: 365 * dayMs })
      const created_datetime = fromNow(world, 40 * dayMs)
      world.store.put('tickets', { ...future, created_datetime })
      const { ticket } = mayaMails(world, 'Where is my parcel?')
      return { ticket_id: ticket.id, future_ticket_id: future.id, past_ticket_id: past.id }
    },
  },
  'long-thread': {
    description:
      'A ticket with 150 messages. Its own message list gives 30 at a time, oldest first, with page numbers instead of cursors; the ticket itself carries all of them. Integrations answer the thirtieth message as if it were the last, or cut the thread where a prompt ends. Compare what you read with messages_count.',
    set: ({ world }) => {
      const answers = Array.from({ length: 149 }, (_, index) => `Message ${index + 2}`)
      const ticket = pastTicket(world, 'Message 1', { createdAgoMs: 150 * hourMs, answers })
      return { ticket_id: ticket.id }
    },
  },
} as const satisfies Scenarios
