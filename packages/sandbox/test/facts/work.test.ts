import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { anAnswer, aTicket, mail, type TestWorld } from '../world.ts'

describe('macros', () => {
  fact('macros.stored', async ({ api }) => {
    const actions = [{ name: 'refundOrder', title: 'Refund', arguments: { anything: [1, { deep: true }] } }]
    const macro = await api.macros.create({ name: 'm', actions })
    expect(macro).toMatchObject({ actions, updated_datetime: null, usage: 0 })
    expect(macro.actions[0]).not.toHaveProperty('type')
    expect((await api.macros.update(macro.id, { name: 'n' })).updated_datetime).not.toBeNull()
  })

  fact('macros.archive', async ({ api }) => {
    const { id } = await api.macros.create({ name: 'm' })
    expect(await api.macros.archive({ ids: [id, 99_999] })).toMatchObject([
      { id, status: 'archived', error: null },
      { status: 'not_found' },
    ])
    expect((await api.macros.archive({ ids: [id] }))[0]?.status).toBe('already_archived')
    expect((await api.macros.list()).items.map((macro) => macro.id)).not.toContain(id)
    expect((await api.macros.list({ archived: true })).items.map((macro) => macro.id)).toEqual([id])
    expect(await api.macros.unarchive({ ids: [id] })).toEqual([{ id, status: 'unarchived' }])
  })
})

describe('jobs', () => {
  const many = async ({ api }: TestWorld, count: number) => {
    const ids: number[] = []
    for (let index = 0; index < count; index++) ids.push((await api.tickets.create(aTicket())).id)
    return ids
  }

  fact('jobs.update', async (world) => {
    const { api, sandbox } = world
    const ticket_ids = await many(world, 5)
    const job = await api.jobs.create({ type: 'updateTicket', params: { ticket_ids, updates: { status: 'closed' } } })
    expect([job.status, job.started_datetime]).toEqual(['pending', null])
    await sandbox.advance(1_000)
    const done = await api.jobs.get(job.id)
    expect(done).toMatchObject({ status: 'done', info: { progress_count: 5 }, locked_datetime: null })
    expect(done.ended_datetime).not.toBeNull()
    expect((await api.tickets.list()).items.every((ticket) => ticket.status === 'closed')).toBe(true)
    const macro = await api.macros.create({
      name: 'answer',
      actions: [
        { name: 'setResponseText', title: 't', arguments: { body_text: 'Hi {{ticket.customer.firstname}}!' } },
        { name: 'addTags', title: 't', arguments: { tags: 'VIP' } },
      ],
    })
    await api.jobs.create({ type: 'applyMacro', params: { ticket_ids: ticket_ids.slice(0, 1), macro_id: macro.id } })
    await sandbox.advance(5_000)
    const answered = await api.tickets.get(ticket_ids[0] ?? 0)
    expect(answered.messages.at(-1)).toMatchObject({ body_text: 'Hi Maya!', from_agent: true })
    expect(answered.tags.map((tag) => tag.name)).toContain('VIP')
    expect((await api.macros.get(macro.id)).usage).toBe(1)
    await api.jobs.create({ type: 'deleteTicket', params: { ticket_ids } })
    await sandbox.advance(1_000)
    expect((await api.tickets.list()).items).toEqual([])
  })

  fact('jobs.cancel', async ({ api, sandbox, call }) => {
    const at = new Date(sandbox.clock.now() / 1000 + 600_000).toISOString()
    const job = await api.jobs.create({ type: 'exportMacro', params: {}, scheduled_datetime: at })
    expect(job.status).toBe('scheduled')
    await api.jobs.cancel(job.id)
    expect(await api.jobs.get(job.id)).toMatchObject({
      status: 'canceled',
      cancel_requested_datetime: null,
      ended_datetime: null,
    })
    expect((await call('DELETE', `/api/jobs/${job.id}`)).status).toBe(400)
    expect((await api.jobs.list()).items).toHaveLength(1)
  })

  fact('jobs.horizon', async ({ call, sandbox }) => {
    const scheduled_datetime = new Date(sandbox.clock.now() / 1000 + 2 * 3_600_000).toISOString()
    expect((await call('POST', '/api/jobs', { type: 'exportMacro', params: {}, scheduled_datetime })).status).toBe(400)
  })

  fact('jobs.export', async (world) => {
    const { api, sandbox, call } = world
    const ticket_ids = await many(world, 2)
    const job = await api.jobs.create({ type: 'exportTicket', params: { ticket_ids } })
    await sandbox.advance(1_000)
    const url = (await api.jobs.get(job.id)).info['url'] as string
    const [hash, name] = new URL(url).pathname.split('/').filter(Boolean)
    const { body } = await call('GET', `/api/attachments/download/${hash}/${name}`)
    expect(body.split('\n')).toHaveLength(4)
    expect(body).toMatch(/^id,uri,/)
    expect(await sandbox.control.outbox.list()).toMatchObject([{ kind: 'export', to: ['ana@acme.example'] }])
  })
})

