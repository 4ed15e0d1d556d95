import type { AnyReportQuery, ReportScope } from '@rhetor/contract'
import { metricCardSlugs, reportScopes } from '@rhetor/contract'
import { describe, expect } from 'vitest'
import { unknowable } from '../../src/reporting/unknowable.ts'
import { fact } from '../fact.ts'
import { anAnswer, aTicket, mail, type TestWorld } from '../world.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

type Change = { readonly [Key in keyof AnyReportQuery]?: unknown } & { readonly from?: string; readonly to?: string }

const bounds = (from: string, to: string) => [
  { member: 'periodStart', operator: 'afterDate', values: [from] },
  { member: 'periodEnd', operator: 'beforeDate', values: [to] },
]

const queryOf = (scope: string, { from = '2026-03-01', to = '2026-04-01', filters = [], ...change }: Change = {}) =>
  ({
    scope,
    timezone: 'UTC',
    ...change,
    filters: [...bounds(from, to), ...(filters as unknown[])],
  }) as unknown as AnyReportQuery

const rows = async ({ api }: TestWorld, scope: ReportScope, change?: Change) =>
  (await api.reporting.list({ query: queryOf(scope, change) })).items

/** The figures of a report without groups. */
const total = async (world: TestWorld, scope: ReportScope, change?: Change) => (await rows(world, scope, change))[0]

const refusal = async ({ call }: TestWorld, query: unknown, search = '') => {
  const { status, body } = await call('POST', `/api/reporting/stats${search}`, { query })
  expect(status).toBe(400)
  expect(body.error.msg).toBe('Failed to retrieve statistic.')
  return body.error.data
}

/** A period around the time of the sandbox. */
const nowadays = ({ sandbox }: TestWorld) => {
  const now = sandbox.clock.now() / 1000
  return { from: new Date(now - 48 * hourMs).toISOString(), to: new Date(now + 48 * hourMs).toISOString() }
}

const said = (at: string, change: object = {}) => mail('Hello?', { created_datetime: at, sent_datetime: at, ...change })
const answered = (at: string, change: object = {}) => anAnswer({ created_datetime: at, sent_datetime: at, ...change })

/** A ticket of the past: `messages` as they went, the first opens it. */
const past = async ({ api }: TestWorld, messages: readonly object[], change: object = {}) => {
  const [first] = messages as { created_datetime: string }[]
  return api.tickets.create(
    aTicket({ created_datetime: first?.created_datetime, messages, ...change }) as Parameters<
      typeof api.tickets.create
    >[0],
  )
}

const closed = (at: string) => ({ status: 'closed', closed_datetime: at })

describe('tickets', () => {
  fact('reporting.tickets', async (world) => {
    await past(world, [said('2026-03-02T10:00:00Z'), answered('2026-03-02T11:00:00Z')], closed('2026-03-05T10:00:00Z'))
    await past(world, [said('2026-03-10T10:00:00Z'), answered('2026-04-02T10:00:00Z')])
    await past(world, [said('2026-02-10T10:00:00Z'), answered('2026-03-03T10:00:00Z')], closed('2026-04-03T10:00:00Z'))
    expect(await total(world, 'tickets-created')).toEqual({ ticketCount: 2 })
    expect(await total(world, 'tickets-closed')).toEqual({ ticketCount: 1 })
    expect(await total(world, 'tickets-open')).toEqual({ ticketCount: 1 })
    expect(await total(world, 'tickets-replied')).toEqual({ ticketCount: 2 })
    expect(await total(world, 'workload-tickets', { from: '2026-03-20' })).toEqual({ ticketCount: 1 })
    expect(await total(world, 'messages-sent')).toEqual({ messagesCount: 2 })
    expect(await total(world, 'messages-received')).toEqual({ messagesCount: 2 })
    expect(await total(world, 'messages-per-ticket')).toEqual({ averageMessagesCount: 2 })
  })

  fact('reporting.counting', async (world) => {
    const { api } = world
    const { id } = await past(world, [said('2026-03-02T10:00:00Z')])
    await past(world, [said('2026-03-02T10:00:00Z')], { spam: true })
    await past(world, [said('2026-03-02T10:00:00Z')], { trashed_datetime: '2026-03-03T10:00:00Z' })
    await api.messages.create(id, answered('2026-03-02T12:00:00Z', { channel: 'internal-note', source: undefined }))
    expect(await rows(world, 'tickets-created', { dimensions: ['channel'] })).toEqual([
      { channel: 'email', ticketCount: 1 },
    ])
    expect(await total(world, 'messages-sent')).toEqual({ messagesCount: 0 })
    expect(await total(world, 'first-response-time')).toEqual({
      medianFirstResponseTime: null,
      averageFirstResponseTime: null,
    })
  })

  fact('reporting.touches', async (world) => {
    const end = closed('2026-03-09T10:00:00Z')
    const [asks, answers] = [said('2026-03-02T10:00:00Z'), answered('2026-03-02T11:00:00Z')]
    const one = await past(world, [asks, answers], end)
    const none = await past(world, [asks], end)
    await past(world, [asks, answers, answered('2026-03-02T12:00:00Z')], end)
    const ticketIds = { dimensions: ['ticketId'] }
    expect(await rows(world, 'one-touch-tickets', ticketIds)).toEqual([{ ticketId: one.id, ticketCount: 1 }])
    expect(await rows(world, 'zero-touch-tickets', ticketIds)).toEqual([{ ticketId: none.id, ticketCount: 1 }])
  })
})

