import { basic, bearer, createBudget, Gorgias, type GorgiasOptions, UsageError } from '@rhetor/client'
import { operations } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../test/support/server.ts'

const auth = basic('ana@acme.example', 'KEY')
const nowhere = () => new Gorgias({ baseUrl: 'http://127.0.0.1:9', auth, attempts: 1 })

describe('a call', () => {
  it('goes to the path of its row with credentials, and returns the object', async () => {
    await using server = await startServer([{ json: { id: 5, status: 'open' } }])
    const ticket = await server.client().tickets.get(5)
    expect(ticket.id).toBe(5)
    const [request] = server.requests
    expect(request?.method).toBe('GET')
    expect(request?.url).toBe('/api/tickets/5')
    expect(request?.headers.authorization).toBe(`Basic ${btoa('ana@acme.example:KEY')}`)
    expect(request?.headers['content-type']).toBeUndefined()
  })

  it('sends its body as JSON and reads the 202 that answers a change', async () => {
    await using server = await startServer([{ status: 202, json: { id: 5, status: 'closed' } }])
    const ticket = await server.client().tickets.update(5, { status: 'closed', subject: undefined })
    expect(ticket.status).toBe('closed')
    expect(server.requests[0]?.method).toBe('PUT')
    expect(server.requests[0]?.headers['content-type']).toBe('application/json')
    expect(server.requests[0]?.body.toString()).toBe('{"status":"closed"}')
  })

  it('names the parameters of a path that has several', async () => {
    await using server = await startServer([{ json: { id: 9 } }])
    await server.client().messages.get({ ticket_id: 5, id: 9 })
    expect(server.requests[0]?.url).toBe('/api/tickets/5/messages/9')
  })

  it('takes query and body in one object, and splits them', async () => {
    await using server = await startServer([{ status: 202, json: { id: 2 } }])
    await server.client().customers.merge({ source_id: 1, target_id: 2, name: 'Maya Ortiz' })
    expect(server.requests[0]?.url).toBe('/api/customers/merge?source_id=1&target_id=2')
    expect(server.requests[0]?.json).toEqual({ name: 'Maya Ortiz' })
  })

  it('repeats lists in the query and puts ranges in brackets', async () => {
    await using server = await startServer([{ json: { data: [], meta: {} } }])
    await server.client().events.list({
      types: ['ticket-created', 'ticket-closed'],
      user_ids: [42, 43],
      created_datetime: { gt: '2026-05-01T00:00:00Z' },
    })
    expect(decodeURIComponent(server.requests[0]?.url ?? '')).toBe(
      '/api/events?types=ticket-created&types=ticket-closed&user_ids=42&user_ids=43&created_datetime[gt]=2026-05-01T00:00:00Z',
    )
  })

  it('sends a bare value where the API wants one', async () => {
    await using server = await startServer([{ json: { value: 'x' } }])
    await server.client().tickets.setCustomField({ ticket_id: 5, id: 301 }, 'Order::Wrong item')
    expect(server.requests[0]?.body.toString()).toBe('"Order::Wrong item"')
  })

  it('sends a body with a DELETE', async () => {
    await using server = await startServer([{ status: 204 }])
    expect(await server.client().tickets.removeTags(5, { names: ['vip'] })).toBeNull()
    expect(server.requests[0]?.method).toBe('DELETE')
    expect(server.requests[0]?.json).toEqual({ names: ['vip'] })
  })

  it('reads the items of a change that answers with a list', async () => {
    await using server = await startServer([{ status: 207, json: { data: [{ id: 1, status: 'archived' }] } }])
    const results = await server.client().macros.archive({ ids: [1] })
    expect(results.map((result) => result.status)).toEqual(['archived'])
  })

  it('shows status, headers, rate and request id on demand', async () => {
    const headers = { 'x-gorgias-account-api-call-limit': '4/80', 'x-request-id': 'abc123' }
    await using server = await startServer([{ json: { id: 5 }, headers }])
    const reply = await server.client().tickets.get(5).raw()
    expect(reply).toMatchObject({ status: 200, rate: { used: 4, limit: 80 }, requestId: 'abc123', attempts: 1 })
    expect(reply.headers.get('content-type')).toBe('application/json')
    expect(reply.body.id).toBe(5)
  })

  it('passes the header to the budget', async () => {
    await using server = await startServer([
      { json: { id: 5 }, headers: { 'X-Gorgias-Account-Api-Call-Limit': '24/80' } },
    ])
    const gorgias = server.client()
    await gorgias.tickets.get(5)
    expect(gorgias.gauge()).toMatchObject({ used: 24, limit: 80 })
  })

  it('shares its budget with every client made with it', async () => {
    await using server = await startServer([
      { json: { id: 5 }, headers: { 'x-gorgias-account-api-call-limit': '24/40' } },
    ])
    const budget = createBudget()
    const [first, second] = [server.client({ budget }), server.client({ budget })]
    await first.tickets.get(5)
    expect(second.gauge().used).toBe(24)
    expect(first.with({ lane: 'background' }).gauge().used).toBe(24)
  })

  it('works with a path prefix, where several accounts share a host', async () => {
    await using server = await startServer([{ json: { domain: 'acme' } }])
    await new Gorgias({ baseUrl: `${server.url}/acme`, auth: bearer('token') }).account.get()
    expect(server.requests[0]?.url).toBe('/acme/api/account')
    expect(server.requests[0]?.headers.authorization).toBe('Bearer token')
  })

  it('reaches the real host when only the account is given', async () => {
    const asked: string[] = []
    const fetch: typeof globalThis.fetch = async (url) => {
      asked.push(String(url))
      return Response.json({ domain: 'acme' })
    }
    const gorgias = new Gorgias({ account: 'acme', auth, fetch })
    await gorgias.account.get()
    expect(asked).toEqual(['https://acme.gorgias.com/api/account'])
    expect(gorgias.accountName).toBe('acme')
  })

  it('can be made with every operation of the contract', () => {
    const gorgias = nowhere() as unknown as Record<string, Record<string, unknown>>
    for (const { resource, key } of operations) expect(gorgias[resource]?.[key]).toBeTypeOf('function')
  })
})

