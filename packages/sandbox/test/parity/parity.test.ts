import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Target, targets } from './target.ts'

/** Makes something of our own, lets a test look at it, and removes it whatever happens. */
async function withOwn(
  target: Target,
  path: string,
  body: object,
  look: (made: { id: number }) => Promise<void>,
): Promise<void> {
  const { status, body: made } = await target.call('POST', path, body)
  expect([status, made.error]).toEqual([201, undefined])
  try {
    await look(made)
  } finally {
    expect((await target.call('DELETE', `${path}/${made.id}`)).status).toBe(204)
  }
}

const ownName = () => `parity-${randomUUID()}`

// nothing of this is sent to anybody: the channel is the API, and the writer a customer of ours
const aTicket = (customerId: number, subject: string) => ({
  channel: 'api',
  via: 'api',
  from_agent: false,
  subject,
  customer: { id: customerId },
  messages: [
    {
      channel: 'api',
      via: 'api',
      from_agent: false,
      public: true,
      sender: { id: customerId },
      body_text: 'Parity',
    },
  ],
})

describe.each(Object.entries(targets))('on %s', (_, open) => {
  it('a request without a key is refused', async () => {
    await using target = await open()
    expect(await target.anonymous('/api/account')).toBe(401)
  })

  it('the account and its users answer as described', async () => {
    await using target = await open()
    expect((await target.call('GET', '/api/account')).status).toBe(200)
    const { body } = await target.call('GET', '/api/users?limit=2')
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['data', 'object', 'uri', 'meta']))
    expect((await target.call('GET', '/api/users/0')).body.id).toBeTypeOf('number')
  })

  it.each([
    ['/api/tickets?limit=101', 400],
    ['/api/tickets?no_such_key=1', 400],
    ['/api/tickets/999999999999', 404],
    ['/api/no-such-thing', 404],
  ])('GET %s answers %d, with an error in words', async (path, expected) => {
    await using target = await open()
    const { status, body } = await target.call('GET', path)
    expect([status, typeof body.error.msg]).toEqual([expected, 'string'])
  })

  it('a tag is made, read, changed and removed', async () => {
    await using target = await open()
    const name = ownName()
    await withOwn(target, '/api/tags', { name, description: 'parity' }, async ({ id }) => {
      expect((await target.call('GET', `/api/tags/${id}`)).body).toMatchObject({ id, name, description: 'parity' })
      expect((await target.call('PUT', `/api/tags/${id}`, { name, description: 'changed' })).status).toBe(202)
      expect((await target.call('GET', `/api/tags?search=${name}`)).body.data).toHaveLength(1)
    })
  })

  it('a customer and a ticket are made, read, closed, opened and removed', async () => {
    await using target = await open()
    const name = ownName()
    await withOwn(target, '/api/customers', { name, external_id: name, channels: [] }, async ({ id: customerId }) => {
      const found = await target.call('GET', `/api/customers?external_id=${name}`)
      expect(found.body.data).toMatchObject([{ id: customerId, external_id: name }])
      await withOwn(target, '/api/tickets', aTicket(customerId, name), async ({ id }) => {
        const { body: ticket } = await target.call('GET', `/api/tickets/${id}`)
        expect(ticket).toMatchObject({ id, subject: name, status: 'open', closed_datetime: null })
        expect(ticket.messages).toHaveLength(1)
        expect((await target.call('PUT', `/api/tickets/${id}`, { status: 'closed' })).status).toBe(202)
        expect((await target.call('GET', `/api/tickets/${id}`)).body.closed_datetime).toMatch(/\+00:00$/)
        await target.call('PUT', `/api/tickets/${id}`, { status: 'open' })
        expect((await target.call('GET', `/api/tickets/${id}`)).body.closed_datetime).toBeNull()
        const note = { channel: 'internal-note', via: 'api', from_agent: true, body_text: 'a note', public: false }
        const me = (await target.call('GET', '/api/users/0')).body.id
        expect((await target.call('POST', `/api/tickets/${id}/messages`, { ...note, sender: { id: me } })).status).toBe(
          201,
        )
        expect((await target.call('GET', `/api/messages?ticket_id=${id}`)).body.data).toHaveLength(2)
      })
    })
  })

  it('a view with a filter that does not parse is refused, and one that does finds its ticket', async () => {
    await using target = await open()
    const name = ownName()
    const refused = await target.call('POST', '/api/views', { slug: name, name, filters: 'eq(' })
    expect(refused.status).toBe(400)
    await withOwn(target, '/api/customers', { name, channels: [] }, async ({ id: customerId }) => {
      await withOwn(target, '/api/tickets', aTicket(customerId, name), async ({ id }) => {
        const filters = `eq(ticket.customer.id, ${customerId})`
        await withOwn(target, '/api/views', { slug: name, name, filters }, async ({ id: viewId }) => {
          expect((await target.call('GET', `/api/views/${viewId}/items`)).body.data).toMatchObject([{ id }])
        })
      })
    })
  })

  it('pages go on where the one before ended', async () => {
    await using target = await open()
    const first = (await target.call('GET', '/api/tags?limit=3&order_by=created_datetime:asc')).body
    const next = first.meta.next_cursor
    const second = (await target.call('GET', `/api/tags?limit=3&order_by=created_datetime:asc&cursor=${next}`)).body
    const ids = [...first.data, ...second.data].map((tag: { id: number }) => tag.id)
    expect(new Set(ids).size).toBe(6)
  })
})
