import type { ReportMeasure, ReportScope } from '@rhetor/contract'
import { type Sql, sql } from '../store/sql.ts'
import { type Aggregate, average, count, countItems, countTickets, median, percent } from './aggregate.ts'
import { callMeasures, callSummaryMeasures, callsOf } from './calls.ts'
import { type Item, itemOf, messageColumns } from './item.ts'
import { responsesOf, secondsBetween } from './response.ts'
import type { Thread, ThreadMessage } from './thread.ts'
import type { UnknowableScope } from './unknowable.ts'
import type { Period } from './zone.ts'

export type ComputedScope = Exclude<ReportScope, UnknowableScope>

/** How one report is made. */
export interface Computation<Measure extends string = string> {
  /** Tickets that may have something in the period. */
  readonly tickets: (period: Period) => Sql
  readonly items: (thread: Thread) => readonly Item[]
  readonly measures: Readonly<Record<Measure, Aggregate>>
  /** By default a report shows what happened in the period; `until` includes what was there before it. */
  readonly reach?: 'until'
  /** A member the query must filter by. */
  readonly needs?: string
}

const during =
  (column: string) =>
  ({ start, end }: Period) =>
    sql(`${column} >= ? AND ${column} < ?`, start, end)

const related =
  (table: string, column: string) =>
  ({ start, end }: Period) =>
    sql(`id IN (SELECT ticket_id FROM ${table} WHERE ${column} >= ? AND ${column} < ?)`, start, end)

const ticketCount = { ticketCount: countTickets }
const messagesCount = { messagesCount: countItems }

const ofAgent = (message: ThreadMessage) => message.from_agent === 1
const ofCustomer = (message: ThreadMessage) => message.from_agent === 0

/** A closed ticket whose agents wrote the given number of messages. */
const closedAfter = (wanted: (answers: number) => boolean) => (thread: Thread) =>
  whenClosed(thread, () => (wanted(thread.messages.filter(ofAgent).length) ? {} : undefined))

function whenClosed(thread: Thread, columnsOf: (closed: string) => Item['columns'] | undefined): Item[] {
  const { closed_datetime: closed } = thread.ticket
  const columns = closed === null ? undefined : columnsOf(closed)
  return closed === null || !columns ? [] : [itemOf(thread, closed, columns)]
}

const whenOpen = (thread: Thread) =>
  thread.ticket.status === 'open' ? [itemOf(thread, thread.ticket.created_datetime)] : []

const messages = (wanted: (message: ThreadMessage) => boolean) => (thread: Thread) =>
  thread.messages.filter(wanted).map((message) => itemOf(thread, message.sent_datetime, messageColumns(message)))

const firstResponse = (counts: (message: ThreadMessage) => boolean) => (thread: Thread) =>
  responsesOf(thread.messages.filter(counts))
    .slice(0, 1)
    .map(({ answer, seconds }) =>
      itemOf(thread, answer.sent_datetime, {
        ...messageColumns(answer),
        firstAgentMessageDatetime: answer.sent_datetime,
        firstResponseTime: seconds,
      }),
    )

const firstResponseMeasures = {
  medianFirstResponseTime: median('firstResponseTime'),
  averageFirstResponseTime: average('firstResponseTime'),
}

const isScored = (item: Item) => item.columns['surveyScore'] !== null
const isSatisfied = (item: Item) => Number(item.columns['surveyScore']) >= 4
// an imported survey may have a score and no sent_datetime
const wasSent = (item: Item) => item.columns['sentDatetime'] !== null || isScored(item)