describe('times', () => {
  fact('reporting.first-response', async (world) => {
    const { api, sandbox } = world
    const { id } = await api.tickets.create(aTicket())
    await sandbox.advance(30 * minuteMs)
    await api.messages.create(id, mail('Anybody?'))
    await sandbox.advance(60 * minuteMs)
    await api.messages.create(id, anAnswer())
    const figures = () => total(world, 'first-response-time', nowadays(world))
    expect(await figures()).toEqual({ medianFirstResponseTime: null, averageFirstResponseTime: null })
    await sandbox.advance(10_000)
    // an answer is sent a second after it is written
    expect(await figures()).toEqual({ medianFirstResponseTime: 5401, averageFirstResponseTime: 5401 })
    await past(world, [said('2026-03-02T10:00:00Z'), answered('2026-03-02T10:10:00Z')])
    await past(world, [said('2026-03-02T10:00:00Z'), answered('2026-03-02T10:20:00Z')])
    await past(world, [said('2026-03-02T10:00:00Z'), answered('2026-03-02T11:30:00Z')])
    await past(world, [
      answered('2026-03-02T10:00:00Z'),
      said('2026-03-02T11:00:00Z'),
      answered('2026-03-02T11:08:00Z'),
    ])
    expect(await total(world, 'first-response-time')).toEqual({
      medianFirstResponseTime: 900,
      averageFirstResponseTime: 1920,
    })
    const me = await api.users.get(0)
    expect(
      await rows(world, 'first-response-time', {
        measures: ['medianFirstResponseTime'],
        dimensions: ['agentId'],
        time_dimensions: [{ dimension: 'firstAgentMessageDatetime', granularity: 'hour' }],
      }),
    ).toEqual([
      { agentId: me.id, firstAgentMessageDatetime: '2026-03-02T10:00:00.000', medianFirstResponseTime: 900 },
      { agentId: me.id, firstAgentMessageDatetime: '2026-03-02T11:00:00.000', medianFirstResponseTime: 2940 },
    ])
  })

  fact('reporting.human-first-response', async (world) => {
    const { api, sandbox } = world
    const { id } = await api.tickets.create(aTicket())
    await sandbox.advance(10 * minuteMs)
    await sandbox.control.agent.writes({ ticket_id: id, text: 'We read this soon.', via: 'rule' })
    await sandbox.advance(50 * minuteMs)
    await sandbox.control.agent.writes({ ticket_id: id, text: 'It ships today.' })
    await sandbox.advance(minuteMs)
    const measures = { measures: ['medianFirstResponseTime'], ...nowadays(world) }
    expect(await total(world, 'first-response-time', measures)).toEqual({ medianFirstResponseTime: 601 })
    expect(await total(world, 'human-first-response-time', measures)).toEqual({ medianFirstResponseTime: 3601 })
  })

  fact('reporting.response', async (world) => {
    await past(world, [
      said('2026-03-02T10:00:00Z'),
      said('2026-03-02T10:05:00Z'),
      answered('2026-03-02T10:10:00Z'),
      answered('2026-03-02T10:11:00Z'),
      said('2026-03-02T12:00:00Z'),
      answered('2026-03-02T13:00:00Z'),
    ])
    expect(await total(world, 'response-time')).toEqual({ medianResponseTime: 2100 })
    expect(
      await rows(world, 'response-time', { time_dimensions: [{ dimension: 'sentDatetime', granularity: 'hour' }] }),
    ).toEqual([
      { sentDatetime: '2026-03-02T10:00:00.000', medianResponseTime: 600 },
      { sentDatetime: '2026-03-02T13:00:00.000', medianResponseTime: 3600 },
    ])
  })

  fact('reporting.resolution', async (world) => {
    const { api, sandbox } = world
    const { id } = await api.tickets.create(aTicket())
    await sandbox.advance(2 * hourMs)
    await api.tickets.update(id, { status: 'closed' })
    const figures = () => total(world, 'resolution-time', nowadays(world))
    expect(await figures()).toEqual({ medianResolutionTime: 7200, averageResolutionTime: 7200 })
    await api.tickets.update(id, { status: 'open' })
    expect(await figures()).toEqual({ medianResolutionTime: null, averageResolutionTime: null })
  })
})

