import type { TicketCompact } from '@rhetor/client'
import { line } from '../untrusted.ts'

/** What tells tickets apart for a person who decides about several. */
export function shownTicket({ id, subject, customer }: Pick<TicketCompact, 'id' | 'subject' | 'customer'>) {
  return {
    id,
    subject: line(subject, 120) ?? null,
    customer: line(customer?.name ?? customer?.email, 80) ?? null,
  }
}
