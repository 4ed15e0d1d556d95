import {
  ApiError,
  basic,
  ConnectionError,
  ContractError,
  Gorgias,
  GorgiasError,
  TimeoutError,
  UncertainWrite,
} from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { type Answer, page, startServer } from '../../../test/support/server.ts'
import { virtualClock } from '../../../test/support/virtual-clock.ts'

// timers that only guard would otherwise fire as soon as virtual time passes
const unguarded = () => ({ clock: virtualClock(), timeoutMs: Infinity, random: () => 1 })

async function failureOf<Kind extends Error>(
  call: PromiseLike<unknown>,
  kind: abstract new (...args: never[]) => Kind,
): Promise<Kind> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(kind)
  return error as Kind
}

/** An address where nobody listens. */
async function closedPort(): Promise<string> {
  await using server = await startServer([{}])
  return server.url
}

const refusal = {
  error: {
    msg: 'Failed to create ticket',
    data: { messages: { 0: { sender: ['Missing data for required field.'] } } },
  },
}

describe('what the API refuses', () => {
  it('is reported with what was tried, what happened, what to do, and each field', async () => {
    await using server = await startServer([{ status: 400, json: refusal, headers: { 'x-request-id': 'r-1' } }])
    const error = await failureOf(server.client().tickets.update(42, { status: 'closed' }), ApiError)
    expect(error.message).toBe(
      'tickets.update 42: 400 bad_request, refused as malformed: Failed to create ticket. Correct the fields named here; unknown fields are refused too. [request r-1]\n  messages.0.sender: Missing data for required field.',
    )
    expect(error.fields).toEqual({ 'messages.0.sender': ['Missing data for required field.'] })
    expect(error).toMatchObject({ code: 'bad_request', status: 400, operation: 'tickets.update 42', requestId: 'r-1' })
    expect(error.body).toEqual(refusal)
    expect(server.requests).toHaveLength(1)
  })

  it.each<[number, string, unknown]>([
    [401, 'unauthorized', { error: { msg: '401 Unauthorized: No user found' } }],
    [401, 'unauthorized', { message: 'Unauthorized' }],
    [403, 'forbidden', { error: { msg: 'Missing scope: write:all.' } }],
    [404, 'not_found', { error: { msg: 'Resource not found.' } }],
    [405, 'method_not_allowed', { error: { msg: 'The specified HTTP method is not allowed.' } }],
    [409, 'conflict', { error: { msg: 'The resource already exists.' } }],
    [413, 'too_large', undefined],
    [418, 'refused', { weird: true }],
  ])('%i is %s, and is not repeated', async (status, code, json) => {
    await using server = await startServer([{ status, ...(json === undefined ? {} : { json }) }])
    const error = await failureOf(server.client().tickets.get(5), ApiError)
    expect([error.code, error.status]).toEqual([code, status])
    expect(server.requests).toHaveLength(1)
  })

  it('never shows addresses, tokens or keys from the answer', async () => {
    const msg = 'maya@example.com may not use Basic YTpi or 0123456789abcdef0123456789abcdef01234567'
    await using server = await startServer([{ status: 403, json: { error: { msg } } }])
    const error = await failureOf(server.client().tickets.get(5), ApiError)
    expect(error.message).toContain('[address] may not use [redacted] or [redacted]')
    expect(JSON.stringify(error)).not.toContain('maya@')
  })

  it('401 with an empty body is still unauthorized', async () => {
    await using server = await startServer([{ status: 401 }])
    const error = await failureOf(server.client().tickets.get(5), ApiError)
    expect(error.message).toContain('the answer was empty')
  })
})

describe('an account that does not exist', () => {
  it('answers with an HTML page, and the error says so', async () => {
    const text = '<!doctype html><title>Not found</title>'
    await using server = await startServer([{ status: 404, text, headers: { 'content-type': 'text/html' } }])
    const error = await failureOf(server.client().account.get(), ApiError)
    expect(error.message).toContain('404 not_found')
    expect(error.message).toContain('an HTML page, not an answer of the API')
    expect(error.message).toContain('Check the id and the account')
  })

  it('has no DNS name, and the error says that nothing was sent', async () => {
    const fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }))
    const gorgias = new Gorgias({ account: 'acme', auth: basic('a@b.example', 'KEY'), fetch, attempts: 1 })
    const error = await failureOf(gorgias.tags.create({ name: 'vip' }), ConnectionError)
    expect(error.message).toBe(
      'tags.create: no connection, or it broke (ENOTFOUND). Check the network and the address.',
    )
    expect(error.sent).toBe(false)
  })
})

