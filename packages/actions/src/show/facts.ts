import type { Ticket } from '@rhetor/client'
import { ordersOf } from '../customers/orders.ts'
import { toSecond } from '../found-ticket.ts'
import { firstThatFit, line, linesOf } from '../untrusted.ts'
import { unlessEmpty, withoutEmpty } from '../without-empty.ts'
import type { Conversation } from './conversation.ts'

/** What is known of a ticket, without its messages. */
export function factsOf(ticket: Ticket, fields: Conversation['untrusted']['fields'], full: boolean) {
  const most = full ? Infinity : undefined
  const names = ticket.tags.map(({ name }) => name)
  const tags = full ? names : firstThatFit(names, mostOfTags)
  const { customer, assignee_user: user, assignee_team: team, satisfaction_survey: survey } = ticket
  const orders = customer ? ordersOf(customer, 2) : undefined
  const moment = (datetime: string | null) => (datetime ? toSecond(datetime) : undefined)
  return withoutEmpty({
    id: ticket.id,
    status: ticket.status,
    priority: ticket.priority,
    channel: ticket.channel,
    language: ticket.language,
    tags: unlessEmpty(tags),
    more_tags: names.length - tags.length || undefined,
    assignee_user: user?.id,
    assignee_team: team?.id,
    created_datetime: toSecond(ticket.created_datetime),
    updated_datetime: moment(ticket.updated_datetime),
    closed_datetime: moment(ticket.closed_datetime),
    snooze_datetime: moment(ticket.snooze_datetime),
    trashed_datetime: moment(ticket.trashed_datetime),
    spam: ticket.spam ? (true as const) : undefined,
    customer:
      customer &&
      withoutEmpty({
        id: customer.id,
        channels: unlessEmpty([...new Set(channelsOf(ticket).map(({ type }) => type))]),
        // lines and tracking are shown with the customer
        orders: orders && { ...orders, last: orders.last.map(({ lines, tracking, ...order }) => order) },
      }),
    survey:
      survey &&
      withoutEmpty({
        score: survey.score,
        scored_datetime: moment(survey.scored_datetime),
        sent_datetime: survey.scored_datetime ? undefined : moment(survey.sent_datetime),
      }),
    untrusted: withoutEmpty({
      subject: line(ticket.subject, most),
      customer: line(customer?.name, 80),
      addresses: unlessEmpty(addressesOf(ticket).slice(0, mostAddresses)),
      customer_note: linesOf(customer?.note, most),
      assignee_user: line(user?.name, 80),
      assignee_team: line(team?.name, 80),
      fields,
      survey_answer: linesOf(survey?.body_text, most),
    }),
  })
}

// as bytes
const mostOfTags = 600

const mostAddresses = 4

const channelsOf = ({ customer }: Ticket) =>
  (customer?.channels ?? []).filter(({ deleted_datetime }) => !deleted_datetime)

const addressesOf = (ticket: Ticket): string[] => channelsOf(ticket).flatMap(({ address }) => line(address, 100) ?? [])

/** How many addresses of the customer are not among the facts. */
export const moreAddresses = (ticket: Ticket): number => Math.max(0, addressesOf(ticket).length - mostAddresses)

/** The names of facts that were cut. */
export function shortenedFacts({ untrusted }: Pick<Conversation, 'untrusted'>): string[] {
  return Object.entries(untrusted).flatMap(([name, value]) =>
    textsIn(value).some((text) => text.endsWith('…')) ? [name] : [],
  )
}

function textsIn(value: unknown): string[] {
  // of lists, whole items are left out
  const all = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : [value]
  return all.filter((each) => typeof each === 'string')
}
