import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { known, open, type Schema, strict } from '../schema.ts'
import { metricCardSlugs } from '../words/metric-cards.ts'

/** A filter of that query. */
export interface MetricCardFilter extends types.MetricCardFilter {}
export const MetricCardFilter: Schema<MetricCardFilter> = open(() => ({
  member: z.string(),
  values: z.array(z.string()),
}))

/** The reporting query behind a metric. */
export interface MetricCardApi extends types.MetricCardApi {}
export const MetricCardApi: Schema<MetricCardApi> = open(() => ({
  scope: z.string(),
  measures: z.array(z.string()).optional(),
  dimensions: z.array(z.string()).optional(),
  filters: z.array(MetricCardFilter).optional(),
}))

/** Another metric. */
export interface MetricCardRef extends types.MetricCardRef {}
export const MetricCardRef: Schema<MetricCardRef> = open(() => ({
  slug: z.string(),
  url: z.string(),
}))

export const metricCardStatuses = ['published', 'deprecated'] as const
export type MetricCardStatus = (typeof metricCardStatuses)[number]

/** The definition in words. */
export interface MetricCardText extends types.MetricCardText {}
export const MetricCardText: Schema<MetricCardText> = open(() => ({
  definition: z.string(),
  formula: z.string(),
  computation_logic: z.array(z.string()),
}))

/** What a metric means and how to get it. */
export interface MetricCard extends types.MetricCard {}
export const MetricCard: Schema<MetricCard> = open(() => ({
  slug: known(metricCardSlugs),
  category: z.string(),
  title: z.string(),
  status: known(metricCardStatuses),
  definition_revised_at: z.string(),
  public: MetricCardText,
  api: MetricCardApi.nullable().optional(),
  aliases: z.array(z.string()),
  related: z.array(MetricCardRef),
  replaces: z.array(MetricCardRef),
  used_in_reports: z.array(z.string()),
}))

/** Which metrics to list. */
export interface SearchMetricCardsQuery extends types.SearchMetricCardsQuery {}
export const SearchMetricCardsQuery: Schema<SearchMetricCardsQuery> = strict(() => ({
  category: z.string().optional(),
  status: z.enum(metricCardStatuses).optional(),
  q: z.string().describe('Words to look for').optional(),
  include: z.literal('deprecated').describe('deprecated shows those as well').optional(),
}))
