import { readReport } from '@rhetor/client'
import type { AnyReportQuery } from '@rhetor/contract'
import { expect } from 'vitest'
import type { lists } from '../../src/scenarios/lists.ts'
import { type Shows, ticketIds } from './show.ts'

const created = (from: string, to: string, change: object = {}) =>
  ({
    scope: 'tickets-created',
    timezone: 'UTC',
    filters: [
      { member: 'periodStart', operator: 'afterDate', values: [from] },
      { member: 'periodEnd', operator: 'beforeDate', values: [to] },
    ],
    ...change,
  }) as AnyReportQuery

export const listShows: Shows<typeof lists> = {
  'view-with-own-order': async ({ api }, load) => {
    const { view_id, oldest_ticket_id, newest_ticket_id } = await load()
    const order_by = 'created_datetime:desc'
    const listed = ticketIds((await api.tickets.list({ view_id, order_by })).items)
    expect([listed.at(0), listed.at(-1)]).toEqual([oldest_ticket_id, newest_ticket_id])
    const items = (await api.views.listItems(view_id, { order_by })).items as readonly { id: number }[]
    expect(ticketIds(items)).toEqual(listed.toReversed())
  },

  'spam-and-trashed-tickets': async ({ api }, load) => {
    const { ticket_id, spam_ticket_id, trashed_ticket_id } = await load()
    const all = ticketIds((await api.tickets.list()).items)
    expect(all.toSorted()).toEqual([ticket_id, spam_ticket_id, trashed_ticket_id].toSorted())
    const untrashed = ticketIds((await api.tickets.list({ trashed: false })).items)
    expect(untrashed.toSorted()).toEqual([ticket_id, spam_ticket_id].toSorted())
    const view = await api.views.create({ name: 'All', slug: 'all', filters: "eq(ticket.subject, 'Order 1042')" })
    const seen = (await api.views.listItems(view.id)).items as readonly { id: number }[]
    expect(ticketIds(seen)).toEqual([ticket_id])
  },

  'reporting-over-366-days': async ({ api, call }, load) => {
    const { from, to, tickets } = await load()
    const refused = await call('POST', '/api/reporting/stats', { query: created(from, to) })
    expect(refused.status).toBe(400)
    const { rows, parts } = await readReport(api, { scope: 'tickets-created', from, to, timezone: 'UTC' })
    expect(parts).toHaveLength(2)
    expect(rows.reduce((sum, row) => sum + Number(row['ticketCount']), 0)).toBe(tickets)
  },

  'reporting-over-100-rows': async ({ api, call }, load) => {
    const { from, to, rows } = await load()
    const query = created(from, to, { dimensions: ['ticketId'] })
    const { data, meta } = (await call('POST', '/api/reporting/stats', { query })).body
    expect([data.length, meta.total, typeof meta.next_cursor]).toEqual([30, rows, 'string'])
    expect((await api.reporting.list({ query }).all()).items).toHaveLength(rows)
  },
}
