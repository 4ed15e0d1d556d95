import type { Ticket } from '@rhetor/client'
import { visible } from './thread.ts'

/** Documented: a ticket is billed once an agent, a rule or an app has answered in it, however often. */
export function billingNote(ticket: Pick<Ticket, 'messages'>): string | null {
  // the greeting of a chat bot is not an answer
  const answered = visible(ticket.messages).some(({ from_agent, via }) => from_agent && via !== 'gorgias_chat')
  return answered ? null : 'this first answer makes the ticket billable'
}

export const newTicketBilling = 'a new ticket that begins with a message to a customer is billable'