describe('bad input is reported before anything is sent:', () => {
  const gorgias = nowhere()
  const untyped = gorgias as unknown as Record<string, Record<string, (...args: unknown[]) => PromiseLike<unknown>>>
  const call = async (resource: string, key: string, ...args: unknown[]) => untyped[resource]?.[key]?.(...args)

  it.each(['abc', -1, 0, 1e21, 1.5, Number.NaN, '..', '%2f', '', '5', null, undefined, {}])('the id %j', async (id) => {
    await expect(call('tickets', 'get', id)).rejects.toThrow(UsageError)
    await expect(call('tickets', 'get', id)).rejects.toThrow(/^tickets\.get: nothing was sent: id: /)
  })

  it.each(['..', '.', '', 'a/b', 'a\\b', '%2e%2e', 'a%2fb', 'a\nb'])('the file name %j', async (resource_name) => {
    const path = { file_type: 'attachments', domain_hash: 'k1', resource_name }
    await expect(gorgias.files.download(path)).rejects.toThrow(/resource_name/)
  })

  it.each<[string, unknown[], RegExp]>([
    ['an unknown option', [5, {}, { signl: null }], /option unknown: signl \(did you mean signal\?\)/],
    ['an impossible lane', [5, {}, { lane: 'vip' }], /lane must be one of customer, interactive, background/],
    ['a timeout of nothing', [5, {}, { timeoutMs: 0 }], /timeoutMs must be more than 0/],
    ['half an attempt', [5, {}, { attempts: 0.5 }], /attempts must be a whole number/],
    ['an option of another call', [5, {}, { key: 'a' }], /option unknown: key/],
    ['a misspelt field', [5, { sbject: 'x' }], /unknown: sbject \(did you mean subject\?\)/],
    ['an unknown enum value', [5, { status: 'pending' }], /status: expected one of "open"\|"closed"/],
    ['a string instead of an object', [5, 'closed'], /the input must be an object/],
    ['no input at all', [5, null], /the input must be an object/],
    ['an option among the fields', [5, { signal: null }], /signal is an option: give it in a last argument of its own/],
    ['one argument too many', [5, {}, {}, 7], /1 argument too many/],
  ])('%s', async (_, args, message) => {
    await expect(call('tickets', 'update', ...args)).rejects.toThrow(message)
  })

  it.each<[string, object, RegExp]>([
    ['a page of 0', { limit: 0 }, /limit: .*>=1/],
    ['a page of 101', { limit: 101 }, /limit: .*<=100/],
    ['a filter tickets do not have', { status: 'open' }, /unknown: status/],
    ['a string instead of a number', { customer_id: '5' }, /customer_id: expected number/],
    ['a string instead of a boolean', { trashed: 'no' }, /trashed: expected boolean/],
    ['a list instead of a value', { ticket_ids: 5 }, /ticket_ids: expected array/],
    ['an unknown order', { order_by: 'subject:asc' }, /order_by/],
    ['an invalid cursor', { cursor: 7 }, /cursor: must be the `next` of a page/],
  ])('%s in a query', async (_, query, message) => {
    await expect(call('tickets', 'list', query)).rejects.toThrow(message)
  })

  it('everything that is wrong at once', async () => {
    const error: UsageError = await call(
      'users',
      'create',
      { email: 5, role: { name: 'boss' } },
      { tiemoutMs: 1 },
    ).then(
      () => expect.unreachable(),
      (reason) => reason,
    )
    expect(error.problems).toEqual([
      'name: required',
      'email: expected string, received number',
      'role.name: expected one of "admin"|"agent"|"basic-agent"|"lite-agent"|"observer-agent"',
      'option unknown: tiemoutMs (did you mean timeoutMs?)',
    ])
    expect(error.message).toBe(
      `users.create: nothing was sent:\n${error.problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
    expect(error.code).toBe('usage')
  })

  it('a parameter missing from a path with several', async () => {
    await expect(call('messages', 'get', { ticket_id: 5 })).rejects.toThrow(/id: required/)
    await expect(call('messages', 'get', 5)).rejects.toThrow(/must be an object with ticket_id, id/)
    await expect(call('messages', 'get', { ticket_id: 5, id: 9, x: 1 })).rejects.toThrow(/unknown: x/)
  })

  it('a long list of allowed values is not printed', async () => {
    await expect(call('customers', 'create', { email: 'a@b.example', timezone: 'Mars' })).rejects.toThrow(
      /timezone: not one of the \d+ known words/,
    )
  })

  it('the rule that joins two fields', async () => {
    await expect(call('tickets', 'removeTags', 5, {})).rejects.toThrow('ids: give ids or names')
  })
})

describe('a client is not created', () => {
  it.each<[string, unknown, RegExp]>([
    ['without anything', {}, /auth is missing.*account is missing/],
    ['without credentials', { account: 'acme' }, /auth is missing: use basic/],
    ['with another host', { account: 'acme.evil.test', auth }, /not one of \*\.gorgias\.com/],
    ['with http', { baseUrl: 'http://acme.example', auth }, /anyone on the network can read/],
    [
      'with a misspelt option',
      { account: 'acme', auth, timeoutMS: 5 },
      /unknown: timeoutMS \(did you mean timeoutMs\?\)/,
    ],
    [
      'with an impossible option',
      { account: 'acme', auth, maxBytes: 0, attempts: -1 },
      /attempts must be.*maxBytes must be/,
    ],
  ])('%s', (_, options, message) => {
    expect(() => new Gorgias(options as GorgiasOptions)).toThrow(UsageError)
    expect(() => new Gorgias(options as GorgiasOptions)).toThrow(message)
  })

  it('nor a copy with impossible settings', () => {
    expect(() => nowhere().with({ lane: 'vip' } as never)).toThrow(/lane must be one of/)
  })
})
