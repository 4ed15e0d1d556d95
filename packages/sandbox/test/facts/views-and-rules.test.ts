import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket, mail } from '../world.ts'

const subjects = (items: readonly { subject: string | null }[]) => items.map((item) => item.subject)

describe('views', () => {
  fact('views.system', async ({ api, call }) => {
    const { items } = await api.views.list({ order_by: 'created_datetime:asc' })
    expect(items.map((view) => view.slug)).toEqual([
      'inbox',
      'unassigned',
      'all',
      'snoozed',
      'closed',
      'trash',
      'spam',
      'all-customers',
    ])
    expect((await call('DELETE', `/api/views/${items[0]?.id}`)).status).toBe(403)
  })

  fact('views.filter', async ({ api }) => {
    await api.tickets.create(aTicket({ subject: 'Open mail' }))
    await api.tickets.create(aTicket({ subject: 'Spam', spam: true }))
    await api.tickets.create(aTicket({ subject: 'Trash', trashed_datetime: '2026-03-02T10:00:00Z' }))
    await api.tickets.create(aTicket({ subject: 'VIP', tags: [{ name: 'VIP' }], priority: 'high' }))
    const found = async (filters: string) =>
      subjects(
        (await api.views.searchItems(0, { view: { filters, order_by: 'created_datetime', order_dir: 'asc' } })).items,
      )
    expect(await found('')).toEqual(['Open mail', 'VIP'])
    expect(await found('eq(ticket.spam, true)')).toEqual(['Spam'])
    expect(await found('isNotEmpty(ticket.trashed_datetime)')).toEqual(['Trash'])
    expect(await found("containsAny(ticket.tags.name, ['VIP', 'x'])")).toEqual(['VIP'])
    expect(await found("eq(ticket.priority, 'high') || contains(ticket.subject, 'MAIL')")).toEqual(['Open mail', 'VIP'])
    expect(
      await found("eq(ticket.customer.email, 'maya@example.com') && isEmpty(ticket.assignee_user.id)"),
    ).toHaveLength(2)
    expect(await found("gt(ticket.created_datetime, '2100-01-01T00:00:00Z')")).toEqual([])
    expect(await found("eq(ticket.tags[0].name, 'VIP') && isNotEmpty(ticket.messages[-1].body_text)")).toEqual(['VIP'])
    expect(await found("eq(ticket.tags[1].name, 'VIP')")).toEqual([])
    expect(await found("eq(ticket.constructor.name, 'Object')")).toEqual([])
    expect(await found(`eq(ticket.subject, "x' OR 1=1 --")`)).toEqual([])
  })

  fact('views.bad-filter', async ({ call }) => {
    for (const filters of [
      'eq(',
      "ticket.status == 'open'",
      'unknown(ticket.id, 1)',
      'eq(user.id, 1)',
      'true',
      "eq(ticket.status, 'open'); drop()",
    ]) {
      const { status, body } = await call('POST', '/api/views', { slug: 's', filters })
      expect([filters, status, Object.keys(body.error.data)]).toEqual([filters, 400, ['filters']])
    }
  })

  fact('views.current-user', async ({ api }) => {
    const me = await api.users.get(0)
    await api.tickets.create(aTicket({ subject: 'Mine', assignee_user: { id: me.id } }))
    await api.tickets.create(aTicket({ subject: 'Nobody’s' }))
    const inbox = (await api.views.list()).items.find((view) => view.slug === 'inbox')
    expect(inbox?.filters).toContain('{{current_user.id}}')
    expect(subjects((await api.views.listItems(inbox?.id ?? 0)).items)).toEqual(['Mine'])
  })

  fact('views.items-paging', async ({ api, call }) => {
    const same = '2026-03-02T10:00:00Z'
    for (let index = 0; index < 9; index++)
      await api.tickets.create(aTicket({ subject: String(index), last_message_datetime: same }))
    const all = (await api.views.list()).items.find((view) => view.slug === 'all')?.id ?? 0
    const { body } = await call('GET', `/api/views/${all}/items?limit=4`)
    expect(Object.keys(body)).toEqual(['data', 'meta'])
    expect(body.meta.next_items).toMatch(/^\/api\/views\/\d+\/items\?direction=next&cursor=[^&]+&ignored_item=\d+$/)
    expect(body.data[0]).not.toHaveProperty('summary')
    const walked = (await api.views.listItems(all, { limit: 4 }).all()).items.map((item) => item.subject)
    expect(new Set(walked).size).toBe(9)
  })

  fact('views.search', async ({ api, call }) => {
    await api.tickets.create(aTicket({ subject: 'About boots', messages: [mail('They squeak')] }))
    await api.tickets.create(aTicket({ subject: 'About hats' }))
    const search = async (text: string) =>
      (await call('PUT', '/api/views/0/items?limit=5', { view: { search: text } })).body.data.length
    expect([await search('boots'), await search('SQUEAK'), await search('maya'), await search('zzz')]).toEqual([
      1, 1, 2, 0,
    ])
  })

  fact('views.order', async ({ api }) => {
    const first = await api.tickets.create(aTicket({ subject: 'b', priority: 'low' }))
    await api.tickets.create(aTicket({ subject: 'a', priority: 'critical' }))
    await api.tickets.update(first.id, { subject: 'b' })
    const view = await api.views.create({ slug: 'p', filters: '', order_by: 'created_datetime', order_dir: 'asc' })
    expect(subjects((await api.tickets.list({ view_id: view.id, order_by: 'created_datetime:desc' })).items)).toEqual([
      'b',
      'a',
    ])
    expect(subjects((await api.views.listItems(view.id, { order_by: 'priority:desc' })).items)).toEqual(['a', 'b'])
  })

  fact('views.sharing', async ({ api, sandbox, call }) => {
    const leo = await api.users.create({ name: 'Leo Park', email: 'leo@acme.example', role: { name: 'agent' } })
    const view = await api.views.create({ slug: 'mine', visibility: 'private' })
    expect(view.shared_with_users.map((user) => user.name)).toEqual(['Ana Admin'])
    const { username, api_key } = await sandbox.control.keys.reset({ user_id: leo.id })
    const authorization = `Basic ${btoa(`${username}:${api_key}`)}`
    expect((await call('GET', `/api/views/${view.id}`, undefined, { authorization })).status).toBe(404)
  })
})