/** Every report that can be made from what the sandbox keeps. */
const computations = {
  'tickets-created': {
    tickets: during('created_datetime'),
    items: (thread) => [itemOf(thread, thread.ticket.created_datetime)],
    measures: ticketCount,
  },
  'tickets-closed': {
    tickets: during('closed_datetime'),
    items: closedAfter(() => true),
    measures: ticketCount,
  },
  'tickets-open': { tickets: during('created_datetime'), items: whenOpen, measures: ticketCount },
  'workload-tickets': {
    tickets: ({ end }) => sql(`status = 'open' AND created_datetime < ?`, end),
    items: whenOpen,
    measures: ticketCount,
    reach: 'until',
  },
  'tickets-replied': {
    tickets: related('messages', 'sent_datetime'),
    items: messages(ofAgent),
    measures: ticketCount,
  },
  'one-touch-tickets': {
    tickets: during('closed_datetime'),
    items: closedAfter((answers) => answers === 1),
    measures: ticketCount,
  },
  'zero-touch-tickets': {
    tickets: during('closed_datetime'),
    items: closedAfter((answers) => answers === 0),
    measures: ticketCount,
  },
  'satisfaction-surveys': {
    tickets: related('surveys', 'created_datetime'),
    items: (thread) =>
      thread.surveys.map((survey) =>
        itemOf(thread, survey.created_datetime, {
          createdDatetime: survey.created_datetime,
          sentDatetime: survey.sent_datetime,
          surveyScore: survey.score,
        }),
      ),
    measures: {
      scoredSurveysCount: count(isScored),
      averageSurveyScore: average('surveyScore'),
      satisfactionScore: percent(isSatisfied, isScored),
      responseRate: percent(isScored, wasSent),
      sentSurveysCount: count(wasSent),
    },
  },
  'resolution-time': {
    tickets: during('closed_datetime'),
    items: (thread) =>
      whenClosed(thread, (closed) => {
        const began = thread.messages[0]?.sent_datetime ?? thread.ticket.created_datetime
        return { resolutionTime: secondsBetween(began, closed) }
      }),
    measures: {
      medianResolutionTime: median('resolutionTime'),
      averageResolutionTime: average('resolutionTime'),
    },
  },
  'messages-sent': {
    tickets: related('messages', 'sent_datetime'),
    items: messages(ofAgent),
    measures: messagesCount,
  },
  'messages-received': {
    tickets: related('messages', 'sent_datetime'),
    items: messages(ofCustomer),
    measures: messagesCount,
  },
  'first-response-time': {
    tickets: related('messages', 'sent_datetime'),
    items: firstResponse(() => true),
    measures: firstResponseMeasures,
  },
  'human-first-response-time': {
    tickets: related('messages', 'sent_datetime'),
    items: firstResponse((message) => ofCustomer(message) || message.automatic === 0),
    measures: firstResponseMeasures,
  },
  'response-time': {
    tickets: related('messages', 'sent_datetime'),
    items: (thread) =>
      responsesOf(thread.messages).map(({ answer, seconds }) =>
        itemOf(thread, answer.sent_datetime, { ...messageColumns(answer), responseTime: seconds }),
      ),
    measures: { medianResponseTime: median('responseTime') },
  },
  'messages-per-ticket': {
    tickets: during('closed_datetime'),
    items: (thread) => whenClosed(thread, () => ({ messagesCount: thread.messages.length })),
    measures: { averageMessagesCount: average('messagesCount') },
  },
  tags: {
    tickets: related('ticket_tags', 'tagged_datetime'),
    items: (thread) =>
      thread.tags.map(({ tag_id, tagged_datetime }) =>
        itemOf(thread, tagged_datetime, { tagId: tag_id, timestamp: tagged_datetime }),
      ),
    measures: ticketCount,
  },
  'ticket-fields': {
    // the store does not date values; the ticket's own last change is the nearest it knows
    tickets: during('updated_datetime'),
    items: (thread) =>
      thread.fields.map(({ field_id, value }) =>
        itemOf(thread, thread.ticket.updated_datetime ?? thread.ticket.created_datetime, {
          customFieldId: field_id,
          customFieldValue: value,
          customFieldValueString: value,
        }),
      ),
    measures: ticketCount,
    needs: 'customFieldId',
  },
  'voice-calls': {
    tickets: related('voice_calls', 'created_datetime'),
    items: callsOf,
    measures: callMeasures,
  },
  'voice-calls-summary': {
    tickets: related('voice_calls', 'created_datetime'),
    items: callsOf,
    measures: callSummaryMeasures,
  },
} as const satisfies { readonly [Scope in ComputedScope]: Computation<ReportMeasure<Scope>> }

export function computationOf(scope: ReportScope): Computation | undefined {
  return (computations as Readonly<Record<string, Computation>>)[scope]
}
