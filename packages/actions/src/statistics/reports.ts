import {
  type Granularity,
  granularities,
  type ReportDimension,
  type ReportingDimension,
  type ReportScope,
  type ReportScopeRow,
  type ReportTime,
  reportScopes,
  type TimeDimension,
} from '@rhetor/contract'

/** A report as people ask for it. */
export interface ReportRow<Scope extends ReportScope = ReportScope> {
  readonly title: string
  readonly scope: Scope
  /** The time that puts a row into a day. */
  readonly time: ReportTime<Scope>
  /** The default grouping. */
  readonly by?: readonly ReportDimension<Scope>[]
  /** A custom field has to be named. */
  readonly needsField?: true
}

/** Reports with a plain name; the time that dates each is the one that worked on live accounts. */
export const reports = {
  'tickets-created': row({ title: 'Tickets created', scope: 'tickets-created', time: 'createdDatetime' }),
  'tickets-closed': row({ title: 'Tickets closed', scope: 'tickets-closed', time: 'closedDatetime' }),
  'tickets-open': row({ title: 'Tickets created and still open', scope: 'tickets-open', time: 'createdDatetime' }),
  'tickets-replied': row({ title: 'Tickets with a reply', scope: 'tickets-replied', time: 'createdDatetime' }),
  'one-touch-tickets': row({ title: 'Closed with one reply', scope: 'one-touch-tickets', time: 'closedDatetime' }),
  'zero-touch-tickets': row({ title: 'Closed without a reply', scope: 'zero-touch-tickets', time: 'closedDatetime' }),
  workload: row({ title: 'Open tickets waiting', scope: 'workload-tickets', time: 'createdDatetime' }),
  'first-response-time': row({
    title: 'Time to the first reply',
    scope: 'first-response-time',
    time: 'firstAgentMessageDatetime',
  }),
  'human-first-response-time': row({
    title: 'Time to the first reply of a person',
    scope: 'human-first-response-time',
    time: 'firstAgentMessageDatetime',
  }),
  'response-time': row({ title: 'Time to a reply', scope: 'response-time', time: 'sentDatetime' }),
  'resolution-time': row({ title: 'Time until closed', scope: 'resolution-time', time: 'createdDatetime' }),
  'handle-time': row({ title: 'Time spent on tickets', scope: 'ticket-handle-time', time: 'createdDatetime' }),
  'online-time': row({ title: 'Time online', scope: 'online-time', time: 'timestamp' }),
  satisfaction: row({ title: 'Satisfaction surveys', scope: 'satisfaction-surveys', time: 'createdDatetime' }),
  'messages-sent': row({ title: 'Messages sent', scope: 'messages-sent', time: 'sentDatetime' }),
  'messages-received': row({ title: 'Messages received', scope: 'messages-received', time: 'sentDatetime' }),
  'messages-per-ticket': row({ title: 'Messages per ticket', scope: 'messages-per-ticket', time: 'createdDatetime' }),
  tags: row({ title: 'Tickets by tag', scope: 'tags', time: 'timestamp', by: ['tagId'] }),
  fields: row({
    title: 'Tickets by the value of a custom field',
    scope: 'ticket-fields',
    time: 'updatedDatetime',
    by: ['customFieldValue'],
    needsField: true,
  }),
  sla: row({ title: 'Service levels', scope: 'ticket-sla', time: 'anchorDatetime', by: ['status'] }),
  quality: row({ title: 'Quality ratings', scope: 'auto-qa', time: 'closedDatetime' }),
  calls: row({ title: 'Phone calls', scope: 'voice-calls-summary', time: 'createdDatetime' }),
  automation: row({ title: 'Share that was automated', scope: 'overall-automation-rate', time: 'eventDatetime' }),
} as const satisfies Record<string, ReportRow>

function row<Scope extends ReportScope>(report: ReportRow<Scope>): ReportRow<Scope> {
  return report
}

/** The report with this plain name, or with this scope. */
export function reportNamed(name: string): ReportRow | undefined {
  const plain: Readonly<Record<string, ReportRow>> = reports as never
  if (Object.hasOwn(plain, name)) return plain[name]
  if (!Object.hasOwn(reportScopes, name)) return undefined
  const scope = name as ReportScope
  const known = Object.values(plain).find((report) => report.scope === scope)
  const times: readonly TimeDimension[] = reportScopes[scope].times
  return (
    known ?? {
      title: scope,
      scope,
      time: times.includes('createdDatetime') ? 'createdDatetime' : (times[0] as ReportTime),
    }
  )
}

/** Every name a report can be asked for by. */
export const reportNames: readonly string[] = [...new Set([...Object.keys(reports), ...Object.keys(reportScopes)])]

/** Plain names of groupings; the name of a dimension works as well. */
const groupings = {
  agent: 'agentId',
  channel: 'channel',
  tag: 'tagId',
  integration: 'integrationId',
  store: 'storeId',
  score: 'surveyScore',
  value: 'customFieldValue',
  status: 'status',
  ticket: 'ticketId',
  customer: 'customerId',
} as const satisfies Record<string, ReportingDimension>

/** What rows of a report are grouped by. */
export type Grouping =
  | { readonly kind: 'time'; readonly word: Granularity }
  /** The API filters by team and does not group by it: one query for each team. */
  | { readonly kind: 'team'; readonly word: 'team' }
  | { readonly kind: 'dimension'; readonly word: string; readonly dimension: ReportingDimension }

export function groupingNamed(word: string, { scope }: Pick<ReportRow, 'scope'>): Grouping | undefined {
  const { dimensions, members }: ReportScopeRow = reportScopes[scope]
  if ((granularities as readonly string[]).includes(word)) return { kind: 'time', word: word as Granularity }
  if (word === 'team') return members.includes('teamId') ? { kind: 'team', word } : undefined
  const dimension = Object.hasOwn(groupings, word) ? groupings[word as keyof typeof groupings] : word
  const own = dimensions.find((each) => each === dimension)
  return own && { kind: 'dimension', word: wordFor(own), dimension: own }
}

/** What the rows of a report can be grouped by, in plain words. */
export function groupingsOf({ scope }: Pick<ReportRow, 'scope'>): readonly string[] {
  const { dimensions, members }: ReportScopeRow = reportScopes[scope]
  return [...granularities, ...(members.includes('teamId') ? ['team'] : []), ...dimensions.map(wordFor)]
}

function wordFor(dimension: ReportingDimension): string {
  return Object.entries(groupings).find(([, own]) => own === dimension)?.[0] ?? dimension
}

// Averages of two periods cannot be added up: only what is known to be a count or a sum is.
const counted =
  /^(?!average|median)(\w+Count|total\w+|\w+Exposures|onlineTime|handleTime|timesRecommended|aiAgentTicketVolume)$/

/** Whether two parts of a period may be added up. */
export function addsUp(measure: string): boolean {
  return counted.test(measure)
}

/** Whether a measure is a time in seconds. */
export function isSeconds(measure: string): boolean {
  return /Time/.test(measure)
}