describe('rules', () => {
  const onCreate = { event_types: 'ticket-created' }

  fact('rules.run', async ({ api }) => {
    await api.rules.create({
      ...onCreate,
      name: 'first',
      priority: 50,
      code: "if (contains(ticket.subject, 'refund')) { Action('addTags', { tags: 'one, two' }); }",
    })
    await api.rules.create({
      ...onCreate,
      name: 'second',
      priority: 40,
      code: "if (eq(ticket.tags.name, 'one')) { Action('setPriority', { priority: 'high' }) }",
    })
    const { id } = await api.tickets.create(aTicket({ subject: 'A refund please' }))
    const ticket = await api.tickets.get(id)
    expect([ticket.tags.map((tag) => tag.name), ticket.priority]).toEqual([['one', 'two'], 'high'])
    const events = (await api.events.list({ types: ['rule-executed'], order_by: 'created_datetime:asc' })).items
    expect(events.map((event) => [(event.data as { name: string }).name, event.user_id])).toEqual([
      ['first', null],
      ['second', null],
    ])
  })

  fact('rules.unknown-action', async ({ api }) => {
    const rule = await api.rules.create({ ...onCreate, name: 'odd', code: "Action('launchRocket', { to: 'moon' });" })
    expect(rule.code).toBe("Action('launchRocket', { to: 'moon' });")
    await api.tickets.create(aTicket())
    const [event] = (await api.events.list({ types: ['rule-executed'] })).items
    expect(event?.data).toMatchObject({ id: rule.id, skipped: ['launchRocket'] })
  })

  fact('rules.loop', async ({ api }) => {
    const on = { event_types: 'ticket-updated' }
    await api.rules.create({
      ...on,
      name: 'open',
      code: "if (eq(ticket.status, 'closed')) { Action('setStatus', { status: 'open' }); }",
    })
    await api.rules.create({
      ...on,
      name: 'close',
      code: "if (eq(ticket.status, 'open')) { Action('setStatus', { status: 'closed' }); }",
    })
    const { id } = await api.tickets.create(aTicket())
    await api.tickets.update(id, { subject: 'go' })
    expect((await api.events.list({ types: ['rule-executed'], limit: 100 })).items.length).toBeLessThan(100)
  })

  fact('rules.priorities', async ({ api, call }) => {
    const rules = (await api.rules.list()).items
    const [rule] = rules
    const changed = await api.rules.setPriorities({ priorities: [{ id: rule?.id ?? 0, priority: 900 }] })
    expect(changed.map((one) => one.id).at(-1)).toBe(rule?.id)
    expect(changed).toHaveLength(rules.length)
    expect((await call('POST', '/api/rules/priorities', [{ id: 1, priority: 2 }])).status).toBe(400)
    expect((await api.rules.create({ name: 'next', code: '' })).priority).toBe(901)
  })

  fact('rules.bad-code', async ({ call }) => {
    for (const code of ['if (', 'let x = 1', 'while (true) {}', "fetch('http://x')", '!eq(ticket.id, 1)']) {
      const { status, body } = await call('POST', '/api/rules', { name: 'x', code })
      expect([code, status, Object.keys(body.error.data)]).toEqual([code, 400, ['code']])
    }
  })
})
