import type { LegacyStatisticName } from '@rhetor/contract'
import type { Store } from '../store/store.ts'
import type { ComputedScope } from './computations.ts'
import type { Row } from './item.ts'
import type { Question } from './question.ts'
import { rowsOf } from './report.ts'
import type { Asked, tiles } from './tiles.ts'

type Table = Partial<Pick<Question, 'dimensions' | 'times'>> & {
  readonly scope: ComputedScope
  readonly measures: readonly string[]
}

const ticketCount = ['ticketCount'] as const
const daily = (dimension: Question['times'][number]['dimension']) => [{ dimension, granularity: 'day' }] as const

const noMacros = 'Nobody has published what the report of macros counts.'
const noShop = 'The sandbox has no shop, and so no revenue.'
const noIntents = 'The sandbox detects no intents.'

/** The statistics of the legacy API that are not tiles: a report for each, or the reason why it has no report. */
export const tables = {
  'support-volume': { scope: 'tickets-created', measures: ticketCount, times: daily('createdDatetime') },
  'resolution-time': { scope: 'resolution-time', measures: ['medianResolutionTime'], times: daily('closedDatetime') },
  'first-response-time': {
    scope: 'first-response-time',
    measures: ['medianFirstResponseTime'],
    times: daily('firstAgentMessageDatetime'),
  },
  'tickets-created-per-hour-per-weekday': {
    scope: 'tickets-created',
    measures: ticketCount,
    times: [{ dimension: 'createdDatetime', granularity: 'hour' }],
  },
  'tickets-per-tag': { scope: 'tags', measures: ticketCount, dimensions: ['tagId'] },
  'tickets-created-per-channel': { scope: 'tickets-created', measures: ticketCount, dimensions: ['channel'] },
  'tickets-created-per-channel-per-day': {
    scope: 'tickets-created',
    measures: ticketCount,
    dimensions: ['channel'],
    times: daily('createdDatetime'),
  },
  'tickets-closed-per-agent': { scope: 'tickets-closed', measures: ticketCount, dimensions: ['agentId'] },
  'tickets-closed-per-agent-per-day': {
    scope: 'tickets-closed',
    measures: ticketCount,
    dimensions: ['agentId'],
    times: daily('closedDatetime'),
  },
  'satisfaction-surveys': {
    scope: 'satisfaction-surveys',
    measures: ['sentSurveysCount', 'scoredSurveysCount', 'responseRate', 'averageSurveyScore', 'satisfactionScore'],
  },
  'latest-satisfaction-surveys': {
    scope: 'satisfaction-surveys',
    measures: ['averageSurveyScore'],
    dimensions: ['ticketId', 'agentId'],
    times: daily('createdDatetime'),
  },
  'messages-sent-per-macro': noMacros,
  'revenue-overview': noShop,
  'revenue-per-agent': noShop,
  'revenue-per-day': noShop,
  'revenue-per-ticket': noShop,
  'intents-overview': noIntents,
  'intents-breakdown-per-day': noIntents,
  'intents-occurrence': noIntents,
} as const satisfies Readonly<Record<Exclude<LegacyStatisticName, 'overview' | keyof typeof tiles>, Table | string>>

/** The rows of a table, and its columns where there are none. */
export function tableOf(store: Store, name: keyof typeof tables, asked: Asked): { columns: string[]; rows: Row[] } {
  const table: Table | string = tables[name]
  if (typeof table === 'string') return { columns: [], rows: [] }
  const { scope, measures, dimensions = [], times = [] } = table
  return {
    columns: [...dimensions, ...times.map((time) => time.dimension), ...measures],
    rows: rowsOf(store, { ...asked, scope, measures, dimensions, times, order: [] }),
  }
}
