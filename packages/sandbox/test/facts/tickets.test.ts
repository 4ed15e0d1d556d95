import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket, mail } from '../world.ts'

describe('a new ticket', () => {
  fact('tickets.create.shape', async ({ call }) => {
    const { status, body } = await call('POST', '/api/tickets', aTicket())
    expect(status).toBe(201)
    expect(Object.keys(body).slice(0, 8)).toEqual([
      'id',
      'uri',
      'external_id',
      'events',
      'status',
      'priority',
      'channel',
      'via',
    ])
    expect(Object.keys(body).at(-1)).toBe('is_unread')
    expect(body).not.toHaveProperty('custom_fields')
    expect(body.requester).toEqual(body.customer)
    expect(body).toMatchObject({
      uri: `/api/tickets/${body.id}/`,
      via: 'api',
      imported: false,
      opened_datetime: null,
      events: [],
    })
    expect(body.messages[0]).toHaveProperty('macros', [])
    const read = (await call('GET', `/api/tickets/${body.id}`)).body
    expect(read.messages[0]).not.toHaveProperty('macros')
    expect(read.customer).toHaveProperty('ecommerce_data', {})
  })

  fact('tickets.create.customer', async ({ api }) => {
    const ticket = await api.tickets.create(aTicket())
    expect(ticket.customer).toMatchObject({
      email: 'maya@example.com',
      firstname: 'Maya',
      lastname: 'Ortiz',
      meta: null,
    })
    expect(ticket.customer?.channels[0]).toMatchObject({ type: 'email', preferred: true })
    const again = await api.tickets.create(aTicket())
    expect(again.customer?.id).toBe(ticket.customer?.id)
  })

  fact('tickets.create.datetimes', async ({ api }) => {
    const ticket = await api.tickets.create(aTicket())
    const { created_datetime, last_message_datetime, last_received_message_datetime } = ticket
    expect(ticket.messages[0]?.created_datetime).toBe(created_datetime)
    expect([last_message_datetime, last_received_message_datetime]).toEqual([created_datetime, created_datetime])
  })

  fact('tickets.create.tags', async ({ api }) => {
    const ticket = await api.tickets.create(
      aTicket({ tags: [{ name: 'brand-new', decoration: { color: '#123456' } }] }),
    )
    expect(ticket.tags).toEqual([{ id: expect.any(Number), name: 'brand-new', decoration: { color: '#123456' } }])
    expect((await api.tags.list({ search: 'brand-new' })).items).toHaveLength(1)
  })

  fact('tickets.create.language', async ({ api, sandbox }) => {
    const french = mail("Bonjour, je n'ai pas reçu ma commande. Merci !")
    const { id, language } = await api.tickets.create(aTicket({ messages: [french] }))
    expect(language).toBeNull()
    await sandbox.advance(5_000)
    expect((await api.tickets.get(id)).language).toBe('fr')
  })

  fact('tickets.unread', async ({ api, sandbox }) => {
    const { id, is_unread } = await api.tickets.create(aTicket())
    expect(is_unread).toBe(true)
    expect((await api.tickets.update(id, { is_unread: false })).is_unread).toBe(false)
    await sandbox.control.customer.writes({ from: 'maya@example.com', text: 'Any news?', ticket_id: id })
    expect((await api.tickets.get(id)).is_unread).toBe(true)
  })
})

