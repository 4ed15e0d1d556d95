import type { AuditEntry } from '@rhetor/actions'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { demoBeforeEach } from './demo-before-each.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

const ticket = (id = 8407) => demo.gorgias.tickets.get(id, { relationships: ['custom_fields'] })
const written = () => demo.audit.map(({ method, path }: AuditEntry) => `${method} ${path}`)

describe('a verb', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['close', {}, { status: 'closed' }],
    ['prioritise', { priority: 'critical' }, { priority: 'critical' }],
    ['spam', {}, { spam: true }],
    ['assign', { user: 'ren' }, { assignee_user: { id: 5006 } }],
    ['assign', { user: 'me' }, { assignee_user: { id: 5001 } }],
    ['assign', { team: 'returns' }, { assignee_team: { id: 4102 } }],
    ['assign', { user: 'nobody', team: 'none' }, { assignee_user: null, assignee_team: null }],
    ['tag', { tags: ['vip', 'customs'] }, { tags: expect.arrayContaining([expect.objectContaining({ name: 'VIP' })]) }],
    [
      'set-field',
      { field: 'contact reason', value: 'Shipping::Customs' },
      { custom_fields: { 304: { value: 'Shipping::Customs' } } },
    ],
    ['set-field', { field: 308, value: 12.5 }, { custom_fields: { 308: { value: 12.5 } } }],
  ])('%s %j changes the ticket as asked, and has nothing to do the second time', async (verb, input, expected) => {
    await demo.act(verb, { tickets: [8407], ...input })
    expect(await ticket()).toMatchObject(expected)
    demo.audit.length = 0
    expect(await demo.result(verb, { tickets: [8407], ...input })).toEqual({ tickets: [{ id: 8407, changed: [] }] })
    expect(demo.audit).toEqual([])
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
    ['close', {}, {}, { status: 'open', closed_datetime: null }],
    ['spam', {}, { not: true }, { spam: false }],
    ['trash', {}, { restore: true }, { trashed_datetime: null }],
    [
      'tag',
      { tags: ['customs'] },
      { tags: ['Customs'] },
      { tags: expect.not.arrayContaining([expect.objectContaining({ name: 'customs' })]) },
    ],
    ['set-field', { field: 'Photo received', value: true }, { field: 'Photo received' }, { custom_fields: {} }],
  ])('%s %j is taken back', async (verb, input, back, expected) => {
    const before = (await ticket()).custom_fields
    await demo.act(verb, { tickets: [8407], ...input })
    const opposite = { close: 'reopen', tag: 'untag' }[verb] ?? verb
    await demo.act(opposite, { tickets: [8407], ...back })
    const { custom_fields, ...rest } = await ticket()
    expect(rest).toMatchObject('custom_fields' in expected ? {} : expected)
    expect(custom_fields).toEqual(before)
  })

  it('works on several tickets at once, and reads them first, a hundred a request', async () => {
    const tickets = [8407, 8405, 8404]
    await demo.act('prioritise', { tickets, priority: 'low' })
    const reads = demo.sent.filter((line) => line.startsWith('GET /api/tickets'))
    expect(reads).toEqual([expect.stringMatching(/^GET \/api\/tickets\?/)])
    expect(written()).toEqual(tickets.map((id) => `PUT /api/tickets/${id}`))
  })

  it('makes 61 requests for 60 tickets', async () => {
    const { items } = await demo.gorgias.tickets.list({ limit: 60 })
    await demo.session.me()
    demo.sent.length = 0
    await demo.act('tag', { tickets: items.map(({ id }) => id), tags: ['counted'], create: true })
    const tickets = demo.sent.filter((line) => line.includes('/api/tickets'))
    expect(tickets).toHaveLength(61)
  })

  it('changes a ticket that is named twice once', async () => {
    await demo.act('prioritise', { tickets: [8407, 8407], priority: 'low' })
    expect(written()).toEqual(['PUT /api/tickets/8407'])
  })

  it('changes none where one does not exist', async () => {
    await expect(demo.act('close', { tickets: [8407, 999_999] })).rejects.toMatchObject({ code: 'not_found' })
    expect(demo.audit).toEqual([])
  })
})

describe('a snooze', () => {
  it.each<[string, number]>([
    ['30m', 30 * 60_000],
    ['4h', 4 * 3_600_000],
    ['3d', 3 * 86_400_000],
    ['1w', 7 * 86_400_000],
  ])('of %s closes the ticket until then', async (until, ms) => {
    const now = demo.session.clock.now()
    await demo.act('snooze', { tickets: [8407], until })
    const { status, snooze_datetime } = await ticket()
    expect(status).toBe('closed')
    expect(Date.parse(snooze_datetime ?? '')).toBe(Math.floor(now + ms))
  })

  it('ends by itself', async () => {
    await demo.act('snooze', { tickets: [8407], until: '2h' })
    await demo.sandbox.advance(2 * 3_600_000 + 1_000)
    expect(await ticket()).toMatchObject({ status: 'open', snooze_datetime: null })
  })

  it('ends where the ticket is opened', async () => {
    await demo.act('snooze', { tickets: [8407], until: '2h' })
    await demo.act('reopen', { tickets: [8407] })
    expect(await ticket()).toMatchObject({ status: 'open', snooze_datetime: null })
  })

  it.each([
    ['2001-01-01T09:00:00Z', /is in the past/],
    ['next Tuesday', /is not a date and time: write 2026-12-24T09:00:00Z, or a time from now such as 3d/],
    ['', /is not a date and time/],
    ['5y', /is not a date and time/],
  ])('until %j is refused before anything is sent', async (until, reason) => {
    await expect(demo.act('snooze', { tickets: [8407], until })).rejects.toThrow(reason)
    expect(demo.audit).toEqual([])
  })

  it('until the same time is sent once', async () => {
    const until = new Date(demo.session.clock.now() + 86_400_000).toISOString()
    await demo.act('snooze', { tickets: [8407], until })
    demo.audit.length = 0
    await demo.act('snooze', { tickets: [8407], until })
    expect(demo.audit).toEqual([])
  })
})