describe('what tickets carry', () => {
  fact('reporting.surveys', async (world) => {
    const { api } = world
    for (const [index, score] of [5, 4, 2, null].entries()) {
      const { id, customer } = await past(world, [said('2026-03-02T10:00:00Z')])
      const at = `2026-03-0${index + 3}T10:00:00Z`
      const survey = { ticket_id: id, customer_id: customer?.id ?? 0, created_datetime: at, sent_datetime: at }
      await api.satisfactionSurveys.create({ ...survey, score })
    }
    expect(await total(world, 'satisfaction-surveys')).toEqual({
      scoredSurveysCount: 3,
      averageSurveyScore: 3.67,
      satisfactionScore: 66.67,
      responseRate: 75,
      sentSurveysCount: 4,
    })
    const byScore = { dimensions: ['surveyScore'], measures: ['sentSurveysCount'], order: [['surveyScore', 'asc']] }
    expect((await rows(world, 'satisfaction-surveys', byScore)).map((row) => row['surveyScore'])).toEqual([
      2,
      4,
      5,
      null,
    ])
  })

  fact('reporting.tags', async (world) => {
    const { api, sandbox } = world
    const ticket = await past(world, [said('2026-03-02T10:00:00Z')], { tags: [{ name: 'a' }, { name: 'b' }] })
    await sandbox.advance(minuteMs)
    const other = await past(world, [said('2026-03-02T10:00:00Z')], { tags: [{ name: 'b' }] })
    const [a, b] = ticket.tags.map((tag) => tag.id)
    expect(await rows(world, 'tags', { dimensions: ['tagId'], ...nowadays(world) })).toEqual([
      { tagId: b, ticketCount: 2 },
      { tagId: a, ticketCount: 1 },
    ])
    expect(await rows(world, 'tags', { dimensions: ['tagId'] })).toEqual([])
    expect(await total(world, 'tags', nowadays(world))).toEqual({ ticketCount: 2 })
    const created = { member: 'createdDatetime', operator: 'beforeDate', values: ['2026-03-02'] }
    expect(await total(world, 'tags', { filters: [created], ...nowadays(world) })).toEqual({ ticketCount: 0 })
    await api.tickets.delete(other.id)
    expect(await total(world, 'tags', nowadays(world))).toEqual({ ticketCount: 1 })
    const byDay = queryOf('tags', { time_dimensions: [{ dimension: 'createdDatetime', granularity: 'day' }] })
    await refusal(world, byDay)
  })

  fact('reporting.ticket-fields', async (world) => {
    const { api } = world
    const field = await api.customFields.create({
      label: 'Size',
      object_type: 'Ticket',
      definition: { data_type: 'text', input_settings: { input_type: 'dropdown', choices: ['S', 'M'] } },
    })
    for (const value of ['M', 'S', 'M']) {
      await past(world, [said('2026-03-02T10:00:00Z')], { custom_fields: [{ id: field.id, value }] })
    }
    const filters = [{ member: 'customFieldId', operator: 'one-of', values: [field.id] }]
    const byValue = { dimensions: ['customFieldValue'], ...nowadays(world) }
    expect(await rows(world, 'ticket-fields', { ...byValue, filters })).toEqual([
      { customFieldValue: 'M', ticketCount: 2 },
      { customFieldValue: 'S', ticketCount: 1 },
    ])
    expect(await refusal(world, queryOf('ticket-fields', byValue))).toEqual({
      query: { filters: ['ticket-fields must be filtered by customFieldId.'] },
    })
    const ofSize = [
      { member: 'customFields', values: [{ custom_field_id: field.id, operator: 'one-of', values: ['S'] }] },
    ]
    expect(await total(world, 'tickets-created', { filters: ofSize })).toEqual({ ticketCount: 1 })
  })
})