describe('a retry', () => {
  it('429 after the wait the server asks for, even a write', async () => {
    await using server = await startServer([
      { status: 429, headers: { 'Retry-after': '7' } },
      { status: 201, json: { id: 1 } },
    ])
    const options = unguarded()
    const reply = await server.client(options).tags.create({ name: 'vip' }).raw()
    expect(reply.attempts).toBe(2)
    expect(options.clock.slept).toContain(7250)
  })

  it('a read after 502 and its HTML page', async () => {
    await using server = await startServer([
      { status: 502, text: '<html>Bad Gateway</html>', headers: { 'content-type': 'text/html' } },
      { json: { id: 5 } },
    ])
    expect((await server.client(unguarded()).tickets.get(5)).id).toBe(5)
  })

  it.each<[string, Answer]>([
    ['a broken connection', { fault: 'reset' }],
    ['a body that breaks off', { fault: 'cut', json: { id: 5, subject: 'half of' } }],
    ['cut JSON', { text: '{"id": 5, "sub', headers: { 'content-type': 'application/json' } }],
    ['an HTML page with 200', { text: '<!DOCTYPE html><p>log in</p>', headers: { 'content-type': 'text/html' } }],
    ['503', { status: 503, json: { error: { msg: 'An external service had an issue.' } } }],
  ])('a read after %s', async (_, first) => {
    await using server = await startServer([first, { json: { id: 5 } }])
    expect((await server.client(unguarded()).tickets.get(5)).id).toBe(5)
    expect(server.requests).toHaveLength(2)
  })

  it('a change that may be repeated, after 500', async () => {
    await using server = await startServer([{ status: 500 }, { status: 202, json: { id: 5 } }])
    await server.client(unguarded()).tickets.update(5, { status: 'closed' })
    expect(server.requests).toHaveLength(2)
  })

  it('five times at most, and then says what happened last', async () => {
    await using server = await startServer([{ status: 503 }])
    const error = await failureOf(server.client(unguarded()).tickets.get(5), ApiError)
    expect(error.code).toBe('unavailable')
    expect(server.requests).toHaveLength(5)
  })

  it('a delete whose answer was lost: gone counts as done', async () => {
    await using server = await startServer([
      { fault: 'reset' },
      { status: 404, json: { error: { msg: 'Resource not found.' } } },
    ])
    const reply = await server.client(unguarded()).tickets.delete(5).raw()
    expect(reply).toMatchObject({ body: null, doneEarlier: true, attempts: 2 })
  })

  it('but a delete of what was never there is not found', async () => {
    await using server = await startServer([{ status: 429, headers: { 'retry-after': '1' } }, { status: 404 }])
    const error = await failureOf(server.client(unguarded()).tickets.delete(5), ApiError)
    expect(error.code).toBe('not_found')
  })
})

describe('a write that must not happen twice', () => {
  it.each<[string, Answer]>([
    ['a broken connection', { fault: 'reset' }],
    ['500', { status: 500 }],
    ['502', { status: 502, text: '<html>', headers: { 'content-type': 'text/html' } }],
    ['a success nobody can read', { status: 201, text: '<html>', headers: { 'content-type': 'text/html' } }],
    ['a success that breaks off', { status: 201, fault: 'cut', json: { id: 1 } }],
  ])('is never repeated after %s, and is uncertain', async (_, answer) => {
    await using server = await startServer([answer])
    const error = await failureOf(server.client(unguarded()).tags.create({ name: 'vip' }), UncertainWrite)
    expect(error.code).toBe('uncertain')
    expect(error.message).toContain('nobody knows whether it was done')
    expect(error.cause).toBeInstanceOf(GorgiasError)
    expect(server.requests).toHaveLength(1)
  })

  it('has failed for certain where the server refused it', async () => {
    await using server = await startServer([{ status: 400, json: refusal }])
    await failureOf(server.client().tags.create({ name: 'vip' }), ApiError)
  })

  it('has failed where no connection was made', async () => {
    const gorgias = new Gorgias({
      baseUrl: await closedPort(),
      auth: basic('a@b.example', 'KEY'),
      ...unguarded(),
      attempts: 2,
    })
    const error = await failureOf(gorgias.tags.create({ name: 'vip' }), ConnectionError)
    expect(error.sent).toBe(false)
    expect(error.message).toContain('ECONNREFUSED')
  })
})