describe('a name', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['assign', { user: 'zoe' }, /there is no user "zoe"; there are .*@.* \(5003\)/],
    ['assign', { team: 'x' }, /there is no team "x"; there are .*Customer care \(4101\)/],
    ['assign', {}, /^assign: name a user or a team\.$/],
    [
      'tag',
      { tags: ['cusstoms'] },
      /^tag: nothing was sent: tag unknown: cusstoms \(did you mean customs\?\)\. Create new ones with create/,
    ],
    ['tag', { tags: ['customs', 'zzzzzz'] }, /tag unknown: zzzzzz\. Create/],
    ['set-field', { field: 'Contct reason', value: 'Other' }, /there is no ticket field "Contct reason"; there are/],
  ])('that nothing has is refused: %s %j', async (verb, input, reason) => {
    await expect(demo.act(verb, { tickets: [8407], ...input })).rejects.toThrow(reason)
    expect(demo.audit).toEqual([])
  })

  it('that two share is refused, and both are listed', async () => {
    await demo.gorgias.teams.create({ name: 'Returns abroad' })
    await expect(demo.act('assign', { tickets: [8407], team: 'returns' })).rejects.toThrow(
      /team "returns" could be .*Returns & repairs \(4102\).*: give the id or the whole name/,
    )
    expect(demo.audit).toEqual([])
    await demo.act('assign', { tickets: [8407], team: 'returns abroad' })
    expect((await ticket()).assignee_team?.name).toBe('Returns abroad')
  })
})

describe('a tag that does not exist', () => {
  it('is created where that is asked, once, before it is added to tickets', async () => {
    await demo.act('tag', { tickets: [8407, 8405], tags: ['moth-holes'], create: true })
    expect(written()).toEqual(['POST /api/tags', 'POST /api/tickets/8407/tags', 'POST /api/tickets/8405/tags'])
  })

  it('is found when the command is run again after a failure', async () => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'tickets.addTags', status: 403, times: 1 })
    const tag = { tickets: [8407], tags: ['moth-holes'], create: true }
    await expect(demo.act('tag', tag)).rejects.toThrow(/1 of 2 steps done/)
    demo.audit.length = 0
    await demo.act('tag', tag)
    expect(written()).toEqual(['POST /api/tickets/8407/tags'])
  })
})

describe('a custom field', () => {
  it('with a value it does not accept is refused by Gorgias, and named', async () => {
    const wrong = { tickets: [8407], field: 'Contact reason', value: 'Weather' }
    await expect(demo.act('set-field', wrong)).rejects.toMatchObject({ code: 'bad_request' })
    expect(demo.audit).toMatchObject([{ outcome: 'failed', code: 'bad_request' }])
  })

  it('is cleared without asking, since it can be entered again', async () => {
    await demo.act('set-field', { tickets: [8407], field: 'Return number', value: 'RT-1' })
    await demo.act('set-field', { tickets: [8407], field: 'Return number' })
    expect((await ticket()).custom_fields?.['310']).toBeUndefined()
    expect(demo.asked).toEqual([])
  })
})

describe('an update', () => {
  it('sends everything that belongs to the ticket itself in one request', async () => {
    const wanted = {
      status: 'closed',
      priority: 'high',
      assignee_user: 'ren',
      subject: 'Facture',
      language: 'de',
      spam: true,
    }
    await demo.act('update', { tickets: [8407], ...wanted, add_tags: ['VIP'], fields: { Product: 'Pebble Mug' } })
    expect(written()).toEqual([
      'PUT /api/tickets/8407',
      'POST /api/tickets/8407/tags',
      'PUT /api/tickets/8407/custom-fields/305',
    ])
    expect(await ticket()).toMatchObject({
      status: 'closed',
      priority: 'high',
      assignee_user: { id: 5006 },
      subject: 'Facture',
    })
  })

  it('treats a boolean that was never set as false', async () => {
    const { world } = demo.sandbox
    const store = world().store
    store.put('tickets', { ...(store.get('tickets', 8407) as object), spam: null } as never)
    await demo.act('update', { tickets: [8407], spam: false })
    expect(demo.audit).toEqual([])
  })

  it('without a change is refused', async () => {
    await expect(demo.act('update', { tickets: [8407] })).rejects.toThrow(/^update: say what to change\.$/)
  })
})
