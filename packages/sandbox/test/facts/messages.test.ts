import { describe, expect, it } from 'vitest'
import { fact } from '../fact.ts'
import { anAnswer, aTicket, mail, openWorld } from '../world.ts'

describe('sending', () => {
  fact('messages.outgoing-later', async ({ api, sandbox }) => {
    const { id } = await api.tickets.create(aTicket())
    const answer = await api.messages.create(id, anAnswer())
    expect([answer.sent_datetime, answer.message_id]).toEqual([null, null])
    await sandbox.advance(4_000)
    const sent = await api.messages.get({ ticket_id: id, id: answer.id })
    expect(sent.sent_datetime).not.toBeNull()
    expect(sent.message_id).toMatch(/^<.+@.+>$/)
    expect((await api.tickets.get(id)).last_message_datetime).toBe(sent.sent_datetime)
    expect(await sandbox.control.outbox.list()).toMatchObject([
      { kind: 'message', to: ['maya@example.com'], text: 'It ships today.' },
    ])
  })

  fact('messages.import', async ({ api, sandbox }) => {
    const { id } = await api.tickets.create(aTicket())
    const stored = await api.messages.create(id, anAnswer({ sent_datetime: '2026-03-02T10:00:00Z' }))
    expect(stored.sent_datetime).toBe('2026-03-02T10:00:00+00:00')
    await sandbox.advance(60_000)
    expect(await sandbox.control.outbox.list()).toEqual([])
  })

  fact('messages.incoming-sent', async ({ api }) => {
    const { id } = await api.tickets.create(aTicket())
    const message = await api.messages.create(id, mail('Any news?'))
    expect(message.sent_datetime).toBe(message.created_datetime)
  })

  fact('messages.failed', async ({ api, sandbox }) => {
    await sandbox.control.undeliverable.set({ 'maya@example.com': '550 mailbox full' })
    const { id } = await api.tickets.create(aTicket())
    const answer = await api.messages.create(id, anAnswer())
    await sandbox.advance(15_000)
    const failed = await api.messages.get({ ticket_id: id, id: answer.id })
    expect(failed).toMatchObject({
      sent_datetime: null,
      last_sending_error: { error: '550 mailbox full' },
      is_retriable: false,
    })
    expect(failed.failed_datetime).not.toBeNull()
    expect((await api.tickets.list()).items[0]?.last_sent_message_not_delivered).toBe(true)
    const events = await api.events.list({ object_type: 'TicketMessage', object_id: answer.id })
    expect(events.items.map((event) => event.type)).toContain('ticket-message-failed')
  })

  fact('messages.chat-undelivered', async ({ api, sandbox }) => {
    const { ticket } = await sandbox.control.customer.writes({ from: 'visitor-7', channel: 'chat', text: 'Hi!' })
    const line = await api.messages.create(ticket.id, {
      channel: 'chat',
      from_agent: true,
      sender: { email: 'ana@acme.example' },
      body_text: 'Hello',
    })
    expect(line).toMatchObject({ sent_datetime: null, integration_id: null, receiver: null })
    await sandbox.advance(600_000)
    expect(await api.messages.get({ ticket_id: ticket.id, id: line.id })).toMatchObject({
      sent_datetime: null,
      failed_datetime: null,
    })
    expect(await sandbox.control.outbox.list()).toEqual([])
  })
})