describe('the life of a ticket', () => {
  fact('tickets.close.stamps', async ({ api }) => {
    const { id } = await api.tickets.create(aTicket())
    const closed = await api.tickets.update(id, { status: 'closed' })
    expect(closed.closed_datetime).not.toBeNull()
    const again = await api.tickets.update(id, { status: 'closed', subject: 'Still closed' })
    expect(again).toMatchObject({ closed_datetime: closed.closed_datetime, subject: 'Still closed' })
    expect(again.updated_datetime).not.toBe(closed.updated_datetime)
  })

  fact('tickets.reopen', async ({ api }) => {
    const { id } = await api.tickets.create(aTicket({ status: 'closed' }))
    expect(await api.tickets.update(id, { status: 'open' })).toMatchObject({
      closed_datetime: null,
      snooze_datetime: null,
    })
  })

  fact('tickets.reopen-by-customer', async ({ api, sandbox }) => {
    const { id } = await api.tickets.create(aTicket({ status: 'closed' }))
    await sandbox.control.customer.writes({ from: 'maya@example.com', text: 'One more thing', ticket_id: id })
    expect(await api.tickets.get(id)).toMatchObject({ status: 'open', closed_datetime: null })
    const types = (await api.events.list({ object_type: 'Ticket', object_id: id })).items.map((event) => event.type)
    expect(types).toContain('ticket-reopened')
  })

  fact('tickets.snooze', async ({ api, sandbox }) => {
    const { id } = await api.tickets.create(aTicket())
    const snooze_datetime = new Date(sandbox.clock.now() / 1000 + 3_600_000).toISOString()
    expect(await api.tickets.update(id, { snooze_datetime })).toMatchObject({ status: 'closed' })
    await sandbox.advance(3_599_000)
    expect((await api.tickets.get(id)).status).toBe('closed')
    await sandbox.advance(2_000)
    expect(await api.tickets.get(id)).toMatchObject({ status: 'open', snooze_datetime: null })
  })

  fact('tickets.trashed-listed', async ({ api }) => {
    const { id } = await api.tickets.create(aTicket())
    await api.tickets.update(id, { trashed_datetime: '2026-03-02T10:00:00Z' })
    expect((await api.tickets.list()).items.map((item) => item.id)).toContain(id)
    expect((await api.tickets.list({ trashed: false })).items.map((item) => item.id)).not.toContain(id)
  })

  fact('tickets.merge', async ({ api, call, sandbox }) => {
    const one = await api.tickets.create(aTicket({ tags: [{ name: 'refund' }] }))
    const other = await api.tickets.create(aTicket({ tags: [{ name: 'VIP' }], messages: [mail('It is order 1042.')] }))
    const survey = await api.satisfactionSurveys.create({ ticket_id: other.id, customer_id: one.customer?.id ?? 0 })
    await sandbox.control.tickets.merge({ source_id: other.id, target_id: one.id })
    await expect(api.tickets.get(other.id)).rejects.toMatchObject({ code: 'not_found' })
    const merged = await api.tickets.get(one.id)
    expect(merged.messages.map(({ body_text }) => body_text)).toEqual([
      'I ordered M and received L.',
      'It is order 1042.',
    ])
    expect(merged.tags.map(({ name }) => name)).toEqual(['refund', 'VIP'])
    expect(merged.satisfaction_survey?.id).toBe(survey.id)
    expect((await api.tickets.list()).items).toMatchObject([
      {
        id: one.id,
        messages_count: 2,
        excerpt: 'It is order 1042.',
        last_message_datetime: other.last_message_datetime,
      },
    ])
    const events = async (id: number) =>
      (await api.events.list({ object_type: 'Ticket', object_id: id })).items.map(({ type }) => type)
    expect(await events(one.id)).toContain('ticket-merged')
    expect(await events(other.id)).toContain('ticket-deleted')
    const itself = await call('POST', '/__sandbox/tickets/merge', { source_id: one.id, target_id: one.id })
    expect(itself.status).toBe(400)
  })

  fact('tickets.auto-merge', async ({ api, sandbox }) => {
    const [setting] = (await api.account.listSettings({ type: 'auto-merge' })).items
    const set = (enabled: boolean) =>
      api.account.updateSetting(setting?.id ?? 0, {
        type: 'auto-merge',
        data: { tickets: { enabled, merging_window_days: 2 } },
      })
    const writes = async (from = 'maya@example.com') =>
      (await sandbox.control.customer.writes({ from, text: 'Hello?' })).ticket.id
    const open = async () => (await api.tickets.list({ order_by: 'created_datetime:asc' })).items.map(({ id }) => id)
    await set(true)
    const old = await writes()
    await sandbox.advance(3 * 24 * 3_600_000)
    const first = await writes()
    const closed = await writes()
    await api.tickets.update(closed, { status: 'closed' })
    const others = await writes('noor@example.com')
    const second = await writes()
    await sandbox.advance(9_000)
    expect(await open()).toContain(second)
    await sandbox.advance(2_000)
    expect(await open()).toEqual([old, first, closed, others])
    expect((await api.tickets.get(first)).messages).toHaveLength(2)
    await set(false)
    const third = await writes()
    await sandbox.advance(20_000)
    expect(await open()).toContain(third)
  })

  fact('tickets.delete', async ({ api }) => {
    const { id, customer } = await api.tickets.create(aTicket())
    await api.tickets.delete(id)
    await expect(api.tickets.get(id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await api.customers.get(customer?.id ?? 0)).email).toBe('maya@example.com')
    expect((await api.messages.list({ ticket_id: id })).items).toEqual([])
  })

  fact('tickets.assign', async ({ api }) => {
    const me = await api.users.get(0)
    const { id } = await api.tickets.create(aTicket())
    expect((await api.tickets.update(id, { assignee_user: { id: me.id } })).assignee_user).toMatchObject({
      email: 'ana@acme.example',
    })
    expect((await api.tickets.update(id, { assignee_user: null })).assignee_user_id).toBeNull()
    await expect(api.tickets.update(id, { assignee_team: { id: 99 } })).rejects.toMatchObject({
      fields: { assignee_team: ['Team does not exist.'] },
    })
  })

  fact('tickets.events', async ({ api }) => {
    const { id } = await api.tickets.create(aTicket())
    const before = new Set(
      (await api.events.list({ object_type: 'Ticket', object_id: id })).items.map((event) => event.id),
    )
    await api.tickets.update(id, { status: 'closed', subject: 'Renamed' })
    const events = (await api.events.list({ object_type: 'Ticket', object_id: id, order_by: 'created_datetime:asc' }))
      .items
    const news = events.filter((event) => !before.has(event.id))
    expect(news.map((event) => [event.type, event.data])).toEqual([
      ['ticket-updated', null],
      ['ticket-closed', null],
      ['ticket-subject-updated', { new_subject: 'Renamed' }],
    ])
    expect(new Set(news.map((event) => event.context)).size).toBe(1)
  })
})

