import type { Ticket, TicketMessage } from '@rhetor/client'

/** The messages of a ticket, oldest first, whatever order they came in. */
export function chronological(messages: readonly TicketMessage[]): TicketMessage[] {
  return messages.toSorted(
    (left, right) => left.created_datetime.localeCompare(right.created_datetime) || left.id - right.id,
  )
}

/** What a customer can see of a ticket. */
export function visible(messages: readonly TicketMessage[]): TicketMessage[] {
  return chronological(messages).filter((message) => message.public !== false && message.channel !== 'internal-note')
}

/** The newest message of the customer: it says where an answer has to go. */
export function newestFromCustomer(ticket: Ticket): TicketMessage | undefined {
  return visible(ticket.messages).findLast((message) => !message.from_agent)
}

// Measured on live chats: the bot writes as an agent a millisecond after the customer, always with these values of `via`.
const writtenByMachines = ['gorgias_chat', 'rule'] as const

/** Whether a person of the company wrote it, rather than a bot or a rule. */
export function isHumanAgent(message: TicketMessage): boolean {
  return message.from_agent && !(writtenByMachines as readonly string[]).includes(message.via ?? '')
}
