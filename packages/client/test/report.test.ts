import { readReport, splitPeriod, UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { type Received, startServer } from '../../../test/support/server.ts'

interface Question {
  readonly query: { readonly filters: { readonly member: string; readonly values: readonly string[] }[] }
}

const periodOf = (request: Received) =>
  (request.json as Question).query.filters.slice(0, 2).flatMap((filter) => filter.values)

/** Answers every period with as many rows as asked, two a page. */
function reportServer(rowsPerPeriod: number, announced = rowsPerPeriod) {
  return (request: Received) => {
    const offset = Number(request.query.get('cursor') ?? 0)
    const data = Array.from({ length: Math.min(2, rowsPerPeriod - offset) }, (_, index) => ({
      ticketCount: offset + index,
    }))
    const next = offset + data.length
    const meta = {
      scope: 'tickets-created',
      prev_cursor: null,
      next_cursor: next < rowsPerPeriod ? String(next) : null,
      total: announced,
      offset,
      limit: 2,
    }
    return { json: { object: 'list', uri: '/api/reporting/stats', data, meta } }
  }
}

const question = { scope: 'tickets-created', timezone: 'Europe/Paris', measures: ['ticketCount'] } as const
const ask = { ...question, measures: [...question.measures] }

describe('a report', () => {
  it('reads every page of its period', async () => {
    await using server = await startServer(reportServer(5))
    const report = await readReport(server.client(), { ...ask, from: '2026-08-01', to: '2026-09-01' })
    expect(report.rows.map((row) => row['ticketCount'])).toEqual([0, 1, 2, 3, 4])
    expect(report).toMatchObject({ complete: true, parts: [{ from: '2026-08-01', to: '2026-09-01', total: 5 }] })
    expect(server.requests).toHaveLength(3)
    expect(periodOf(server.requests[0] as Received)).toEqual(['2026-08-01', '2026-09-01'])
  })

  it('on more than 366 days is asked in parts that meet without gap or overlap', async () => {
    await using server = await startServer(reportServer(1))
    const report = await readReport(server.client(), { ...ask, from: '2024-01-01', to: '2026-03-01' })
    expect(server.requests.map(periodOf)).toEqual([
      ['2024-01-01', '2025-01-01'],
      ['2025-01-01', '2026-01-02'],
      ['2026-01-02', '2026-03-01'],
    ])
    expect(report.parts).toHaveLength(3)
    expect(report.rows).toHaveLength(3)
  })

  it('is not complete when the server returned fewer rows than it announced', async () => {
    await using server = await startServer(reportServer(3, 4))
    const report = await readReport(server.client(), { ...ask, from: '2026-08-01', to: '2026-09-01' })
    expect(report.complete).toBe(false)
  })

  it('combines the filters of the caller with the period', async () => {
    await using server = await startServer(reportServer(0))
    const filters = [{ member: 'channel' as const, operator: 'one-of' as const, values: ['email'] }]
    await readReport(server.client(), { ...ask, from: '2026-08-01', to: '2026-09-01', filters })
    const { query } = (server.requests[0] as Received).json as Question
    expect(query.filters.map((filter) => filter.member)).toEqual(['periodStart', 'periodEnd', 'channel'])
  })

  it('is checked before any call', async () => {
    await using server = await startServer(reportServer(0))
    const wrong = { ...ask, measures: ['messagesCount' as 'ticketCount'], from: '2026-08-01', to: '2026-09-01' }
    await expect(readReport(server.client(), wrong)).rejects.toThrow(/measures/)
    expect(server.requests).toHaveLength(0)
  })

  it.each([
    ['2026-08-01', '2026-08-01'],
    ['2026-08-02', '2026-08-01'],
    ['soon', 'later'],
  ])('from %s to %s is refused', (from, to) => {
    expect(() => splitPeriod(from, to)).toThrow(UsageError)
  })

  it('keeps the form of dates and times', () => {
    expect(splitPeriod('2024-06-01T08:00:00Z', '2025-07-01T00:00:00Z')).toEqual([
      { from: '2024-06-01T08:00:00Z', to: '2025-06-02T08:00:00.000Z' },
      { from: '2025-06-02T08:00:00.000Z', to: '2025-07-01T00:00:00Z' },
    ])
  })
})