describe('an answer that cannot be read', () => {
  const json = { 'content-type': 'application/json' }
  it.each<[string, Answer, string]>([
    ['an HTML page', { text: '<html><body>hello</body></html>', headers: { 'content-type': 'text/html' } }, 'html'],
    ['an HTML page called JSON', { text: '<!doctype html>', headers: json }, 'html'],
    ['nothing', { text: '', headers: json }, 'empty'],
    ['cut JSON', { text: '{"id":', headers: json }, 'cut'],
    ['another content type', { text: 'id,subject', headers: { 'content-type': 'text/csv' } }, 'content-type'],
    ['a list instead of an object', { json: [1, 2] }, 'envelope'],
    ['a number instead of an object', { json: 7 }, 'envelope'],
  ])('%s', async (_, answer, reason) => {
    await using server = await startServer([answer])
    const error = await failureOf(server.client({ attempts: 1 }).tickets.get(5), ContractError)
    expect([error.code, error.reason]).toEqual(['broken_answer', reason])
    expect(error.message).toMatch(/^tickets\.get( 5)?: the answer could not be read: /)
  })

  it('an object instead of a list', async () => {
    await using server = await startServer([{ json: { tickets: [] } }])
    const error = await failureOf(server.client().tickets.list(), ContractError)
    expect(error.reason).toBe('envelope')
  })

  it.each([
    ['says its size', { text: 'x'.repeat(2000), headers: { ...json, 'content-length': '2000' } }],
    ['hides its size', { text: 'x'.repeat(2000), headers: { ...json, 'transfer-encoding': 'chunked' } }],
  ])('one that is too large and %s is not read', async (_, answer) => {
    await using server = await startServer([answer])
    const error = await failureOf(server.client({ maxBytes: 1000 }).tickets.get(5), ContractError)
    expect(error.reason).toBe('too-large')
    expect(server.requests).toHaveLength(1)
  })

  it('a success without a body is a success', async () => {
    await using server = await startServer([{ status: 202 }])
    expect(await server.client().tickets.update(5, { status: 'closed' })).toBeNull()
    expect(await server.client().customers.setData(5, { data: { a: 1 } })).toBeNull()
    expect(await server.client().tickets.addTags(5, { ids: [1] })).toBeNull()
  })

  it('a bare list instead of an envelope is read', async () => {
    await using server = await startServer([{ json: [{ id: 1 }, { id: 2 }] }])
    const { items, next } = await server.client().users.list()
    expect([items.length, next]).toEqual([2, undefined])
  })

  it('an envelope instead of a bare list is read', async () => {
    await using server = await startServer([{ status: 202, json: { data: [{ id: 1 }] } }])
    const rules = await server.client().rules.setPriorities({ priorities: [{ id: 1, priority: 2 }] })
    expect(rules).toEqual([{ id: 1 }])
  })

  it('unknown values and keys are kept', async () => {
    const odd = { id: 5, status: 'hibernating', channel: 'smoke-signals', future: { deep: [1] } }
    await using server = await startServer([{ json: odd }])
    expect(await server.client().tickets.get(5)).toEqual(odd)
  })

  it('numbers sent as strings become numbers', async () => {
    const ticket = {
      id: '5',
      external_id: '7',
      messages: [{ id: '9', ticket_id: '5' }],
      custom_fields: { 301: { id: '301', value: '4' } },
    }
    await using server = await startServer((request) =>
      request.path === '/api/tickets/5' ? { json: ticket } : page([ticket]),
    )
    const gorgias = server.client()
    const expected = {
      id: 5,
      external_id: '7',
      messages: [{ id: 9, ticket_id: 5 }],
      custom_fields: { 301: { id: 301, value: '4' } },
    }
    expect(await gorgias.tickets.get(5)).toEqual(expected)
    expect((await gorgias.tickets.list()).items[0]).toMatchObject({ id: 5, external_id: '7' })
  })
})