describe('calls', () => {
  const call = { integration_id: 1, external_id: 'CA1', provider: 'twilio', status: 'completed' }

  fact('reporting.voice-calls', async (world) => {
    const me = await world.api.users.get(0)
    const ticket = await past(world, [said('2026-03-02T10:00:00Z')])
    // the API only shows calls: they come from a phone
    const { store } = world.sandbox.world()
    const ring = (id: number, change: object, events: Readonly<Record<string, string>>) => {
      const created_datetime = '2026-03-02T10:00:00+00:00'
      store.insert('voice_calls', { id, ticket_id: ticket.id, created_datetime, ...call, ...change } as never)
      for (const [index, [type, at]] of Object.entries(events).entries()) {
        const event = { id: id * 10 + index, call_id: id, type, created_datetime: `2026-03-02T${at}+00:00` }
        store.insert('voice_events', event)
      }
    }
    const mine = { last_answered_by_agent_id: me.id, termination_status: 'answered', direction: 'inbound' }
    ring(1, mine, { 'phone-call-answered': '10:00:20', 'completed-phone-call': '10:02:20' })
    ring(2, { direction: 'inbound', termination_status: 'missed' }, { 'missed-phone-call': '10:00:40' })
    const outbound = { direction: 'outbound', initiated_by_agent_id: me.id, termination_status: 'answered' }
    ring(3, outbound, { 'outgoing-phone-call-connected': '10:00:10', 'completed-phone-call': '10:01:10' })
    expect(await total(world, 'voice-calls-summary')).toEqual({
      inboundVoiceCallsCount: 2,
      outboundVoiceCallsCount: 1,
      answeredVoiceCallsCount: 1,
      cancelledVoiceCallsCount: 0,
      abandonedVoiceCallsCount: 0,
      missedVoiceCallsCount: 1,
      unansweredVoiceCallsCount: 1,
      callbackRequestedVoiceCallsCount: 0,
      averageTalkTimeInSeconds: 90,
      averageWaitTimeInSeconds: 30,
      slaAchievementRate: null,
      breachedExposures: 0,
      achievedExposures: 0,
    })
    const answered = [{ member: 'isAnsweredByAgent', operator: 'one-of', values: ['true'] }]
    const byAgent = { dimensions: ['agentId', 'callDirection', 'voicemailAvailable'], measures: ['voiceCallsCount'] }
    expect(await rows(world, 'voice-calls', { ...byAgent, filters: answered })).toEqual([
      { agentId: me.id, callDirection: 'inbound', voicemailAvailable: false, voiceCallsCount: 1 },
    ])
  })
})

