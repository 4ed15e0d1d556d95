import * as z from 'zod'
import { get, resource } from '../operation.ts'
import { dataOf, one } from '../paging.ts'
import { MetricCard, SearchMetricCardsQuery } from '../schemas/metric-cards.ts'
import { metricCardSlugs } from '../words/metric-cards.ts'

export const metricCards = resource('metricCards', {
  list: get('/metric-cards', {
    id: 'search-metric-cards',
    summary: 'List what metrics mean',
    effect: 'read',
    repeat: 'safe',
    scopes: ['statistics:read'],
    query: SearchMetricCardsQuery,
    reply: dataOf(MetricCard),
  }),
  get: get('/metric-cards/{slug}', {
    id: 'get-metric-card',
    summary: 'Show what one metric means',
    effect: 'read',
    repeat: 'safe',
    scopes: ['statistics:read'],
    params: { slug: z.enum(metricCardSlugs).meta({ description: 'Such as first-response-time' }) },
    reply: one(MetricCard),
  }),
})
