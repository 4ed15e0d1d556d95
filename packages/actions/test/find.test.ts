import { describe, expect, it } from 'vitest'
import { openDemo } from '../../../test/support/demo-session.ts'
import { type Chosen, condition, filterOf, together } from '../src/find/filter.ts'
import type { Found } from '../src/find/find.ts'
import { since, until } from '../src/find/since.ts'
import { type Asked, kindOf, type Way, wayTo } from '../src/find/strategy.ts'

const ids = ({ items }: Found) => items.map(({ id }) => id)

describe('the calls that find tickets', () => {
  const email = 'maya@shop.example'
  it.each<[Partial<Asked>, Way]>([
    [{ ids: [1, 2] }, { kind: 'ids', ids: [1, 2] }],
    [{ query: '8407' }, { kind: 'ids', ids: [8407], orElse: '8407' }],
    [
      { query: '8407', cursor: 'x' },
      { kind: 'search', words: '8407', isOrder: true },
    ],
    [
      { query: '8407', filtered: true },
      { kind: 'search', words: '8407', isOrder: true },
    ],
    [{ query: '#1042' }, { kind: 'search', words: '1042', isOrder: true }],
    [{ query: '1042-2' }, { kind: 'search', words: '1042-2', isOrder: true }],
    [{ order: 1042 }, { kind: 'search', words: '1042', isOrder: true }],
    [
      { order: '#1042', customer: 5 },
      { kind: 'search', words: '1042', isOrder: true, of: 5 },
    ],
    [{ query: email }, { kind: 'customer', of: email }],
    [{ email }, { kind: 'customer', of: email }],
    [
      { email, filtered: true },
      { kind: 'search', of: email },
    ],
    [
      { email, query: 'late parcel' },
      { kind: 'search', words: 'late parcel', of: email },
    ],
    [{ customer: 5 }, { kind: 'customer', of: 5 }],
    [
      { customer: 5, order_by: 'created_datetime:asc' },
      { kind: 'customer', of: 5 },
    ],
    [
      { customer: 5, order_by: 'priority:desc' },
      { kind: 'search', of: 5 },
    ],
    [{ view: 'Inbox' }, { kind: 'view', view: 'Inbox' }],
    [
      { view: 9, order_by: 'priority:desc' },
      { kind: 'view', view: 9 },
    ],
    [
      { view: 9, filtered: true },
      { kind: 'search', view: 9 },
    ],
    [
      { view: 9, query: 'late' },
      { kind: 'search', words: 'late', view: 9 },
    ],
    [{ query: 'late parcel' }, { kind: 'search', words: 'late parcel' }],
    [{ filtered: true }, { kind: 'search' }],
    [{}, { kind: 'search' }],
    [
      { ids: [1], view: 9 },
      { kind: 'unclear', reason: 'ids name the tickets already; leave the other filters out' },
    ],
    [
      { customer: 5, email },
      { kind: 'unclear', reason: 'give either customer or email' },
    ],
    [
      { query: 'late', order: 1042 },
      { kind: 'unclear', reason: 'words and an order were asked for at once; give one of them' },
    ],
  ])('%j', (asked, way) => {
    expect(wayTo({ filtered: false, ...asked })).toEqual(way)
  })

  it.each([
    ['8407', 'number'],
    [' #1042 ', 'order'],
    ['#EU-1042', 'order'],
    ['1042-1', 'order'],
    ['a@b.example', 'email'],
    ['mail a@b.example', 'words'],
    ['#', 'words'],
    ['1042 late', 'words'],
  ] as const)('%j is a kind of %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })
})

describe('filters', () => {
  it.each<[Chosen, string]>([
    [{}, ''],
    [{ status: 'open' }, 'eq(ticket.status, "open")'],
    [
      { tags: ['a', 'b'], assignee: 'me' },
      'contains(ticket.tags.name, "a") && contains(ticket.tags.name, "b") && eq(ticket.assignee_user.id, "{{current_user.id}}")',
    ],
    [{ assignee: 'nobody', team: 'none' }, 'isEmpty(ticket.assignee_user.id) && isEmpty(ticket.assignee_team.id)'],
    [
      { since: '2026-08-01T00:00:00.000Z', until: '2026-09-01T00:00:00.000Z', dateField: 'created' },
      'gte(ticket.created_datetime, "2026-08-01T00:00:00.000Z") && lt(ticket.created_datetime, "2026-09-01T00:00:00.000Z")',
    ],
    [{ spam: true, trashed: true }, 'eq(ticket.spam, true) && isNotEmpty(ticket.trashed_datetime)'],
    [{ spam: false, trashed: false }, ''],
  ])('%j', (chosen, filter) => {
    expect(filterOf(chosen)).toBe(filter)
  })

  it('a quote in a value stays in it', () => {
    expect(condition('contains', 'ticket.tags.name', 'a") || eq(ticket.spam, true')).toBe(
      'contains(ticket.tags.name, "a\\") || eq(ticket.spam, true")',
    )
  })

  it('an alternative is put in brackets', () => {
    expect(together(['eq(a) || eq(b)', '', 'eq(c)'])).toBe('(eq(a) || eq(b)) && eq(c)')
  })
})

describe('times', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  it.each([
    ['7d', '2026-11-14T12:00:00.000Z', '2026-11-14T12:00:00.000Z'],
    ['2026-08-01', '2026-08-01T00:00:00.000Z', '2026-08-02T00:00:00.000Z'],
    ['2026-08-01T10:00:00+02:00', '2026-08-01T08:00:00.000Z', '2026-08-01T08:00:00.000Z'],
  ])('%s', (text, first, end) => {
    expect([since(now, text), until(now, text)]).toEqual([first, end])
  })

  it.each(['soon', '1', '2026-13-01', '', '7'])('%j is not a date', (text) => {
    expect(() => since(now, text)).toThrow('is not a date: write 2026-08-01')
  })
})