describe('queries', () => {
  fact('reporting.filters', async (world) => {
    const { api } = world
    const me = await api.users.get(0)
    const team = await api.teams.create({ name: 'Returns', members: [{ id: me.id }] })
    const mine = await past(world, [said('2026-03-02T10:00:00Z')], {
      assignee_user: { id: me.id },
      tags: [{ name: 'a' }, { name: 'b' }],
    })
    const theirs = await past(world, [said('2026-03-02T10:00:00Z', { channel: 'chat' })], {
      channel: 'chat',
      assignee_team: { id: team.id },
      tags: [{ name: 'a' }],
    })
    await api.satisfactionSurveys.create({ ticket_id: mine.id, customer_id: mine.customer?.id ?? 0, score: 3 })
    const [a, b] = mine.tags.map((tag) => tag.id)
    const found = async (filter: object) =>
      (await rows(world, 'tickets-created', { dimensions: ['ticketId'], filters: [filter] })).map(
        (row) => row['ticketId'],
      )
    const value = (member: string, operator: string, ...values: unknown[]) => found({ member, operator, values })
    const tagged = (operator: string, ...values: unknown[]) => found({ member: 'tags', values: [{ operator, values }] })
    expect(await value('agentId', 'one-of', me.id)).toEqual([mine.id])
    expect(await value('agentId', 'one-of', String(me.id))).toEqual([mine.id])
    expect(await value('agentId', 'not-one-of', me.id)).toEqual([theirs.id])
    expect(await value('agentId', 'set')).toEqual([mine.id])
    expect(await value('agentIdFromTeamId', 'one-of', team.id)).toEqual([mine.id])
    expect(await value('teamId', 'one-of', team.id)).toEqual([theirs.id])
    expect(await value('channel', 'one-of', 'chat', 'phone')).toEqual([theirs.id])
    expect(await value('channel', 'contains', 'MAI')).toEqual([mine.id])
    expect(await value('score', 'one-of', 3)).toEqual([mine.id])
    expect(await value('storeId', 'set')).toEqual([])
    expect(await tagged('one-of', a)).toEqual([mine.id, theirs.id])
    expect(await tagged('all-of', a, String(b))).toEqual([mine.id])
    expect(await tagged('not-one-of', b)).toEqual([theirs.id])
  })

  fact('reporting.period', async (world) => {
    await past(world, [said('2026-03-01T00:00:00Z')])
    await past(world, [said('2026-04-01T00:00:00Z')])
    expect(await total(world, 'tickets-created')).toEqual({ ticketCount: 1 })
    expect(await total(world, 'tickets-created', { to: '2026-04-01T00:00:01Z' })).toEqual({ ticketCount: 2 })
    expect(await total(world, 'tickets-created', { from: '2025-03-31', to: '2026-04-01' })).toEqual({ ticketCount: 1 })
    const unbounded = { ...queryOf('tickets-created'), filters: [] }
    expect(await refusal(world, unbounded)).toEqual({
      query: { filters: ['Bound the period with periodStart and periodEnd.'] },
    })
    const long = await refusal(world, queryOf('tickets-created', { from: '2025-03-30' }))
    expect(long.query.filters[0]).toContain('366 days')
    await refusal(world, queryOf('tickets-created', { to: '2026-02-01' }))
    await refusal(world, queryOf('tickets-created', { from: 'March' }))
  })

  fact('reporting.refusals', async (world) => {
    const query = (change: object) => ({ ...queryOf('tickets-created'), ...change })
    const filters = (filter: object) => query({ filters: [...bounds('2026-03-01', '2026-04-01'), filter] })
    expect(await refusal(world, query({ scope: 'tickets-eaten' }))).toEqual({
      query: { scope: ['Not a valid choice.'] },
    })
    expect(await refusal(world, query({ measures: ['messagesCount'] }))).toEqual({
      query: { measures: { 0: [expect.stringMatching(/^Must be one of: /)] } },
    })
    await refusal(world, query({ dimensions: ['tagId'] }))
    await refusal(world, query({ time_dimensions: [{ dimension: 'closedDatetime', granularity: 'day' }] }))
    await refusal(world, query({ time_dimensions: [{ dimension: 'createdDatetime', granularity: 'minute' }] }))
    await refusal(world, filters({ member: 'tagId', operator: 'one-of', values: [1] }))
    expect(await refusal(world, filters({ member: 'agentId', operator: 'afterDate', values: [1] }))).toEqual({
      query: { filters: ['agentId: the operator must be one of one-of, not-one-of, all-of, set, contains.'] },
    })
    const exact = bounds('2026-03-01', '2026-04-01').map((bound) => ({ ...bound, operator: 'one-of' }))
    expect((await refusal(world, query({ filters: exact }))).query.filters).toHaveLength(2)
    expect(await refusal(world, query({ timezone: 'Mars/Olympus' }))).toEqual({
      query: { timezone: ['Not a valid timezone.'] },
    })
    expect(await refusal(world, query({ order: [['channel', 'asc']] }))).toEqual({
      query: { order: ['channel: must be one of ticketCount.'] },
    })
    await refusal(world, query({ measures: [] }))
    expect(await refusal(world, query({}), '?limit=10001')).toEqual({ limit: ['Must be at most 10000.'] })
    expect(await refusal(world, query({}), '?cursor=nonsense')).toEqual({ cursor: ['Invalid cursor.'] })
  })

  fact('reporting.refusals-list-words', async (world) => {
    const { query } = await refusal(world, queryOf('tickets-created', { measures: ['messagesCount'] }))
    expect(JSON.stringify(query)).toContain('ticketCount')
  })

  fact('reporting.zone', async (world) => {
    for (const at of ['2026-03-28T23:30:00Z', '2026-03-29T01:30:00Z', '2026-03-29T21:30:00Z', '2026-03-29T22:30:00Z']) {
      await past(world, [said(at)])
    }
    const daily = { time_dimensions: [{ dimension: 'createdDatetime', granularity: 'day' }] }
    const bucket = (day: string, ticketCount: number) => ({ createdDatetime: `${day}T00:00:00.000`, ticketCount })
    expect(await rows(world, 'tickets-created', daily)).toEqual([bucket('2026-03-28', 1), bucket('2026-03-29', 3)])
    // summer begins in Paris on the 29th: its midnight is an hour before that of UTC, the next one two
    const inParis = { ...daily, timezone: 'Europe/Paris' }
    expect(await rows(world, 'tickets-created', inParis)).toEqual([bucket('2026-03-29', 3), bucket('2026-03-30', 1)])
    expect(await rows(world, 'tickets-created', { ...inParis, from: '2026-03-29', to: '2026-03-30' })).toEqual([
      bucket('2026-03-29', 3),
    ])
    const utcDay = { from: '2026-03-29T00:00:00Z', to: '2026-03-30T00:00:00Z' }
    expect(await rows(world, 'tickets-created', { ...inParis, ...utcDay })).toEqual([
      bucket('2026-03-29', 2),
      bucket('2026-03-30', 1),
    ])
    const inKolkata = {
      timezone: 'Asia/Kolkata',
      time_dimensions: [{ dimension: 'createdDatetime', granularity: 'hour' }],
    }
    expect((await rows(world, 'tickets-created', inKolkata))[0]).toEqual({
      createdDatetime: '2026-03-29T05:00:00.000',
      ticketCount: 1,
    })
  })

  fact('reporting.buckets', async (world) => {
    // the 1st and the 8th are Sundays
    for (const day of ['01', '02', '08', '09']) await past(world, [said(`2026-03-${day}T10:45:00Z`)])
    const starts = async (granularity: string) =>
      (await rows(world, 'tickets-created', { time_dimensions: [{ dimension: 'periodStart', granularity }] })).map(
        (row) => [row['periodStart'], row['ticketCount']],
      )
    expect(await starts('week')).toEqual([
      ['2026-02-23T00:00:00.000', 1],
      ['2026-03-02T00:00:00.000', 2],
      ['2026-03-09T00:00:00.000', 1],
    ])
    expect(await starts('month')).toEqual([['2026-03-01T00:00:00.000', 4]])
    expect((await starts('hour'))[0]).toEqual(['2026-03-01T10:00:00.000', 1])
    expect(await starts('day')).toHaveLength(4)
  })

  fact('reporting.order', async (world) => {
    const me = await world.api.users.get(0)
    const mine = { assignee_user: { id: me.id } }
    await past(world, [said('2026-03-02T10:00:00Z')])
    await past(world, [said('2026-03-02T10:00:00Z')])
    await past(world, [said('2026-03-02T10:00:00Z')], mine)
    const agentsOf = async (order?: unknown) =>
      (await rows(world, 'tickets-created', { dimensions: ['agentId'], ...(order ? { order } : {}) })).map(
        (row) => row['agentId'],
      )
    expect(await agentsOf()).toEqual([null, me.id])
    expect(await agentsOf([['ticketCount', 'asc']])).toEqual([me.id, null])
    expect(await agentsOf([['agentId', 'asc']])).toEqual([me.id, null])
    expect(await agentsOf([['agentId', 'desc']])).toEqual([me.id, null])
  })

  fact('reporting.pages', async (world) => {
    const { api, call } = world
    const ids: number[] = []
    for (let index = 0; index < 5; index++) ids.push((await past(world, [said('2026-03-02T10:00:00Z')])).id)
    const query = queryOf('tickets-created', { dimensions: ['ticketId'] })
    const page = async (search: string) => (await call('POST', `/api/reporting/stats${search}`, { query })).body
    const first = await page('?limit=2')
    expect(first).toMatchObject({ object: 'list', uri: '/api/reporting/stats' })
    expect(first.meta).toMatchObject({ scope: 'tickets-created', prev_cursor: null, total: 5, offset: 0, limit: 2 })
    const second = await page(`?limit=2&cursor=${encodeURIComponent(first.meta.next_cursor)}`)
    expect(second.data.map((row: { ticketId: number }) => row.ticketId)).toEqual(ids.slice(2, 4))
    const third = await page(`?limit=2&cursor=${encodeURIComponent(second.meta.next_cursor)}`)
    expect([third.data.length, third.meta.next_cursor, third.meta.offset]).toEqual([1, null, 4])
    expect((await page(`?limit=2&cursor=${encodeURIComponent(second.meta.prev_cursor)}`)).data).toEqual(first.data)
    expect((await page('')).meta).toMatchObject({ limit: 30, next_cursor: null })
    const all = await api.reporting.list({ query, limit: 2 }).all()
    expect(all.items.map((row) => row['ticketId'])).toEqual(ids)
  })

  fact('reporting.nothing', async (world) => {
    expect(await rows(world, 'tickets-created')).toEqual([{ ticketCount: 0 }])
    expect(await rows(world, 'tickets-created', { dimensions: ['agentId'] })).toEqual([])
    expect(
      await rows(world, 'tickets-created', { time_dimensions: [{ dimension: 'createdDatetime', granularity: 'day' }] }),
    ).toEqual([])
    expect(await rows(world, 'satisfaction-surveys')).toEqual([
      {
        scoredSurveysCount: 0,
        averageSurveyScore: null,
        satisfactionScore: null,
        responseRate: null,
        sentSurveysCount: 0,
      },
    ])
  })

  fact('reporting.unknowable', async (world) => {
    await past(world, [said('2026-03-02T10:00:00Z'), answered('2026-03-02T11:00:00Z')], closed('2026-03-05T10:00:00Z'))
    for (const scope of Object.keys(unknowable) as (keyof typeof unknowable)[]) {
      const [row = {}, ...more] = await rows(world, scope)
      expect([Object.keys(row), more]).toEqual([[...reportScopes[scope].measures], []])
      expect(Object.values(row).filter(Boolean)).toEqual([])
      expect(await rows(world, scope, { dimensions: [reportScopes[scope].dimensions[0]] })).toEqual([])
    }
    expect(await total(world, 'ticket-sla')).toEqual({ ticketCount: 0, slaAchievementRate: null })
  })
})

