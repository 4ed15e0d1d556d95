import type {
  AnyReportQuery,
  Granularity,
  ReportDimension,
  ReportFilter,
  ReportScope,
  ReportTime,
} from '@rhetor/contract'
import { reportScopes } from '@rhetor/contract'
import type { Micros } from '../time.ts'
import { computationOf } from './computations.ts'
import { isMemberFilter, operatorProblem } from './filters.ts'
import { openZone, type Period, periodOf, readMoment, type Zone } from './zone.ts'

/** The query of a report, with its defaults filled in. */
export interface Question {
  readonly scope: ReportScope
  readonly measures: readonly string[]
  readonly dimensions: readonly ReportDimension[]
  readonly times: readonly { dimension: ReportTime; granularity: Granularity }[]
  readonly filters: readonly ReportFilter[]
  readonly order: readonly (readonly [column: string, direction: 'asc' | 'desc'])[]
  readonly period: Period
  readonly zone: Zone
}

/** Words about what is wrong with a query, by its fields. */
type QueryProblems = Readonly<Record<string, readonly string[]>>

export class BadQuestion extends Error {
  readonly problems: QueryProblems

  constructor(problems: QueryProblems) {
    super('the query is not valid for this report')
    this.name = 'BadQuestion'
    this.problems = problems
  }
}

/** Reads a query that passed the contract; throws for mistakes that the contract cannot see. */
export function readQuestion(query: AnyReportQuery): Question {
  const { scope, dimensions = [], time_dimensions: times = [], order = [] } = query
  const measures: readonly string[] = query.measures ?? reportScopes[scope].measures
  const zone = openZone(query.timezone)
  if (!zone) throw new BadQuestion({ timezone: ['Not a valid timezone.'] })
  const columns = [...measures, ...dimensions, ...times.map((time) => time.dimension)]
  if (columns.length === 0) throw new BadQuestion({ measures: ['Ask for a measure or a dimension at least.'] })
  const unknown = order.filter(([column]) => !columns.includes(column)).map(([column]) => column)
  if (unknown.length > 0) {
    throw new BadQuestion({ order: [`${unknown.join(', ')}: must be one of ${columns.join(', ')}.`] })
  }
  const filters: readonly ReportFilter[] = query.filters
  checkFilters(scope, filters)
  return { scope, measures, dimensions, times, filters, order, zone, period: readPeriod(filters, zone) }
}

function checkFilters(scope: ReportScope, filters: readonly ReportFilter[]): void {
  const problems = filters.flatMap((filter) => operatorProblem(filter) ?? [])
  const needed = computationOf(scope)?.needs
  if (needed !== undefined && !filters.some((filter) => filter.member === needed)) {
    problems.push(`${scope} must be filtered by ${needed}.`)
  }
  if (problems.length > 0) throw new BadQuestion({ filters: problems })
}

function readPeriod(filters: readonly ReportFilter[], zone: Zone): Period {
  const bound = (name: string) => {
    const filter = filters.filter(isMemberFilter).find(({ member }) => member === name)
    return readMoment(String(filter?.values[0]), zone) as Micros
  }
  return periodOf(bound('periodStart'), bound('periodEnd'))
}