it('a search for words takes one call', async () => {
  await using demo = await openDemo()
  const found = await demo.result<Found>('find', { query: 'invoice', limit: 3 })
  expect(demo.sent).toEqual(['PUT /api/views/0/items?limit=…'])
  expect(found.items).toHaveLength(3)
  expect(found).toMatchObject({
    truncated: true,
    incomplete: 'Words come from a search index that may be seconds behind.',
  })
  expect(found.how).toBe(
    '"invoice" was searched for in subjects, messages and customer data; order updated_datetime:desc; without spam and the trash.',
  )
})

it('continues where a page ended, and ends', async () => {
  await using demo = await openDemo()
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page: Found = await demo.result('find', { query: 'invoice', limit: 20, ...(cursor && { cursor }) })
    seen.push(...ids(page))
    cursor = page.next
  } while (cursor)
  const whole = await demo.result<Found>('find', { query: 'invoice', limit: 100 })
  expect(whole.truncated).toBe(false)
  expect(seen).toEqual(ids(whole))
})

it('a number is a ticket, and otherwise an order', async () => {
  await using demo = await openDemo()
  expect(ids(await demo.result('find', { query: '8407' }))).toEqual([8407])
  expect(demo.sent).toEqual(['GET /api/tickets?ticket_ids=…&limit=…'])
  demo.sent.length = 0
  const found = await demo.result<Found>('find', { query: '1342' })
  expect(demo.sent).toHaveLength(2)
  expect(ids(found)).toContain(8405)
  expect(found.how).toMatch(/^There is no ticket 1342\. "1342" was searched for/)
  expect(found.incomplete).toMatch(/^Gorgias has no search for orders/)
  expect(ids(await demo.result('find', { order: '#1342' }))).toEqual(ids(found))
})

it('ids come in the order they were given, and those that are missing are named', async () => {
  await using demo = await openDemo()
  const found = await demo.result<Found>('find', { ids: [8405, 1, 8407] })
  expect(ids(found)).toEqual([8405, 8407])
  expect(found.incomplete).toBe('There are no tickets 1.')
  expect(demo.sent).toHaveLength(1)
})

it('an address leads to everything of its customer, in two calls', async () => {
  await using demo = await openDemo()
  const address = 'Solene.Marchandet16@courriel-vert.example'
  const found = await demo.result<Found>('find', { query: address })
  expect(demo.sent.map((call) => call.split('?')[0])).toEqual(['GET /api/customers', 'GET /api/tickets'])
  expect(ids(found)).toEqual([8407, 8221])
  demo.sent.length = 0
  expect(ids(await demo.result('find', { email: address, status: 'open' }))).toEqual([8407])
  expect(demo.sent).toHaveLength(2)
})

it('an address that is not the first of its customer leads there, too', async () => {
  await using demo = await openDemo()
  await demo.gorgias.customers.update(5017, {
    channels: [
      { type: 'email', address: 'solene.marchandet16@courriel-vert.example', preferred: true },
      { type: 'email', address: 'solene@work.example' },
    ],
  })
  expect(ids(await demo.result('find', { email: 'solene@work.example' }))).toContain(8407)
})

it('an address without a customer is searched for in texts', async () => {
  await using demo = await openDemo()
  const found = await demo.result<Found>('find', { query: 'nobody@nowhere.example' })
  expect(found.items).toEqual([])
  expect(found.how).toMatch(
    /^No customer has the address nobody@nowhere\.example\. "nobody@nowhere\.example" was searched/,
  )
  expect(await demo.result<Found>('find', { email: 'nobody@nowhere.example', status: 'open' })).toEqual({
    items: [],
    truncated: false,
    how: 'No customer has the address nobody@nowhere.example.',
  })
})