describe('statistics of the legacy API', () => {
  const march = {
    filters: { period: { start_datetime: '2026-03-01T00:00:00Z', end_datetime: '2026-03-31T23:59:59Z' } },
  }

  /** One ticket at the end of January, two in March; one of each month is closed with one answer. */
  const twoMonths = async (world: TestWorld) => {
    await past(world, [said('2026-01-29T10:00:00Z'), answered('2026-01-29T12:00:00Z')], closed('2026-01-30T10:00:00Z'))
    await past(world, [said('2026-03-02T10:00:00Z'), answered('2026-03-02T11:00:00Z')], closed('2026-03-03T10:00:00Z'))
    await past(world, [said('2026-03-31T23:59:59Z', { channel: 'chat' })], { channel: 'chat' })
  }

  fact('statistics.overview', async (world) => {
    await twoMonths(world)
    const { data, meta } = await world.api.statistics.get('overview', march)
    expect(data).toEqual({
      data: [
        { name: 'total_new_tickets', type: 'number', value: 2, delta: 100 },
        { name: 'total_replied_tickets', type: 'number', value: 1, delta: 0 },
        { name: 'total_closed_tickets', type: 'number', value: 1, delta: 0 },
        { name: 'total_messages_sent', type: 'number', value: 1, delta: 0 },
        { name: 'total_messages_received', type: 'number', value: 2, delta: 100 },
        { name: 'median_first_response_time', type: 'duration', value: 3600, delta: -50, more_is_better: false },
        { name: 'median_resolution_time', type: 'duration', value: 86_400, delta: 0, more_is_better: false },
        { name: 'total_one_touch_tickets', type: 'percent', value: 100, delta: 0, more_is_better: true },
      ],
    })
    expect(meta).toEqual({
      start_datetime: '2026-03-01T00:00:00+00:00',
      end_datetime: '2026-03-31T23:59:59+00:00',
      previous_start_datetime: '2026-01-29T00:00:00+00:00',
      previous_end_datetime: '2026-02-28T23:59:59+00:00',
    })
    const may = { period: { start_datetime: '2026-05-01T00:00:00Z', end_datetime: '2026-05-31T23:59:59Z' } }
    const empty = (await world.api.statistics.get('overview', { filters: may })).data['data'] as { value: unknown }[]
    expect(empty.map((tile) => tile.value)).toEqual([0, 0, 0, 0, 0, null, null, 0])
  })

  fact('statistics.others', async (world) => {
    await twoMonths(world)
    const { api } = world
    const get = async (name: Parameters<typeof api.statistics.get>[0], filters: object = {}) =>
      (await api.statistics.get(name, { filters: { ...march.filters, ...filters } })).data['data']
    expect(await get('total-tickets-created')).toEqual([
      { name: 'total_new_tickets', type: 'number', value: 2, delta: 100 },
    ])
    expect(await get('total-tickets-created', { channels: ['chat'] })).toMatchObject([{ value: 1, delta: 100 }])
    expect(await get('total-tickets-created', { campaigns: ['c-1'] })).toMatchObject([{ value: 0, delta: 0 }])
    expect(await get('tickets-created-per-channel')).toEqual([
      { channel: 'chat', ticketCount: 1 },
      { channel: 'email', ticketCount: 1 },
    ])
    expect(await get('first-response-time')).toEqual([
      { firstAgentMessageDatetime: '2026-03-02T00:00:00.000', medianFirstResponseTime: 3600 },
    ])
    expect(await get('revenue-per-day')).toEqual([])
  })

  fact('statistics.download', async (world) => {
    await twoMonths(world)
    const { api, call } = world
    const csv = await api.statistics.download('tickets-created-per-channel', march)
    expect(await csv.text()).toBe('channel,ticketCount\nchat,1\nemail,1\n')
    const none = await api.statistics.download('tickets-per-tag', march)
    expect(await none.text()).toBe('tagId,ticketCount\n')
    const { status, headers, body } = await call('POST', '/api/stats/overview/download', march)
    expect([status, headers.get('content-type')]).toEqual([201, 'text/csv; charset=utf-8'])
    expect(body.split('\n').slice(0, 2)).toEqual([
      'name,type,value,delta,more_is_better',
      'total_new_tickets,number,2,100,',
    ])
  })

  fact('statistics.period', async ({ call }) => {
    const missing = await call('POST', '/api/stats/overview', { filters: {} })
    expect([missing.status, missing.body.error.data]).toEqual([
      400,
      { filters: { period: ['Missing data for required field.'] } },
    ])
    const period = { start_datetime: '2026-03-02T00:00:00Z', end_datetime: '2026-03-01T00:00:00Z' }
    expect((await call('POST', '/api/stats/overview/download', { filters: { period } })).status).toBe(400)
  })

  fact('statistics.unknown', async ({ call }) => {
    const { status, body } = await call('POST', '/api/stats/tickets-created', march)
    expect([status, body.error.msg]).toEqual([400, expect.stringContaining('does not exist')])
  })
})

