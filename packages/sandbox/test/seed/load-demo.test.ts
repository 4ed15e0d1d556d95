import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAt } from '../../src/seed/demo/demo-at.ts'
import { loadDemo } from '../../src/seed/load/load-demo.ts'
import { parseMoment } from '../../src/time.ts'
import type { TestWorld } from '../world.ts'
import { aWednesday, dangling, type Everything, everything, hourMs, openOn } from './seeded-world.ts'

const beginnings: Readonly<Record<string, string>> = {
  'application/pdf': '%PDF-1.4\n',
  'image/jpeg': '\xff\xd8\xff\xe0\0\x10JFIF',
  'image/png': '\x89PNG\r\n\x1a\n',
  'audio/wav': 'RIFF',
}

describe('the demo', () => {
  let world: TestWorld
  let has: Everything
  const demo = demoAt(aWednesday)

  beforeAll(async () => {
    world = await openOn(aWednesday, 'demo')
    has = await everything(world)
  }, 60_000)
  afterAll(() => world[Symbol.asyncDispose]())

  const ticketAbout = (subject: string) => {
    const found = has.tickets.find((ticket) => ticket.subject === subject)
    if (!found) throw new Error(`no ticket is about ${subject}`)
    return found
  }

  it('answers every list as the contract says', () => {
    expect(world.differences).toEqual([])
  })

  it('holds everything the shop has, and the owner of the account', () => {
    expect(has.tickets).toHaveLength(demo.tickets.length)
    expect(has.messages).toHaveLength(demo.tickets.flatMap(({ messages }) => messages).length)
    expect(has.customers).toHaveLength(demo.customers.filter(({ mergedInto }) => mergedInto === null).length)
    expect(has.users).toHaveLength(demo.agents.length + 1)
    expect(has.users.map(({ name }) => name)).toContain('Ana Admin')
    expect(has.surveys).toHaveLength(demo.surveys.length)
    expect(has.calls).toHaveLength(demo.voiceCalls.length)
    expect(has.integrations).toHaveLength(demo.integrations.length)
    expect([...has.ticketFields, ...has.customerFields]).toHaveLength(demo.customFields.length)
  })

  it('replaces what a fresh account has, and repeats nothing', () => {
    for (const list of [has.tags, has.macros, has.rules, has.views, has.integrations]) {
      const names = list.map(({ name }) => name)
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
    expect(has.tags).toHaveLength(demo.tags.length)
    expect(has.rules).toHaveLength(demo.rules.length)
    expect(has.macros).toHaveLength(demo.macros.filter(({ archivedMinutesAgo }) => archivedMinutesAgo === null).length)
  })

  it('refers only to objects that exist', () => {
    expect(dangling(world, has)).toEqual([])
  })

  it('lists tickets in the order they came, with ids that grow', () => {
    const ids = has.tickets.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((one, other) => one - other))
    const messageIds = has.messages.map(({ id }) => id)
    expect(messageIds).toEqual(messageIds.toSorted((one, other) => one - other))
  })

  it('shows a conversation as it was seeded', async () => {
    const told = demo.tickets.find(({ messages }) => messages.length > 60)
    if (!told) throw new Error('the demo has no long conversation')
    const ticket = await world.api.tickets.get(ticketAbout(told.subject).id)
    expect(ticket.messages.map(({ body_text }) => body_text)).toEqual(told.messages.map(({ body_text }) => body_text))
    expect(ticket.tags.map(({ name }) => name).toSorted()).toEqual(told.tags.toSorted())
    expect(ticket).toMatchObject({ status: told.status, channel: told.channel, language: told.language })
    expect(ticket.messages[0]?.body_html).toMatch(/^<div>/)
  })

  it('keeps files that can be fetched', async () => {
    const files = has.messages.flatMap(({ attachments }) => attachments ?? [])
    const kinds = new Map(
      [...files, ...has.recordings].map((file) => ['content_type' in file ? file.content_type : '', file.url]),
    )
    expect(kinds.size).toBe(4)
    for (const [kind, url] of kinds) {
      const { pathname } = new URL(String(url))
      const answer = await world.call('GET', `/api/attachment/download${pathname}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, kind || 'audio/wav'])
    }
  })

  it('has something to see in its files, of the size the message says', async () => {
    const { store } = world.sandbox.world()
    const files = store.select('files')
    for (const { name, size } of has.messages.flatMap(({ attachments }) => attachments ?? [])) {
      expect(files.filter((file) => file.name === name).map((file) => file.size)).toContain(size)
    }
    for (const { name, content_type, content, size } of files) {
      const bytes = Buffer.from(content, 'base64')
      expect([bytes.length, size > 500, size < 10_000], name).toEqual([size, true, true])
      const beginning = beginnings[content_type] ?? 'no such kind'
      expect(bytes.toString('latin1', 0, beginning.length), name).toBe(beginning)
    }
    const label = files.find(({ name }) => name === 'return-label.pdf')
    expect(Buffer.from(label?.content ?? '', 'base64').toString('latin1')).toContain('(RETURN LABEL) Tj')
  })

  it('has customers with what they ordered in the shop', async () => {
    const told = demo.customers.find(({ orders }) => orders.length > 2)
    const found = has.customers.find(({ name }) => name === told?.name)
    const customer = await world.api.customers.get(found?.id ?? 0)
    const [shop] = Object.values(customer.integrations) as { orders: { name: string }[] }[]
    const shops = has.integrations.filter(({ type }) => type === 'shopify').map(({ id }) => String(id))
    expect(shops).toEqual(expect.arrayContaining(Object.keys(customer.integrations)))
    expect(told?.orders.map(({ name }) => name)).toEqual(
      expect.arrayContaining(shop?.orders.map(({ name }) => name) ?? []),
    )
    expect(customer.channels.map(({ address }) => address)).toEqual(told?.channels.map(({ address }) => address))
  })

  it('redirects the address of a merged customer', async () => {
    const merged = world.sandbox.world().store.all<{ id: number; merged_into: number }>({
      sql: 'SELECT id, merged_into FROM customers WHERE merged_into IS NOT NULL',
      parameters: [],
    })
    const answer = await world.call('GET', `/api/customers/${merged[0]?.id}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/api/customers/${merged[0]?.merged_into}/`])
  })

  it('fills its views', async () => {
    const sizes: Record<string, number> = {}
    for (const view of has.views.filter(
      ({ type, deactivated_datetime }) => type === 'ticket-list' && !deactivated_datetime,
    )) {
      sizes[view.slug ?? ''] = (await world.api.tickets.list({ view_id: view.id }).all()).items.length
    }
    const count = (test: (ticket: (typeof demo.tickets)[number]) => boolean) => demo.tickets.filter(test).length
    expect(sizes['spam']).toBe(count(({ spam, trashedMinutesAgo }) => spam && trashedMinutesAgo === null))
    expect(sizes['trash']).toBe(count(({ spam, trashedMinutesAgo }) => !spam && trashedMinutesAgo !== null))
    for (const slug of [
      'wholesale-partners',
      'high-and-critical',
      'all',
      'unassigned',
      'closed',
      'e-mails-oldest-first',
      'not-in-english',
      'for-the-workroom',
    ]) {
      expect(sizes[slug], slug).toBeGreaterThan(0)
    }
  })

  it('counts how often each tag is used', () => {
    for (const { name, usage } of has.tags) {
      expect([name, usage]).toEqual([name, demo.tickets.filter(({ tags }) => tags.includes(name)).length])
    }
  })

  it('writes the log in the order of time, with who did it', () => {
    const ids = has.events.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((one, other) => one - other))
    const moments = has.events.map(({ created_datetime }) => parseMoment(created_datetime) ?? 0)
    expect(moments).toEqual(moments.toSorted((one, other) => one - other))
    expect(moments.at(-1)).toBeLessThanOrEqual(aWednesday.getTime() * 1000)
    expect(has.events[0]?.type).toBe('account-created')
    const answers = has.messages.filter(({ via }) => via === 'helpdesk')
    const writers = new Map(
      has.events.flatMap((event) =>
        event.type === 'ticket-message-created' ? [[event.object_id, event.user_id]] : [],
      ),
    )
    expect(answers.filter(({ id, sender }) => writers.get(id) !== sender?.id)).toEqual([])
  })

  it('tells each ticket from its creation to its end', () => {
    const told = demo.tickets.find(({ snoozeEndsInMinutes }) => snoozeEndsInMinutes !== null)
    const { id } = ticketAbout(told?.subject ?? '')
    const types = has.events
      .filter((event) => event.object_type === 'Ticket' && event.object_id === id)
      .map(({ type }) => type)
    expect(types[0]).toBe('ticket-created')
    expect(types).toEqual(expect.arrayContaining(['ticket-assigned', 'ticket-tags-added']))
    expect(types.slice(-2)).toEqual(['ticket-closed', 'ticket-snoozed'])
  })

  it('triggers nothing while it is loaded', async () => {
    expect(await world.sandbox.control.outbox.list()).toEqual([])
    expect(await world.sandbox.control.deliveries.list()).toEqual([])
  })
})

describe('the demo, as time goes on', () => {
  it('opens snoozed tickets when their time comes', async () => {
    await using world = await openOn(aWednesday, 'demo')
    const { store } = world.sandbox.world()
    const [task] = store.all<{ id: number }>({
      sql: `SELECT json_extract(doc, '$.payload.ticket_id') AS id FROM tasks WHERE kind = 'unsnooze' ORDER BY due LIMIT 1`,
      parameters: [],
    })
    const before = await world.api.tickets.get(task?.id ?? 0)
    expect([before.status, before.snooze_datetime]).toEqual(['closed', expect.any(String)])
    await world.sandbox.advance(8_000 * 60_000)
    expect(await world.api.tickets.get(before.id)).toMatchObject({ status: 'open', snooze_datetime: null })
    expect(store.count('tasks', { sql: `kind = 'unsnooze'`, parameters: [] })).toBe(0)
  })

  it('sends a survey when it becomes due', async () => {
    await using world = await openOn(aWednesday, 'empty')
    const demo = demoAt(aWednesday)
    const waiting = {
      sentMinutesAgo: null,
      scoredMinutesAgo: null,
      score: null,
      body_text: null,
      shouldSendMinutesAgo: -30,
    }
    loadDemo(world.sandbox.world(), {
      ...demo,
      surveys: demo.surveys.map((survey, index) => (index === 0 ? { ...survey, ...waiting } : survey)),
    })
    const unsent = async () =>
      (await world.api.satisfactionSurveys.list().all()).items.filter(({ sent_datetime }) => sent_datetime === null)
    const [survey] = await unsent()
    await world.sandbox.advance(hourMs)
    expect(await unsent()).toEqual([])
    const events = await world.api.events.list({ object_type: 'SatisfactionSurvey', object_id: survey?.id ?? 0 })
    expect(events.items.map(({ type }) => type)).toEqual(['satisfaction-survey-sent'])
    expect(await world.sandbox.control.outbox.list()).toMatchObject([{ kind: 'survey' }])
  })

  it('comes back after a reset', async () => {
    await using world = await openOn(aWednesday, 'demo')
    const before = await world.sandbox.control.counts.get()
    const [ticket] = (await world.api.tickets.list()).items
    await world.api.tickets.delete(ticket?.id ?? 0)
    expect(await world.sandbox.control.counts.get()).not.toEqual(before)
    await world.sandbox.control.state.reset()
    expect(await world.sandbox.control.counts.get()).toEqual(before)
    expect((await world.api.tickets.list()).items[0]).toEqual(ticket)
  })

  it('looks like a shop at work from a Sunday night as well', async () => {
    await using world = await openOn(new Date('2026-07-05T23:30:00Z'), 'demo')
    const has = await everything(world)
    expect(world.differences).toEqual([])
    expect(dangling(world, has)).toEqual([])
    const moments = has.events.map(({ created_datetime }) => parseMoment(created_datetime) ?? 0)
    expect(moments).toEqual(moments.toSorted((one, other) => one - other))
  }, 60_000)
})