it('a view keeps its order, and other filters narrow it', async () => {
  await using demo = await openDemo()
  const whole = await demo.result<Found>('find', { view: 'E-mails, oldest first', limit: 100 })
  const created = whole.items.map(({ created_datetime }) => created_datetime)
  expect(created).toEqual(created.toSorted())
  const narrow = await demo.result<Found>('find', { view: 90009, tag: ['VIP'] })
  expect(ids(narrow)).toEqual(ids(whole).filter((id) => ids(narrow).includes(id)))
  expect(narrow.items.every(({ tags }) => tags?.includes('VIP'))).toBe(true)
  expect(narrow.how).toContain('order created_datetime:asc')
  const turned = await demo.result<Found>('find', { view: 90009, order_by: 'created_datetime:desc', limit: 100 })
  expect(ids(turned)).toEqual(ids(whole).toReversed())
})

it('a view with alternatives is narrowed as a whole', async () => {
  await using demo = await openDemo()
  const found = await demo.result<Found>('find', { view: 'High and critical', channel: 'email', limit: 100 })
  expect(found.items.length).toBeGreaterThan(0)
  expect(found.items.every(({ channel, status }) => channel === 'email' && status === 'open')).toBe(true)
})

it('filters are combined: person, team, priority, dates', async () => {
  await using demo = await openDemo()
  const found = await demo.result<Found>('find', { assignee: 'Noor', team: 'Customer care', since: '14d', limit: 100 })
  expect(found.items.length).toBeGreaterThan(0)
  expect(found.items.every((ticket) => ticket.assignee_user === 5003 && ticket.assignee_team === 4101)).toBe(true)
  const since = new Date(demo.session.clock.now() - 14 * 86_400_000).toISOString()
  expect(found.items.every(({ updated_datetime }) => (updated_datetime ?? '') >= since)).toBe(true)
})

it('spam and trash are there only when they are asked for', async () => {
  await using demo = await openDemo()
  const all = await demo.result<Found>('find', { query: 'profit', limit: 100 })
  expect(ids(all)).not.toContain(8406)
  const spam = await demo.result<Found>('find', { spam: true, limit: 100 })
  expect(ids(spam)).toContain(8406)
  expect(spam.items.every((ticket) => ticket.spam)).toBe(true)
  const trash = await demo.result<Found>('find', { trashed: true, limit: 100 })
  expect(trash.items.length).toBeGreaterThan(0)
  expect(trash.items.every(({ trashed }) => trashed)).toBe(true)
})

it('a value with quotes finds nothing instead of everything', async () => {
  await using demo = await openDemo()
  const found = await demo.result<Found>('find', { channel: 'x") || eq(ticket.status, "open' })
  expect(found.items).toEqual([])
})

it('what customers and agents wrote stands under untrusted', async () => {
  await using demo = await openDemo()
  const [item] = (await demo.result<Found>('find', { query: '8405' })).items
  expect(item).toEqual({
    id: 8405,
    status: 'open',
    priority: 'normal',
    channel: 'email',
    assignee_user: 5005,
    assignee_team: 4101,
    customer: 5049,
    tags: ['auto-reply', 'payment'],
    created_datetime: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
    updated_datetime: expect.any(String),
    messages_count: 3,
    untrusted: {
      subject: '#1342: payment not going through',
      excerpt: expect.stringMatching(/^Hi Digby, .*…$/),
      customer: 'Digby Northcote',
      assignee_user: 'Leilani Kahananui',
      assignee_team: 'Customer care',
    },
  })
})

it('refuses contradictions and unknown names, and lists those that exist', async () => {
  await using demo = await openDemo()
  const refusal = (input: Record<string, unknown>) => demo.act('find', input).then(String, (error) => error.message)
  expect(await refusal({ tag: ['invioce'] })).toBe('find: tag unknown: invioce (did you mean invoice?).')
  expect(await refusal({ ids: [1], status: 'open' })).toBe(
    'find: ids name the tickets already; leave the other filters out.',
  )
  expect(await refusal({ view: 'Nothing such' })).toMatch(/^there is no view "Nothing such"; there are .*VIPs waiting/)
  expect(await refusal({ view: 'All customers', status: 'open' })).toBe(
    'find: view 90008 lists customers, not tickets; use customers.list with view_id 90008.',
  )
  expect(await refusal({ assignee: 'Nobody Here' })).toMatch(
    /^there is no user "Nobody Here"; there are ana@acme.example \(5001\)/,
  )
  expect(await refusal({ since: 'last week' })).toMatch(/^"last week" is not a date/)
  expect(await refusal({ status: 'pending' })).toMatch(/^find: nothing was read: status/)
  expect(await refusal({ limit: 500 })).toMatch(/^find: nothing was read: limit/)
  expect(await refusal({ query: 'invoice', cursor: '~broken' })).toMatch(/cursor is cut or altered/)
})
