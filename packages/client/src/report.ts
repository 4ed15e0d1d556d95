import {
  type AnyReportQuery,
  type Granularity,
  longestPeriodDays,
  type MemberFilter,
  type ReportDimension,
  type ReportFilter,
  type ReportMeasure,
  type ReportScope,
  type ReportTime,
} from '@rhetor/contract'
import { UsageError } from './errors.ts'
import type { Gorgias } from './gorgias.ts'
import type { CallOptions } from './options.ts'

/** A query of one report over any period. */
export interface ReportRequest<Scope extends ReportScope> {
  readonly scope: Scope
  /** The first day, or date and time, of the period. */
  readonly from: string
  /** The first day, or date and time, after the period. */
  readonly to: string
  /** An IANA name. */
  readonly timezone: string
  readonly measures?: ReportMeasure<Scope>[]
  readonly dimensions?: ReportDimension<Scope>[]
  /** In addition to the period, which `from` and `to` set. */
  readonly filters?: ReportFilter<Scope>[]
  readonly timeDimensions?: { dimension: ReportTime<Scope>; granularity: Granularity }[]
  readonly order?: [string, 'asc' | 'desc'][]
}

/** The rows of one part of the period. */
export interface ReportPart {
  readonly from: string
  readonly to: string
  readonly rows: readonly Record<string, unknown>[]
  /** How many rows the server says there are. */
  readonly total: number | undefined
}

export interface Report {
  readonly rows: readonly Record<string, unknown>[]
  /**
   * One part for up to 366 days each. Counts of several parts may be added up; averages and medians may not,
   * and a group that occurs in two parts has a row in each.
   */
  readonly parts: readonly ReportPart[]
  /** False where the server announced another number of rows than it returned. */
  readonly complete: boolean
}

/** Reads a whole report: long periods in parts, and every page of each. */
export async function readReport<Scope extends ReportScope>(
  gorgias: Gorgias,
  request: ReportRequest<Scope>,
  options: CallOptions = {},
): Promise<Report> {
  const { scope, timezone, measures, dimensions, filters = [], timeDimensions, order } = request
  const parts: ReportPart[] = []
  for (const { from, to } of splitPeriod(request.from, request.to)) {
    const query = {
      scope,
      timezone,
      measures,
      dimensions,
      time_dimensions: timeDimensions,
      order,
      filters: [...periodFilters(from, to), ...filters],
    } as AnyReportQuery
    const { items, total } = await gorgias.reporting.list({ query }, options).all()
    parts.push({ from, to, rows: items, total })
  }
  return {
    rows: parts.flatMap((part) => part.rows),
    parts,
    complete: parts.every(({ rows, total }) => total === undefined || total === rows.length),
  }
}

function periodFilters(from: string, to: string): MemberFilter<'periodStart' | 'periodEnd'>[] {
  return [
    { member: 'periodStart', operator: 'afterDate', values: [from] },
    { member: 'periodEnd', operator: 'beforeDate', values: [to] },
  ]
}

const dayMs = 86_400_000

/** Splits a period into parts that the server accepts; each starts where the one before ends. */
export function splitPeriod(from: string, to: string): { from: string; to: string }[] {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  if (Number.isNaN(start) || Number.isNaN(end))
    throw new UsageError('report: from and to take a date such as 2026-08-01.')
  if (end <= start) throw new UsageError('report: to must be after from.')
  const stretches: { from: string; to: string }[] = []
  for (let at = start; at < end; at += longestPeriodDays * dayMs) {
    const next = at + longestPeriodDays * dayMs
    stretches.push({ from: at === start ? from : toText(at, from), to: next < end ? toText(next, from) : to })
  }
  return stretches
}

/** A time in the form the caller used: a date, or a date and time. */
function toText(at: number, like: string): string {
  const text = new Date(at).toISOString()
  return like.includes('T') ? text : text.slice(0, 10)
}