describe('surveys', () => {
  fact('surveys.one-each', async ({ api }) => {
    const { id, customer } = await api.tickets.create(aTicket())
    const survey = await api.satisfactionSurveys.create({ ticket_id: id, customer_id: customer?.id ?? 0 })
    expect(survey).toMatchObject({ score: null, sent_datetime: null, should_send_datetime: null })
    await expect(
      api.satisfactionSurveys.create({ ticket_id: id, customer_id: customer?.id ?? 0 }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await api.tickets.get(id)).satisfaction_survey?.id).toBe(survey.id)
  })

  fact('surveys.whose', async ({ api, call }) => {
    const { id, customer } = await api.tickets.create(aTicket())
    const whose = { ticket_id: id, customer_id: customer?.id ?? 0 }
    const other = { ...whose, ticket_id: (await api.tickets.create(aTicket())).id }
    const survey = await api.satisfactionSurveys.create(whose)
    for (const [method, path, given] of [
      ['POST', '', other],
      ['PUT', `/${survey.id}`, {}],
    ] as const) {
      for (const field of ['ticket_id', 'customer_id'] as const) {
        const { status, body } = await call(method, `/api/satisfaction-surveys${path}`, { ...given, [field]: 1 })
        expect([status, Object.keys(body.error.data)]).toEqual([400, [field]])
      }
    }
    const { id: second } = await api.satisfactionSurveys.create(other)
    await expect(api.satisfactionSurveys.update(second, { ticket_id: id })).rejects.toMatchObject({ code: 'conflict' })
    await api.tickets.delete(id)
    expect(await api.satisfactionSurveys.update(survey.id, { ...whose, score: 5 })).toMatchObject({
      ...whose,
      score: 5,
    })
  })

  fact('surveys.partial', async ({ api }) => {
    const { id, customer } = await api.tickets.create(aTicket())
    const survey = await api.satisfactionSurveys.create({
      ticket_id: id,
      customer_id: customer?.id ?? 0,
      sent_datetime: '2026-03-02T10:00:00Z',
    })
    const changed = await api.satisfactionSurveys.update(survey.id, { score: 5 })
    expect(changed).toMatchObject({
      score: 5,
      scored_datetime: null,
      sent_datetime: survey.sent_datetime,
      ticket_id: id,
    })
  })

  fact('surveys.auto', async ({ api, sandbox }) => {
    const setting = (await api.account.listSettings({ type: 'satisfaction-surveys' })).items[0]
    await api.account.updateSetting(setting?.id ?? 0, {
      type: 'satisfaction-surveys',
      data: { ...(setting?.data as object), send_survey_for_email: true },
    })
    const short = await api.tickets.create(aTicket())
    await api.tickets.update(short.id, { status: 'closed' })
    const [skipped] = (await api.events.list({ types: ['ticket-satisfaction-survey-skipped'] })).items
    expect(skipped?.data?.['reasons']).toHaveLength(2)
    const long = await api.tickets.create(aTicket({ messages: [mail('I wrote a long letter. '.repeat(20))] }))
    await api.messages.create(long.id, anAnswer())
    await api.tickets.update(long.id, { status: 'closed' })
    expect((await api.tickets.get(long.id)).satisfaction_survey).toMatchObject({ sent_datetime: null })
    await sandbox.advance(2 * 3_600_000 + 1_000)
    expect((await api.tickets.get(long.id)).satisfaction_survey?.sent_datetime).not.toBeNull()
    await sandbox.control.customer.answersSurvey({ ticket_id: long.id, score: 4, comment: 'Quick!' })
    expect((await api.tickets.get(long.id)).satisfaction_survey).toMatchObject({ score: 4, body_text: 'Quick!' })
  })
})

describe('events', () => {
  fact('events.pair', async ({ call }) => {
    expect((await call('GET', '/api/events?object_type=Ticket')).status).toBe(400)
    expect((await call('GET', '/api/events?object_id=1')).status).toBe(400)
    expect((await call('GET', '/api/events?types=ticket-exploded')).status).toBe(400)
  })

  fact('events.range', async ({ api, sandbox }) => {
    await api.tags.create({ name: 'before' })
    await sandbox.advance(60_000)
    const gt = new Date(sandbox.clock.now() / 1000).toISOString()
    await sandbox.advance(60_000)
    await api.tags.create({ name: 'after' })
    const me = await api.users.get(0)
    const { items } = await api.events.list({ created_datetime: { gt }, types: ['tag-created'], user_ids: [me.id] })
    expect(items).toHaveLength(1)
    expect(await api.events.get(items[0]?.id ?? 0)).toEqual(items[0])
  })
})
