import type { LegacyStatisticTile } from '@rhetor/contract'
import type { Store } from '../store/store.ts'
import type { ComputedScope } from './computations.ts'
import type { Question } from './question.ts'
import { rowsOf } from './report.ts'

interface Tile {
  readonly name: string
  readonly type: 'number' | 'duration' | 'percent'
  readonly scope: ComputedScope
  readonly measure: string
  /** For a percentage: of what. */
  readonly of?: ComputedScope
  readonly more_is_better?: boolean
}

/** The figures of the overview in their recorded order; each is also a statistic of its own. */
export const tiles = {
  'total-tickets-created': {
    name: 'total_new_tickets',
    type: 'number',
    scope: 'tickets-created',
    measure: 'ticketCount',
  },
  'total-tickets-replied': {
    name: 'total_replied_tickets',
    type: 'number',
    scope: 'tickets-replied',
    measure: 'ticketCount',
  },
  'total-tickets-closed': {
    name: 'total_closed_tickets',
    type: 'number',
    scope: 'tickets-closed',
    measure: 'ticketCount',
  },
  'total-messages-sent': {
    name: 'total_messages_sent',
    type: 'number',
    scope: 'messages-sent',
    measure: 'messagesCount',
  },
  'total-messages-received': {
    name: 'total_messages_received',
    type: 'number',
    scope: 'messages-received',
    measure: 'messagesCount',
  },
  'median-first-response-time': {
    name: 'median_first_response_time',
    type: 'duration',
    scope: 'first-response-time',
    measure: 'medianFirstResponseTime',
    more_is_better: false,
  },
  'median-resolution-time': {
    name: 'median_resolution_time',
    type: 'duration',
    scope: 'resolution-time',
    measure: 'medianResolutionTime',
    more_is_better: false,
  },
  'total-one-touch-tickets': {
    name: 'total_one_touch_tickets',
    type: 'percent',
    scope: 'one-touch-tickets',
    measure: 'ticketCount',
    of: 'tickets-closed',
    more_is_better: true,
  },
} as const satisfies Record<string, Tile>

export type Asked = Omit<Question, 'scope' | 'measures' | 'dimensions' | 'times' | 'order'>

/** A tile for this period, compared with the one before. */
export function tileOf(store: Store, tile: Tile, now: Asked, before: Asked): LegacyStatisticTile {
  const { name, type, more_is_better } = tile
  const value = figureOf(store, tile, now)
  return {
    name,
    type,
    value,
    delta: deltaOf(value, figureOf(store, tile, before)),
    ...(more_is_better !== undefined && { more_is_better }),
  }
}

function figureOf(store: Store, { scope, measure, of }: Tile, asked: Asked): number | null {
  const figure = (report: ComputedScope) => {
    const [row] = rowsOf(store, { ...asked, scope: report, measures: [measure], dimensions: [], times: [], order: [] })
    return (row?.[measure] ?? null) as number | null
  }
  const value = figure(scope)
  if (of === undefined || value === null) return value
  const whole = figure(of)
  return whole ? Math.round((value / whole) * 100) : 0
}

function deltaOf(now: number | null, before: number | null): number {
  if (!before) return now ? 100 : 0
  return now === null ? 0 : Math.round(((now - before) / before) * 100)
}
