import type {
  LegacyStatistic,
  LegacyStatisticFilters,
  LegacyStatisticName,
  LegacyStatisticPeriod,
  ReportFilter,
} from '@rhetor/contract'
import { toCsv } from '../csv.ts'
import type { Store } from '../store/store.ts'
import { type Micros, parseMoment, second, toText } from '../time.ts'
import { tableOf, tables } from './tables.ts'
import { type Asked, tileOf, tiles } from './tiles.ts'
import { openZone, periodOf, type Zone } from './zone.ts'

type Filters = Omit<LegacyStatisticFilters, 'period'>

/** A period of the legacy API: both ends are included. */
interface Span {
  readonly first: Micros
  readonly last: Micros
}

/** A statistic of the legacy API, compared with the span just before where it is a figure. */
export function statisticOf(
  store: Store,
  name: LegacyStatisticName,
  filters: Filters,
  period: LegacyStatisticPeriod,
): LegacyStatistic {
  const { now, before } = spansOf(period)
  return {
    data: { data: contentOf(store, name, filters, { now, before }).rows },
    meta: {
      start_datetime: toText(now.first),
      end_datetime: toText(now.last),
      previous_start_datetime: toText(before.first),
      previous_end_datetime: toText(before.last),
    },
  }
}

/** The same as CSV, with its header even where there are no rows. */
export function csvOf(
  store: Store,
  name: LegacyStatisticName,
  filters: Filters,
  period: LegacyStatisticPeriod,
): string {
  const { columns, rows } = contentOf(store, name, filters, spansOf(period))
  return rows.length > 0 ? toCsv(rows) : `${columns.join(',')}\n`
}

function contentOf(
  store: Store,
  name: LegacyStatisticName,
  filters: Filters,
  { now, before }: { now: Span; before: Span },
): { columns: readonly string[]; rows: readonly Record<string, unknown>[] } {
  const asked = askedOf(filters, now)
  if (name in tables) return tableOf(store, name as keyof typeof tables, asked)
  const wanted = name === 'overview' ? Object.values(tiles) : [tiles[name as keyof typeof tiles]]
  const rows = wanted.map((tile) => ({ ...tileOf(store, tile, asked, askedOf(filters, before)) }))
  return { columns: [], rows }
}

function spansOf({ start_datetime, end_datetime }: LegacyStatisticPeriod): { now: Span; before: Span } {
  const [first, last] = [parseMoment(start_datetime) as Micros, parseMoment(end_datetime) as Micros]
  const beforeLast = first - second
  return { now: { first, last }, before: { first: beforeLast - (last - first), last: beforeLast } }
}

function askedOf(filters: Filters, { first, last }: Span): Asked {
  // the legacy API has no time zones: its days are those of UTC
  const zone = openZone('UTC') as Zone
  return { filters: reportFilters(filters), zone, period: periodOf(first, last + second) }
}

function reportFilters({ agents, channels, integrations, score, campaigns, tags }: Filters): ReportFilter[] {
  const members = Object.entries({ agentId: agents, channel: channels, integrationId: integrations, score, campaigns })
  const filters = members.flatMap(([member, values]) =>
    values && values.length > 0 ? [{ member, operator: 'one-of', values } as ReportFilter] : [],
  )
  if (!tags || tags.length === 0) return filters
  return [...filters, { member: 'tags', values: [{ operator: 'one-of', values: tags }] }]
}