describe('a timeout', () => {
  it('of one attempt leads to a retry', async () => {
    let asked = 0
    await using server = await startServer(() => (asked++ === 0 ? { fault: 'hang' } : { json: { id: 5 } }))
    const reply = await server
      .client({ timeoutMs: 50, random: () => 0 })
      .tickets.get(5)
      .raw()
    expect(reply.attempts).toBe(2)
  })

  it('after the last attempt is the error', async () => {
    await using server = await startServer([{ fault: 'hang' }])
    const error = await failureOf(server.client({ timeoutMs: 30, attempts: 1 }).tickets.get(5), TimeoutError)
    expect(error.message).toBe('tickets.get 5: no answer after 0.03 s. Try again, or allow more time.')
  })

  it('counts for the whole call, waits included', async () => {
    await using server = await startServer([{ status: 503, headers: { 'retry-after': '30' } }])
    const error = await failureOf(server.client({ deadlineMs: 5_000 }).tickets.get(5), ApiError)
    expect(error.code).toBe('unavailable')
    expect(server.requests).toHaveLength(1)
  })

  it('while waiting for the rate budget says that nothing was sent', async () => {
    await using server = await startServer([
      { json: { id: 5 }, headers: { 'x-gorgias-account-api-call-limit': '40/40' } },
    ])
    const gorgias = server.client()
    await gorgias.tickets.get(5)
    const error = await failureOf(gorgias.tags.create({ name: 'vip' }, { deadlineMs: 60 }), TimeoutError)
    expect(error.message).toContain('gave up after 0.06 s')
    expect(server.requests).toHaveLength(1)
  })

  it('of a write that was sent makes it uncertain', async () => {
    await using server = await startServer([{ fault: 'hang' }])
    const error = await failureOf(server.client().tags.create({ name: 'vip' }, { deadlineMs: 50 }), UncertainWrite)
    expect(error.cause).toBeInstanceOf(TimeoutError)
  })
})

describe('an abort throws the reason of the caller:', () => {
  const reason = new Error('closed the window')

  it('before the call', async () => {
    await using server = await startServer([{ json: { id: 5 } }])
    await expect(server.client().tickets.get(5, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(server.requests).toHaveLength(0)
  })

  it('during an attempt', async () => {
    const stop = new AbortController()
    await using server = await startServer(() => {
      stop.abort(reason)
      return { fault: 'hang' }
    })
    await expect(server.client().tickets.get(5, {}, { signal: stop.signal })).rejects.toBe(reason)
  })

  it('between two attempts', async () => {
    const stop = new AbortController()
    await using server = await startServer([{ status: 503, headers: { 'retry-after': '60' } }])
    const call = server.client({ onRetry: () => stop.abort(reason) }).tickets.get(5, {}, { signal: stop.signal })
    await expect(call).rejects.toBe(reason)
    expect(server.requests).toHaveLength(1)
  })

  it('while waiting for the rate budget', async () => {
    const stop = new AbortController()
    await using server = await startServer([
      { json: { id: 5 }, headers: { 'x-gorgias-account-api-call-limit': '40/40' } },
    ])
    const gorgias = server.client()
    await gorgias.tickets.get(5)
    const call = gorgias.tickets.get(6, {}, { signal: stop.signal })
    stop.abort(reason)
    await expect(call).rejects.toBe(reason)
  })

  it('while reading pages', async () => {
    const stop = new AbortController()
    await using server = await startServer([page([{ id: 1 }], 'next')])
    const walk = async () => {
      for await (const _ of server.client().tickets.list({}, { signal: stop.signal })) stop.abort(reason)
    }
    await expect(walk()).rejects.toBe(reason)
    expect(server.requests).toHaveLength(1)
  })

  it('leaves nothing listening on the caller’s signal', async () => {
    await using server = await startServer([{ json: { id: 5 } }])
    const stop = new AbortController()
    const gorgias = server.client()
    let listening = 0
    const { signal } = stop
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)]
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listening += 1
      add(...args)
    }
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listening -= 1
      remove(...args)
    }
    for (let round = 0; round < 5; round++) await gorgias.tickets.get(5, {}, { signal })
    expect(listening).toBeLessThanOrEqual(0)
  })
})
