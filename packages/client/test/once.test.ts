import { ApiError, UncertainWrite } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { type Answer, page, type Received, startServer } from '../../../test/support/server.ts'
import { virtualClock } from '../../../test/support/virtual-clock.ts'

const options = () => ({ clock: virtualClock(), timeoutMs: Infinity, random: () => 0 })

const message = {
  channel: 'email',
  from_agent: true,
  sender: { email: 'leo@acme.example' },
  source: { type: 'email', from: { address: 'support@acme.example' }, to: [{ address: 'maya@example.com' }] },
  body_text: 'It ships today.',
}
const ticket = { messages: [{ channel: 'api', from_agent: false, sender: { email: 'maya@example.com' } }] }

/** A server that keeps what is created, and whose creates answer as told. */
function keeper(
  answerCreate: (made: { id: number }, attempt: number) => Answer,
  { applies = true, hiddenFor = 0 } = {},
) {
  const kept: { id: number; external_id: string }[] = []
  let creates = 0
  let lookUps = 0
  return {
    kept,
    lookUps: () => lookUps,
    handle(request: Received): Answer {
      if (request.method === 'POST') {
        creates += 1
        const made = { id: 40 + creates, ...(request.json as { external_id: string }) }
        if (applies) kept.push(made)
        return answerCreate(made, creates)
      }
      const one = /\/(\d+)$/.exec(request.path)
      if (one) return { json: { ...kept.find((row) => row.id === Number(one[1])), whole: true } }
      lookUps += 1
      const wanted = request.query.get('external_id')
      return page(lookUps <= hiddenFor ? [] : kept.filter((row) => wanted === null || row.external_id === wanted))
    },
  }
}