describe('metric cards', () => {
  fact('metric-cards.list', async ({ api }) => {
    const slugs = async (query?: Parameters<typeof api.metricCards.list>[0]) =>
      (await api.metricCards.list(query)).items.map((card) => card.slug)
    expect(await slugs()).toEqual([...metricCardSlugs])
    expect(await slugs({ category: 'satisfaction', q: 'RATE' })).toEqual(['response-rate'])
    expect(await slugs({ status: 'deprecated', include: 'deprecated' })).toEqual([])
    expect(await slugs({ q: 'nothing like it' })).toEqual([])
  })

  fact('metric-cards.get', async ({ api, call }) => {
    expect(await api.metricCards.get('closed-tickets')).toMatchObject({
      title: 'Closed tickets',
      status: 'published',
      api: { scope: 'tickets-closed', measures: ['ticketCount'] },
    })
    expect((await api.metricCards.get('closed-tickets')).related.map((card) => card.slug)).toContain(
      'live-tickets-closed',
    )
    expect((await call('GET', '/api/metric-cards/eaten-tickets')).status).toBe(404)
  })

  fact('metric-cards.askable', async ({ api, call }) => {
    const customFieldId = { member: 'customFieldId', operator: 'one-of', values: [1] }
    for (const { slug, api: how } of (await api.metricCards.list()).items) {
      if (!how) continue
      const { scope, measures, dimensions = [] } = how
      const filters = scope === 'ticket-fields' ? [customFieldId] : []
      const { status } = await call('POST', '/api/reporting/stats', {
        query: queryOf(scope, { measures, dimensions, filters }),
      })
      expect([slug, status]).toEqual([slug, 200])
    }
  })
})
