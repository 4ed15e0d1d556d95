import * as z from 'zod'
import { post, resource } from '../operation.ts'
import { bytes, one } from '../paging.ts'
import { LegacyStatistic, LegacyStatisticRequest, legacyStatisticNames } from '../schemas/statistics.ts'

const statisticName = z.enum(legacyStatisticNames).meta({ description: 'Such as overview or support-volume' })

export const statistics = resource('statistics', {
  get: post('/stats/{name}', {
    id: 'get-legacy-statistic',
    summary: 'Show a statistic of the legacy API',
    effect: 'read',
    repeat: 'safe',
    scopes: ['statistics:read'],
    params: { name: statisticName },
    body: LegacyStatisticRequest,
    quirks: { unknownParam: 400 },
    reply: one(LegacyStatistic),
  }),
  download: post('/stats/{name}/download', {
    id: 'download-legacy-statistic',
    summary: 'Download a statistic of the legacy API as CSV',
    effect: 'read',
    repeat: 'safe',
    scopes: ['statistics:read'],
    params: { name: statisticName },
    body: LegacyStatisticRequest,
    quirks: { unknownParam: 400 },
    reply: bytes,
  }),
})