describe('a create with a key', () => {
  it('sends the key', async () => {
    await using server = await startServer([{ status: 201, json: { id: 41 } }])
    const reply = await server.client().messages.create(8, message, { key: 'order-7' }).raw()
    expect(server.requests[0]?.json).toEqual({ ...message, external_id: 'order-7' })
    expect(reply.doneEarlier).toBeUndefined()
    expect(server.requests).toHaveLength(1)
  })

  it.each<[string, Answer]>([
    ['the connection is lost', { fault: 'reset' }],
    ['500 answers', { status: 500 }],
    ['504 answers', { status: 504, text: '<html>', headers: { 'content-type': 'text/html' } }],
    ['the answer breaks off', { status: 201, fault: 'cut', json: { id: 41 } }],
    ['the answer is an HTML page', { status: 201, text: '<html>', headers: { 'content-type': 'text/html' } }],
  ])('is found after %s, and not created twice', async (_, lost) => {
    const world = keeper(() => lost)
    await using server = await startServer((request) => world.handle(request))
    const reply = await server.client(options()).messages.create(8, message, { key: 'order-7' }).raw()
    expect(reply.doneEarlier).toBe(true)
    expect(reply.body).toMatchObject({ id: 41, external_id: 'order-7' })
    expect(world.kept).toHaveLength(1)
    expect(server.requests[1]?.url).toBe('/api/messages?ticket_id=8&limit=100')
  })

  it('returns the whole object, where the list shows a short one', async () => {
    const world = keeper(() => ({ fault: 'reset' }))
    await using server = await startServer((request) => world.handle(request))
    const made = await server.client(options()).tickets.create(ticket, { key: 'import-1' })
    expect(made).toMatchObject({ id: 41, whole: true })
    expect(server.requests[1]?.url).toBe('/api/tickets?external_id=import-1')
  })

  it('looks again until the object appears', async () => {
    const world = keeper(() => ({ status: 502 }), { hiddenFor: 2 })
    const { clock, ...rest } = options()
    await using server = await startServer((request) => world.handle(request))
    const began = clock.now()
    const reply = await server
      .client({ clock, ...rest })
      .customers.create({ email: 'maya@example.com' }, { key: 'crm-1' })
      .raw()
    expect(reply.doneEarlier).toBe(true)
    expect(world.lookUps()).toBe(3)
    expect(clock.now() - began).toBe(32_000)
  })

  it('is uncertain where it is never found, and sent only once', async () => {
    const world = keeper(() => ({ fault: 'reset' }), { applies: false })
    await using server = await startServer((request) => world.handle(request))
    const error = await server
      .client(options())
      .tickets.create(ticket, { key: 'import-1' })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UncertainWrite)
    expect(error).toMatchObject({ code: 'uncertain', key: 'import-1' })
    expect((error as Error).message).toContain('not found by external_id "import-1"')
    expect(server.requests.filter((request) => request.method === 'POST')).toHaveLength(1)
    expect(world.lookUps()).toBe(4)
  })

  it('continues after a failed look-up', async () => {
    const world = keeper(() => ({ fault: 'reset' }))
    let failing = 5
    await using server = await startServer((request) => {
      if (request.method === 'GET' && failing-- > 0) return { status: 503 }
      return world.handle(request)
    })
    const reply = await server.client(options()).messages.create(8, message, { key: 'order-7' }).raw()
    expect(reply.doneEarlier).toBe(true)
  })

  it('has failed where the server refused it', async () => {
    await using server = await startServer([{ status: 400, json: { error: { msg: 'Failed to create ticket' } } }])
    await expect(server.client().tickets.create(ticket, { key: 'a' })).rejects.toBeInstanceOf(ApiError)
    expect(server.requests).toHaveLength(1)
  })

  it('is a success where the key is in use by the same object', async () => {
    const world = keeper(() => ({ status: 409, json: { error: { msg: 'The resource already exists.' } } }))
    await using server = await startServer((request) => world.handle(request))
    const reply = await server.client(options()).customers.create({ email: 'maya@example.com' }, { key: 'crm-1' }).raw()
    expect(reply.doneEarlier).toBe(true)
  })

  it('remains a conflict where the conflict is about something else', async () => {
    const world = keeper(() => ({ status: 409 }), { applies: false })
    await using server = await startServer((request) => world.handle(request))
    const call = server.client(options()).customers.create({ email: 'maya@example.com' }, { key: 'crm-1' })
    await expect(call).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is sent again after 429, which proves it was not done', async () => {
    await using server = await startServer([
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 201, json: { id: 41 } },
    ])
    const reply = await server.client(options()).messages.create(8, message, { key: 'order-7' }).raw()
    expect([reply.attempts, reply.doneEarlier]).toEqual([2, undefined])
  })

  it('looks for the key first with lookUp: before, as after a crash', async () => {
    const world = keeper((made) => ({ status: 201, json: made }))
    await using server = await startServer((request) => world.handle(request))
    const gorgias = server.client(options())
    const first = await gorgias.tickets.create(ticket, { key: 'import-1', lookUp: 'before' }).raw()
    const again = await gorgias.tickets.create(ticket, { key: 'import-1', lookUp: 'before' }).raw()
    expect([first.doneEarlier, again.doneEarlier]).toEqual([undefined, true])
    expect(world.kept).toHaveLength(1)
  })

  it('refuses a key beside another external_id', async () => {
    await using server = await startServer([{}])
    const call = server.client().tickets.create({ ...ticket, external_id: 'ERP-1' }, { key: 'import-1' })
    await expect(call).rejects.toThrow(/external_id and the option key differ/)
    expect(server.requests).toHaveLength(0)
  })

  it('stops looking at its deadline', async () => {
    const world = keeper(() => ({ fault: 'reset' }), { applies: false })
    await using server = await startServer((request) => world.handle(request))
    const { clock, ...rest } = options()
    const began = clock.now()
    const call = server.client({ ...rest }).tickets.create(ticket, { key: 'a', deadlineMs: 1_000 })
    await expect(call).rejects.toBeInstanceOf(UncertainWrite)
    expect(clock.now()).toBe(began)
    expect(world.lookUps()).toBe(0)
  })

  it.each(['', ' ', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    await using server = await startServer([{}])
    await expect(server.client().tickets.create(ticket, { key })).rejects.toThrow(/key must be a text of 1 to 255/)
  })
})
