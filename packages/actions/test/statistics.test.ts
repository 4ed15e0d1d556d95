import { createSession, perform } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { type ReportScopeRow, reportScopes } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { openDemo } from '../../../test/support/demo-session.ts'
import { daysOf, endOf } from '../src/statistics/period.ts'
import { addsUp, groupingNamed, groupingsOf, reportNamed, reports } from '../src/statistics/reports.ts'
import { type Statistics, statistics } from '../src/statistics/statistics.ts'

describe('the table of reports', () => {
  it.each(Object.entries(reports))('%s asks for what its scope has', (_, { scope, time, ...row }) => {
    const { times, dimensions, measures }: ReportScopeRow = reportScopes[scope]
    expect(times).toContain(time)
    for (const dimension of 'by' in row ? (row.by ?? []) : []) expect(dimensions).toContain(dimension)
    expect(measures.length).toBeGreaterThan(0)
  })

  it.each(Object.keys(reportScopes))('the scope %s is a report, too', (scope) => {
    const report = reportNamed(scope)
    expect(report?.scope).toBe(scope)
    for (const word of groupingsOf(report as never)) expect(groupingNamed(word, report as never)).toBeDefined()
  })

  it('has no other names', () => {
    expect(reportNamed('constructor')).toBeUndefined()
    expect(groupingNamed('constructor', reports.tags)).toBeUndefined()
  })

  it('every measure is either counted or an average', () => {
    const measures = new Set(Object.values(reportScopes).flatMap((row: ReportScopeRow) => row.measures))
    const average = /^(average|median)|Rate$|^(satisfactionScore|discountUsage|revenuePerInteraction)$/
    expect([...measures].filter((measure) => addsUp(measure) === average.test(measure))).toEqual([])
  })
})

describe('days', () => {
  const now = new Date('2026-11-21T23:30:00Z')
  it.each([
    ['7d', 'today', 'UTC', '2026-11-15', '2026-11-21'],
    ['7d', 'today', 'Europe/Paris', '2026-11-16', '2026-11-22'],
    ['2w', '8d', 'UTC', '2026-11-08', '2026-11-14'],
    ['yesterday', 'yesterday', 'America/New_York', '2026-11-20', '2026-11-20'],
    ['2026-08-01', '2026-08-31', 'UTC', '2026-08-01', '2026-08-31'],
    ['2026-08-01T08:00:00Z', '2026-08-01T20:00:00Z', 'UTC', '2026-08-01T08:00:00Z', '2026-08-01T20:00:00Z'],
  ])('%s to %s in %s', (from, to, zone, first, last) => {
    expect(daysOf({ from, to }, now, zone)).toEqual({ from: first, to: last })
  })

  it('the last day is included, a time is not', () => {
    expect(endOf({ from: '', to: '2026-12-31' })).toBe('2027-01-01')
    expect(endOf({ from: '', to: '2026-08-01T20:00:00Z' })).toBe('2026-08-01T20:00:00Z')
  })

  it('says what is wrong with a period', () => {
    expect(() => daysOf({ from: 'soon', to: 'today' }, now, 'UTC')).toThrow('"soon" is not a day')
    expect(() => daysOf({ from: 'today', to: '2026-01-01' }, now, 'UTC')).toThrow(
      'ends on 2026-01-01, before it begins',
    )
    expect(() => daysOf({ from: '7d', to: 'today' }, now, 'Mars/Base')).toThrow('"Mars/Base" is not a time zone')
  })
})

const sum = ({ rows }: Statistics, measure: string) => rows.reduce((total, row) => total + Number(row[measure]), 0)

it('the last seven days are shown where no period is given', async () => {
  await using demo = await openDemo()
  const total = await demo.result<Statistics>('statistics', { report: 'tickets-created' })
  expect(total).toMatchObject({ scope: 'tickets-created', timezone: 'UTC', complete: true, truncated: false })
  expect(Date.parse(total.to) - Date.parse(total.from)).toBe(6 * 86_400_000)
  const daily = await demo.result<Statistics>('statistics', { report: 'tickets-created', by: ['day'] })
  expect(sum(daily, 'ticketCount')).toBe(sum(total, 'ticketCount'))
  const days = daily.rows.map(({ day }) => day)
  expect(days).toEqual(days.toSorted())
  expect(days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(String(day)))).toBe(true)
})

it('agents show by name, and unassigned tickets as a row without one', async () => {
  await using demo = await openDemo()
  const { rows } = await demo.result<Statistics>('statistics', { report: 'tickets-closed', from: '30d', by: ['agent'] })
  expect(rows).toContainEqual({
    agent: 5003,
    ticketCount: expect.any(Number),
    untrusted: { agent: 'Noor Benhaddou' },
  })
  expect(rows.find(({ agent }) => agent === null)).not.toHaveProperty('untrusted')
})

it('by team is one query for each team, since the API only filters by them', async () => {
  await using demo = await openDemo()
  const { rows } = await demo.result<Statistics>('statistics', { report: 'tickets-created', from: '30d', by: ['team'] })
  expect(demo.sent.filter((call) => call.includes('/reporting/stats'))).toHaveLength(3)
  expect(rows.map(({ team }) => team).toSorted()).toEqual([4101, 4102, 4103])
  const [first] = rows
  const { rows: filtered } = await demo.result<Statistics>('statistics', {
    report: 'tickets-created',
    from: '30d',
    team: first?.['team'],
  })
  expect(filtered[0]?.['ticketCount']).toBe(first?.['ticketCount'])
})

