import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Cursor, known, limit, open, type Schema, strict } from '../schema.ts'
import {
  type Granularity,
  granularities,
  namedReportScopes,
  type ReportingOperator,
  type ReportScope,
  type ReportScopeRow,
  reportingOperators,
  reportScopes,
} from '../words/reports.ts'

type Rows = typeof reportScopes

/** The longest period one report may cover; the server refuses more. */
export const longestPeriodDays = 366

/** Keeps the rows whose member is one of these values. */
export interface MemberFilter<Member extends string = string> {
  member: Member
  operator: ReportingOperator
  values: (string | number)[]
}

/** Keeps the rows of tickets whose custom fields have these values. */
export interface CustomFieldsFilter {
  member: 'customFields'
  values: { custom_field_id: number; operator: 'one-of' | 'not-one-of'; values: (string | number)[] }[]
}

/** Keeps the rows of tickets with these tags. */
export interface TagsFilter {
  member: 'tags'
  values: { operator: 'one-of' | 'not-one-of' | 'all-of'; values: (string | number)[] }[]
}

interface SpecialFilters {
  customFields: CustomFieldsFilter
  tags: TagsFilter
}

export type ReportMeasure<Scope extends ReportScope = ReportScope> = Rows[Scope]['measures'][number]
export type ReportDimension<Scope extends ReportScope = ReportScope> = Rows[Scope]['dimensions'][number]
export type ReportTime<Scope extends ReportScope = ReportScope> = Rows[Scope]['times'][number]
export type ReportFilter<Scope extends ReportScope = ReportScope> =
  | MemberFilter<Rows[Scope]['members'][number]>
  | SpecialFilters[Rows[Scope]['special'][number]]

/** A query of one report; which words it accepts depends on the scope. */
export interface ReportQuery<Scope extends ReportScope = ReportScope> {
  scope: Scope
  measures?: ReportMeasure<Scope>[] | undefined
  dimensions?: ReportDimension<Scope>[] | undefined
  /** Must bound the period: `periodStart` afterDate and `periodEnd` beforeDate, at most 366 days apart. */
  filters: ReportFilter<Scope>[]
  time_dimensions?: { dimension: ReportTime<Scope>; granularity: Granularity }[] | undefined
  /** An IANA name; time buckets begin and end in it. */
  timezone: string
  order?: [string, 'asc' | 'desc'][] | undefined
}

export type AnyReportQuery = { [Scope in ReportScope]: ReportQuery<Scope> }[ReportScope]

const values = z.array(z.union([z.string(), z.number()]))

const specialFilters = {
  customFields: strict(() => ({
    member: z.literal('customFields'),
    values: z.array(strict(() => ({ custom_field_id: z.int(), operator: z.enum(['one-of', 'not-one-of']), values }))),
  })),
  tags: strict(() => ({
    member: z.literal('tags'),
    values: z.array(strict(() => ({ operator: z.enum(['one-of', 'not-one-of', 'all-of']), values }))),
  })),
} as const

function scopeQuery(scope: string, row: ReportScopeRow) {
  const member = strict(() => ({ member: z.enum(row.members), operator: z.enum(reportingOperators), values }))
  return strict(() => ({
    scope: z.literal(scope),
    measures: z.array(z.enum(row.measures)).optional(),
    dimensions: z.array(z.enum(row.dimensions)).optional(),
    filters: z.array(z.union([member, ...row.special.map((name) => specialFilters[name])])),
    time_dimensions: z
      .array(strict(() => ({ dimension: z.enum(row.times), granularity: z.enum(granularities) })))
      .optional(),
    timezone: z.string(),
    order: z.array(z.tuple([z.string(), z.enum(['asc', 'desc'])])).optional(),
  }))
}

const anyQuery = z
  .discriminatedUnion(
    'scope',
    Object.entries(reportScopes).map(([scope, row]) => scopeQuery(scope, row)) as unknown as [
      ReturnType<typeof scopeQuery>,
    ],
  )
  .superRefine((query, context) => {
    const problem = periodProblem(query.filters as MemberFilter[])
    if (problem) context.addIssue({ code: 'custom', message: problem, path: ['filters'] })
  }) as unknown as Schema<AnyReportQuery>

/** What to report. */
export interface ReportingRequest {
  query: AnyReportQuery
}
export const ReportingRequest: Schema<ReportingRequest> = strict(() => ({
  query: anyQuery.describe('scope, measures, dimensions, timezone, and filters that bound the period'),
}))

/** Which page of a report. */
export interface GetStatisticQuery extends types.GetStatisticQuery {}
export const GetStatisticQuery: Schema<GetStatisticQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 10_000, default: 30 }).optional(),
}))

/** One row: the dimensions, measures and time buckets asked for. */
export type ReportingRow = types.ReportingRow
export const ReportingRow: Schema<types.ReportingRow> = z.record(z.string(), z.unknown())

/** Which rows of the report these are. */
export interface ReportingMeta extends types.ReportingMeta {}
export const ReportingMeta: Schema<ReportingMeta> = open(() => ({
  scope: known(namedReportScopes),
  prev_cursor: z.string().nullable(),
  next_cursor: z.string().nullable(),
  total: z.int().nullable().optional(),
  offset: z.int().nullable().optional(),
  limit: z.int().nullable().optional(),
}))

/** The envelope of report rows. */
export interface ReportingPage extends types.ReportingPage {}
export const ReportingPage: Schema<ReportingPage> = open(() => ({
  object: z.literal('list'),
  uri: z.string(),
  data: z.array(ReportingRow),
  meta: ReportingMeta,
}))

/** Why the server would refuse the period of these filters, or undefined. */
function periodProblem(filters: readonly MemberFilter[]): string | undefined {
  const start = filters.find((filter) => filter.member === 'periodStart')?.values[0]
  const end = filters.find((filter) => filter.member === 'periodEnd')?.values[0]
  if (start === undefined || end === undefined) return 'bound the period with periodStart and periodEnd'
  const days = (Date.parse(String(end)) - Date.parse(String(start))) / 86_400_000
  if (Number.isNaN(days)) return 'periodStart and periodEnd take a date such as 2026-08-01'
  if (days <= 0) return 'periodEnd must be after periodStart'
  if (days > longestPeriodDays)
    return `a period may span at most ${longestPeriodDays} days; this one spans ${Math.ceil(days)}`
  return undefined
}
