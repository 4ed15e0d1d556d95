import { post, resource } from '../operation.ts'
import { rowsOf } from '../paging.ts'
import { GetStatisticQuery, ReportingRequest, ReportingRow } from '../schemas/reporting.ts'

export const reporting = resource('reporting', {
  list: post('/reporting/stats', {
    id: 'get-statistic',
    summary: 'List rows of a report',
    effect: 'read',
    repeat: 'safe',
    scopes: ['statistics:read'],
    query: GetStatisticQuery,
    body: ReportingRequest,
    quirks: { namesChoices: true },
    reply: rowsOf(ReportingRow),
    status: 200,
  }),
})
