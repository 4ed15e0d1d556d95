import { z } from 'zod'
import { known, open, type Schema } from '../schema.ts'

const metricCardFilter = open({
  member: z.string(),
  values: z.array(z.string()),
})
/** A filter of that query. */
export interface MetricCardFilter extends z.output<typeof metricCardFilter> {}
export const MetricCardFilter: Schema<MetricCardFilter> = metricCardFilter

const metricCardApi = open({
  scope: z.string(),
  measures: z.array(z.string()).optional(),
  dimensions: z.array(z.string()).optional(),
  filters: z.array(MetricCardFilter).optional(),
})
/** The reporting query behind a metric. */
export interface MetricCardApi extends z.output<typeof metricCardApi> {}
export const MetricCardApi: Schema<MetricCardApi> = metricCardApi

const metricCardRef = open({
  slug: z.string(),
  url: z.string(),
})
/** Another metric. */
export interface MetricCardRef extends z.output<typeof metricCardRef> {}
export const MetricCardRef: Schema<MetricCardRef> = metricCardRef

export const metricCardSlugs = [
  'abandoned-calls',
  'accuracy',
  'achievement-rate',
  'agents-offline',
  'agents-online',
  'ai-agent-automation-rate',
  'ai-agent-average-csat',
  'ai-agent-closed-tickets',
  'all-used-tags-all',
  'all-used-tags-all-created',
  'all-used-values',
  'all-used-values-created',
  'article-views',
  'assigned-open-tickets',
  'automated-interactions',
  'average-csat',
  'average-discount-amount',
  'average-order-value',
  'average-survey-score',
  'average-talk-time',
  'average-ticket-handle-time',
  'average-wait-time',
  'brand-voice',
  'buy-through-rate',
  'callback-requests',
  'calls-in-queue',
  'cancelled-calls',
  'click-through-rate',
  'closed-tickets',
  'closed-tickets-per-hour',
  'comment-highlights',
  'communication-skills',
  'contribution-to-total-sales',
  'conversion-rate',
  'coverage-rate',
  'created-tickets',
  'decrease-in-frt',
  'decrease-in-resolution-time',
  'discount-codes-applied',
  'discount-usage',
  'discounts-offered',
  'efficiency',
  'first-response-time',
  'handover-interactions',
  'human-response-time-after-ai-handoff',
  'inbound-answered-per-agent',
  'inbound-calls',
  'inbound-declined',
  'inbound-transferred',
  'internal-compliance',
  'language-proficiency',
  'live-messages-sent',
  'live-online-status',
  'live-open-tickets',
  'live-tickets-closed',
  'live-tickets-created',
  'live-tickets-replied',
  'median-purchase-time',
  'median-response-time',
  'messages-per-ticket',
  'messages-received',
  'messages-sent',
  'messages-sent-per-hour',
  'messages-sent-per-macro',
  'missed-calls',
  'no-search-results-search-count',
  'one-touch-tickets',
  'online-time',
  'open-tickets',
  'orders-influenced',
  'outbound-calls',
  'overall-automation-rate',
  'percent-abandoned-calls',
  'percent-callback-requests',
  'percent-cancelled-calls',
  'percent-missed-calls',
  'percent-sla-achievement-rate',
  'percentage-of-closed-tickets',
  'percentage-of-created-tickets',
  'performance-per-article-views',
  'product-recommendations',
  'resolution-completeness',
  'resolution-time',
  'response-rate',
  'revenue-per-interaction',
  'reviewed-tickets',
  'satisfaction-score',
  'search-results',
  'search-terms-with-results-articles-clicked',
  'search-terms-with-results-click-through-rate',
  'search-terms-with-results-search-count',
  'searches',
  'sla-achievement-rate',
  'success-rate',
  'surveys-sent',
  'ticket-handle-time-per-agent',
  'tickets-replied',
  'tickets-replied-per-hour',
  'tickets-with-achieved-slas',
  'tickets-with-breached-slas',
  'time-saved-by-agent',
  'top-performer-frt',
  'top-performers-closed-tickets',
  'top-performers-csat',
  'top-performers-resolution-time',
  'top-used-tags-all',
  'top-used-tags-all-created',
  'top-used-tags-all-created-trend',
  'top-used-tags-all-trend',
  'top-used-values',
  'top-used-values-created',
  'top-used-values-created-trend',
  'top-used-values-trend',
  'total-calls',
  'total-sales',
  'unanswered-calls',
  'unassigned-open-tickets',
  'wait-time-per-call',
  'zero-touch-tickets',
] as const
export type MetricCardSlug = (typeof metricCardSlugs)[number]

export const metricCardStatuses = ['published', 'deprecated'] as const
export type MetricCardStatus = (typeof metricCardStatuses)[number]

const metricCardText = open({
  definition: z.string(),
  formula: z.string(),
  computation_logic: z.array(z.string()),
})
/** The definition in words. */
export interface MetricCardText extends z.output<typeof metricCardText> {}
export const MetricCardText: Schema<MetricCardText> = metricCardText

const metricCard = open({
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
})
/** What a metric means and how to get it. */
export interface MetricCard extends z.output<typeof metricCard> {}
export const MetricCard: Schema<MetricCard> = metricCard

const searchMetricCardsQuery = z.strictObject({
  category: z.string().optional(),
  status: z.enum(metricCardStatuses).optional(),
  q: z.string().meta({ description: 'Words to look for' }).optional(),
  include: z.literal('deprecated').meta({ description: 'deprecated shows those as well' }).optional(),
})
/** Which metrics to list. */
export interface SearchMetricCardsQuery extends z.output<typeof searchMetricCardsQuery> {}
export const SearchMetricCardsQuery: Schema<SearchMetricCardsQuery> = searchMetricCardsQuery