it('tags show by name, values of a field as they are, times in seconds', async () => {
  await using demo = await openDemo()
  const tags = await demo.result<Statistics>('statistics', { report: 'tags', from: '30d', limit: 2 })
  expect(tags.rows[0]?.['untrusted']).toEqual({ tag: 'sentiments-positive' })
  expect(tags).toMatchObject({ truncated: true, rows: { length: 2 } })
  expect(tags.rows_count).toBeGreaterThan(2)
  const fields = await demo.result<Statistics>('statistics', { report: 'fields', field: 'Contact reason' })
  expect(fields.rows[0]).toHaveProperty('value')
  const times = await demo.result<Statistics>('statistics', { report: 'resolution-time', from: '30d' })
  expect(times.units).toEqual({ medianResolutionTime: 'seconds', averageResolutionTime: 'seconds' })
})

it('filters narrow: channel, agent, tag', async () => {
  await using demo = await openDemo()
  const count = async (filter: Record<string, unknown>) =>
    sum(
      await demo.result<Statistics>('statistics', { report: 'tickets-created', from: '30d', ...filter }),
      'ticketCount',
    )
  const all = await count({})
  for (const filter of [{ channel: 'chat' }, { agent: 'Noor' }, { tag: 'VIP' }]) {
    const some = await count(filter)
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
  }
})

it('counts of more than a year are added up', async () => {
  await using demo = await openDemo()
  const long = await demo.result<Statistics>('statistics', {
    report: 'tickets-created',
    from: '2024-01-01',
    by: ['month', 'channel'],
  })
  expect(long.note).toMatch(/^Longer than 366 days, so it was queried in \d parts and added up/)
  const keys = long.rows.map(({ month, channel }) => `${month} ${channel}`)
  expect(keys).toEqual([...new Set(keys)])
  const whole = await demo.result<Statistics>('statistics', { report: 'tickets-created', from: '300d' })
  expect(sum(long, 'ticketCount')).toBe(sum(whole, 'ticketCount'))
})

it('averages of more than a year are never added up', async () => {
  await using demo = await openDemo()
  const long = await demo.result<Statistics>('statistics', { report: 'satisfaction', from: '2024-01-01' })
  expect(long.rows.length).toBeGreaterThan(1)
  expect(long.rows[0]).toMatchObject({ from: '2024-01-01', before: '2025-01-01' })
  expect(long.note).toContain('averages and rates such as averageSurveyScore cannot be added up')
})

it('rows that were announced and did not come are reported', async () => {
  await using demo = await openDemo()
  const gorgias = new Gorgias({
    baseUrl: demo.sandbox.url,
    auth: basic(demo.sandbox.credentials.username, demo.sandbox.credentials.api_key),
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      if (!String(input instanceof Request ? input.url : input).includes('/reporting/stats')) return answer
      const body = (await answer.json()) as { meta: object }
      return Response.json({ ...body, meta: { ...body.meta, total: 99 } }, { headers: answer.headers })
    },
  })
  const session = createSession({ gorgias, clock: demo.session.clock })
  const performed = await perform(statistics, { report: 'tickets-created' }, session, { face: 'test' })
  expect((performed as { result: Statistics }).result).toMatchObject({
    complete: false,
    note: 'Gorgias returned another number of rows than it announced: ask for a shorter period.',
  })
})

it('refuses unknown names, and lists those that exist', async () => {
  await using demo = await openDemo()
  const refusal = (input: Record<string, unknown>) =>
    demo.act('statistics', input).then(String, (error) => error.message)
  expect(await refusal({ report: 'ticket-created' })).toMatch(
    /^statistics: report unknown: ticket-created \(did you mean tickets-created\?\); there are tickets-created, .*ai-agent-csat/,
  )
  expect(await refusal({ report: 'tickets-closed', by: ['agnet'] })).toBe(
    'statistics: tickets-closed by unknown: agnet (did you mean agent?); it can be shown by day, week, month, hour, team, ticket, agent, channel, integration, store.',
  )
  expect(await refusal({ report: 'tickets-closed', by: ['tag'] })).toMatch(/by unknown: tag; it can be shown by/)
  expect(await refusal({ report: 'online-time', channel: 'email' })).toBe(
    'statistics: online-time cannot be filtered by channel; it takes periodStart, periodEnd, agentId, agentIdFromTeamId.',
  )
  expect(await refusal({ report: 'fields' })).toMatch(/^statistics: this report counts the values of one ticket field/)
  expect(await refusal({ report: 'online-time', tag: 'VIP' })).toBe(
    'statistics: online-time cannot be filtered by tag.',
  )
  expect(await refusal({ report: 'tags', tag: 'vipp' })).toMatch(/^there is no tag "vipp"/)
  expect(await refusal({ report: 'tags', from: '2026-02-30x' })).toMatch(/is not a day/)
  expect(demo.sent.filter((call) => call.includes('/reporting/stats'))).toEqual([])
})