describe('what a message is', () => {
  fact('messages.note', async ({ api, call, sandbox }) => {
    const { id } = await api.tickets.create(aTicket())
    const note = {
      channel: 'internal-note',
      from_agent: true,
      sender: { email: 'ana@acme.example' },
      body_text: 'checked',
    }
    const stored = await api.messages.create(id, note)
    expect(stored).toMatchObject({ public: false, source: { type: 'internal-note' } })
    const { status, body } = await call('POST', `/api/tickets/${id}/messages`, { ...note, sender: undefined })
    expect([status, Object.keys(body.error.data)]).toEqual([400, ['sender']])
    await sandbox.advance(60_000)
    expect(await sandbox.control.outbox.list()).toEqual([])
  })

  fact('messages.foreign-from', async ({ api, call }) => {
    const { id } = await api.tickets.create(aTicket())
    const source = { type: 'email', from: { address: 'boss@elsewhere.example' }, to: [{ address: 'maya@example.com' }] }
    const { status, body } = await call('POST', `/api/tickets/${id}/messages`, anAnswer({ source }))
    expect([status, Object.keys(body.error.data)]).toEqual([400, ['source']])
  })

  fact('messages.via-channel', async ({ api, call }) => {
    const { id } = await api.tickets.create(aTicket())
    const { status, body } = await call('POST', `/api/tickets/${id}/messages`, anAnswer({ channel: 'gorgias_chat' }))
    expect([status, Object.keys(body.error.data)]).toEqual([400, ['channel']])
  })

  fact('messages.attachments-null', async ({ api }) => {
    const { id } = await api.tickets.create(aTicket())
    expect((await api.messages.create(id, mail('x', { attachments: [] }))).attachments).toBeNull()
    const file = { url: 'https://a.example/x.png', name: 'x.png', content_type: 'image/png', size: 5 }
    expect((await api.messages.create(id, mail('y', { attachments: [file] }))).attachments).toEqual([
      { ...file, public: true },
    ])
  })

  fact('messages.delete', async ({ api }) => {
    const { id, messages, last_message_datetime } = await api.tickets.create(aTicket())
    await api.messages.delete({ ticket_id: id, id: messages[0]?.id ?? 0 })
    expect((await api.tickets.list()).items[0]).toMatchObject({
      messages_count: 0,
      excerpt: null,
      last_message_datetime,
    })
  })

  fact('messages.update-people', async ({ api, call, sandbox }) => {
    const { id, messages, customer } = await api.tickets.create(aTicket())
    const path = { ticket_id: id, id: messages[0]?.id ?? 0 }
    const plain = { channel: 'email', from_agent: false }
    const ours = await api.messages.update(path, { ...plain, receiver: { email: 'ana@acme.example' } })
    expect(ours).toMatchObject({ sender: { id: customer?.id }, receiver: { email: 'ana@acme.example' } })
    const made = await api.messages.update(path, { ...plain, sender: { email: 'noor@example.com' }, receiver: null })
    expect(made).toMatchObject({ sender: { email: 'noor@example.com' }, receiver: null })
    const [noor] = (await api.customers.list({ email: 'noor@example.com' })).items
    expect(made.sender?.id).toBe(noor?.id)
    const answer = { channel: 'email', from_agent: true, sender: { id: 0 }, receiver: { id: customer?.id ?? 0 } }
    const agent = await api.messages.update(path, answer)
    expect(agent).toMatchObject({ sender: { email: sandbox.credentials.username }, receiver: { id: customer?.id } })
    expect(await api.messages.get(path)).toMatchObject({ sender: agent.sender, receiver: agent.receiver })
    for (const [field, change] of [
      ['sender', { from_agent: true, sender: { email: 'nobody@acme.example' } }],
      ['receiver', { from_agent: true, receiver: { id: 1 } }],
      ['sender', { from_agent: false, sender: {} }],
    ] as const) {
      const { status, body } = await call('PUT', `/api/tickets/${id}/messages/${path.id}`, { ...plain, ...change })
      expect([status, Object.keys(body.error.data)]).toEqual([400, [field]])
    }
  })

  fact('messages.paged', async ({ api, call }) => {
    const { id } = await api.tickets.create(aTicket({ messages: [mail('1'), mail('2'), mail('3')] }))
    const { body } = await call('GET', `/api/tickets/${id}/messages?per_page=2`)
    expect(body.data.map((message: { body_text: string }) => message.body_text)).toEqual(['1', '2'])
    expect(body.meta).toMatchObject({ page: 1, per_page: 2, item_count: 3, nb_pages: 2 })
    const texts = (await api.messages.listForTicket(id).all()).items.map((message) => message.body_text)
    expect(texts).toEqual(['1', '2', '3'])
    expect((await api.messages.list({ ticket_id: id })).items.map((message) => message.body_text)).toEqual([
      '3',
      '2',
      '1',
    ])
  })

  fact('messages.other-ticket', async ({ api }) => {
    const [first, second] = [await api.tickets.create(aTicket()), await api.tickets.create(aTicket())]
    const path = { ticket_id: second.id, id: first.messages[0]?.id ?? 0 }
    await expect(api.messages.get(path)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('shows an envelope that names no sender without one, also when it is changed', async () => {
    await using world = await openWorld()
    const { api } = world
    const { id } = await api.tickets.create(aTicket())
    const source = { from: null, to: [{ address: 'maya@example.com' }] }
    const phone = { channel: 'phone', from_agent: false, sender: { email: 'maya@example.com' } } as const
    const made = await api.messages.create(id, { ...phone, source, body_text: 'She called.' })
    const changed = await api.messages.update({ ticket_id: id, id: made.id }, { ...phone, source })
    for (const message of [made, changed]) expect(message.source).toEqual({ type: 'phone', to: source.to })
    expect(world.differences).toEqual([])
  })

  it('can be changed afterwards, which is written into the log', async () => {
    await using world = await openWorld()
    const { api } = world
    const { id, messages } = await api.tickets.create(aTicket())
    const path = { ticket_id: id, id: messages[0]?.id ?? 0 }
    const sent = messages[0]?.sent_datetime
    const changed = await api.messages.update(path, { channel: 'email', from_agent: false, meta: { seen: true } })
    expect(changed).toMatchObject({ id: path.id, meta: { seen: true }, sent_datetime: sent })
    expect((await api.messages.get(path)).body_text).toBe(messages[0]?.body_text)
    const [event] = (await api.events.list({ object_type: 'TicketMessage', object_id: path.id })).items
    expect(event?.type).toBe('ticket-message-updated')
    await expect(
      api.messages.update({ ...path, id: 1 }, { channel: 'email', from_agent: false }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(world.differences).toEqual([])
  })
})