describe('tags and fields of a ticket', () => {
  fact('tickets.tags-replace', async ({ api }) => {
    const names = async (id: number) => (await api.tickets.listTags(id)).items.map((tag) => tag.name)
    const { id } = await api.tickets.create(aTicket({ tags: [{ name: 'VIP' }, { name: 'spam' }] }))
    await api.tickets.update(id, { tags: [{ name: 'policy' }] })
    expect(await names(id)).toEqual(['policy'])
    await api.tickets.addTags(id, { names: ['VIP', 'VIP'] })
    expect(await names(id)).toEqual(['policy', 'VIP'])
    await api.tickets.removeTags(id, { names: ['policy', 'never-there'] })
    expect(await names(id)).toEqual(['VIP'])
    await expect(api.tickets.addTags(id, { names: ['unknown-name'] })).rejects.toMatchObject({ code: 'bad_request' })
    await expect(api.tickets.addTags(id, { ids: [99_999] })).rejects.toMatchObject({ code: 'not_found' })
    await api.tickets.setTags(id, {})
    expect(await names(id)).toEqual([])
  })

  fact('tickets.custom-fields', async ({ api, call }) => {
    const { items } = await api.customFields.list({ object_type: 'Ticket' })
    const reason = items.find((field) => field.label === 'Contact reason')?.id ?? 0
    const { id } = await api.tickets.create(aTicket({ custom_fields: [{ id: reason, value: 'Order::Wrong item' }] }))
    const updated = await api.tickets.update(id, { priority: 'high' })
    expect(updated.custom_fields).toEqual({ [reason]: { id: reason, value: 'Order::Wrong item' } })
    expect((await api.tickets.get(id)).custom_fields).toEqual(updated.custom_fields)
    const bare = await api.tickets.create(aTicket())
    expect([bare.custom_fields, (await api.tickets.get(bare.id)).custom_fields]).toEqual([undefined, undefined])
    expect((await api.tickets.get(id, { relationships: ['custom_fields'] })).custom_fields).toBeDefined()
    await expect(api.tickets.setCustomField({ ticket_id: id, id: reason }, 'No such reason')).rejects.toMatchObject({
      code: 'bad_request',
    })
    await expect(api.tickets.setCustomField({ ticket_id: id, id: reason }, 5)).rejects.toMatchObject({
      code: 'bad_request',
    })
    expect(
      (await call('PUT', `/api/tickets/${id}/custom-fields/${reason}`, { id: reason, value: 'Other' })).body.value,
    ).toBe('Other')
    await api.tickets.deleteCustomField({ ticket_id: id, id: reason })
    expect((await api.tickets.listCustomFields(id)).items).toEqual([])
  })

  fact('tickets.custom-fields-bulk', async ({ api }) => {
    const own = await api.customFields.create({
      object_type: 'Ticket',
      label: 'Pieces',
      definition: { data_type: 'number', input_settings: { input_type: 'input_number', min: 1 } },
    })
    const { items } = await api.customFields.list({ object_type: 'Ticket' })
    const reason = items.find((field) => field.label === 'Contact reason')?.id ?? 0
    const { id } = await api.tickets.create(aTicket())
    await api.tickets.setCustomFields(id, [
      { id: own.id, value: 3 },
      { id: reason, value: 'Other' },
    ])
    await api.tickets.setCustomFields(id, [{ id: reason, value: 'Return' }])
    expect((await api.tickets.listCustomFields(id)).items.map((entry) => entry.value)).toEqual(['Return'])
    await expect(api.tickets.setCustomFields(id, [{ id: own.id, value: 3 }])).rejects.toMatchObject({
      code: 'bad_request',
    })
    await expect(
      api.tickets.setCustomFields(id, [
        { id: reason, value: 'Other' },
        { id: own.id, value: 0 },
      ]),
    ).rejects.toThrow(/at least 1/)
  })
})
