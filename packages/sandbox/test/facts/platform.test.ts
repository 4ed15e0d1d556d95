import { describe, expect, it } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket, openWorld } from '../world.ts'

describe('who may call', () => {
  fact('platform.basic-and-bearer', async ({ call, sandbox }) => {
    expect((await call('GET', '/api/account')).status).toBe(200)
    const authorization = `Bearer ${sandbox.credentials.access_token}`
    expect((await call('GET', '/api/account', undefined, { authorization })).body.domain).toBe('acme')
  })

  fact('platform.wrong-credentials', async ({ call }) => {
    for (const authorization of [
      '',
      'Basic',
      'Basic !!',
      `Basic ${btoa('ana@acme.example:wrong')}`,
      'Bearer nope',
      'Digest x',
    ]) {
      const { status, body } = await call('GET', '/api/account', undefined, { authorization })
      expect([authorization, status]).toEqual([authorization, 401])
      expect(body.error.msg).toMatch(/^401 Unauthorized: /)
    }
  })

  fact('platform.roles', async ({ api, sandbox, call }) => {
    const observer = await api.users.create({
      name: 'Olga Observer',
      email: 'olga@acme.example',
      role: { name: 'observer-agent' },
    })
    const { username, api_key } = await sandbox.control.keys.reset({ user_id: observer.id })
    const headers = { authorization: `Basic ${btoa(`${username}:${api_key}`)}` }
    const ticket = await api.tickets.create(aTicket())
    expect((await call('GET', '/api/tickets', undefined, headers)).status).toBe(200)
    expect((await call('PUT', `/api/tickets/${ticket.id}`, { status: 'closed' }, headers)).status).toBe(403)
    const note = { channel: 'internal-note', from_agent: true, sender: { id: observer.id }, body_text: 'seen' }
    expect((await call('POST', `/api/tickets/${ticket.id}/messages`, note, headers)).status).toBe(201)
    expect(
      (await call('POST', '/api/users', { name: 'x', email: 'x@y.example', role: { name: 'agent' } }, headers)).status,
    ).toBe(403)
  })
})

describe('what is refused', () => {
  fact('platform.unknown-query-key', async ({ call }) => {
    const { status, body } = await call('GET', '/api/tickets?status=open')
    expect([status, body]).toEqual([
      400,
      { error: { msg: 'Failed to retrieve tickets.', data: { status: ['Unknown field.'] } } },
    ])
  })

  fact('platform.unknown-body-key', async ({ call }) => {
    const { status, body } = await call('POST', '/api/tags', { name: 'a', colour: '#fff' })
    expect([status, body.error.data]).toEqual([400, { colour: ['Unknown field.'] }])
  })

  fact('platform.missing-field', async ({ call }) => {
    const { status, body } = await call('POST', '/api/tickets', { messages: [{ from_agent: false }] })
    expect(status).toBe(400)
    expect(body.error).toEqual({
      msg: 'Failed to create ticket',
      data: { messages: { 0: { channel: ['Missing data for required field.'] } } },
    })
  })

  fact('platform.limit-above-100', async ({ call }) => {
    const { status, body } = await call('GET', '/api/tickets?limit=101')
    expect([status, body.error.data]).toEqual([400, { limit: ['Must be at most 100.'] }])
  })

  fact('platform.wrong-method', async ({ call }) => {
    for (const [method, path] of [
      ['GET', '/api/search'],
      ['PATCH', '/api/tickets/1'],
      ['DELETE', '/api/users'],
    ] as const) {
      const { status, body } = await call(method, path)
      expect([status, body.error.msg]).toEqual([405, 'The specified HTTP method is not allowed.'])
    }
  })

  fact('platform.unknown-path', async ({ call }) => {
    for (const path of ['/api/unicorns', '/api/messages/5', '/api/tickets/abc', '/api/tickets/-1', '/elsewhere']) {
      const { status, body } = await call('GET', path)
      expect([path, status, body.error.msg]).toEqual([path, 404, 'Resource not found.'])
    }
  })
})

describe('how answers look', () => {
  fact('platform.slashes', async ({ call, api }) => {
    const { id } = await api.tickets.create(aTicket())
    for (const path of [`/api/tickets/${id}/`, `//api//tickets//${id}`, `/api/tickets/${id}//`]) {
      expect((await call('GET', path)).body.id).toBe(id)
    }
  })

  fact('platform.headers', async ({ call, api }) => {
    const { id } = await api.tickets.create(aTicket())
    const { status, headers, body } = await call('DELETE', `/api/tickets/${id}`)
    expect([status, body]).toEqual([204, ''])
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
    expect(headers.get('x-gorgias-release')).toMatch(/^[0-9a-f]{40}$/)
  })

  fact('platform.datetimes', async ({ api }) => {
    const ticket = await api.tickets.create(aTicket({ created_datetime: '2026-03-02T10:00:00Z' }))
    expect(ticket.created_datetime).toBe('2026-03-02T10:00:00+00:00')
    expect(ticket.updated_datetime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}\+00:00$/)
  })

  fact('platform.datetimes-in', async ({ api }) => {
    const stored = async (created_datetime: string) =>
      (await api.tickets.create(aTicket({ created_datetime }))).created_datetime
    expect(await stored('2026-03-02T10:00:00.820Z')).toBe('2026-03-02T10:00:00.820000+00:00')
    expect(await stored('2026-03-02T12:00:00+02:00')).toBe('2026-03-02T10:00:00+00:00')
    expect(await stored('2026-03-02T10:00:00.123456')).toBe('2026-03-02T10:00:00.123456+00:00')
  })

  fact('platform.datetimes-impossible', async ({ api, call }) => {
    const at = '2026-02-30T10:00:00Z'
    const { id, customer } = await api.tickets.create(aTicket())
    const period = { start_datetime: at, end_datetime: '2026-04-01T00:00:00Z' }
    for (const [method, path, body] of [
      ['POST', '/tickets', aTicket({ created_datetime: at })],
      ['PUT', `/tickets/${id}`, { snooze_datetime: at }],
      ['PUT', `/customers/${customer?.id}/data`, { data: {}, version: at }],
      ['POST', '/jobs', { type: 'exportTicket', params: { ticket_ids: [id] }, scheduled_datetime: at }],
      ['POST', '/stats/overview', { filters: { period } }],
      ['GET', `/events?created_datetime[gte]=${at}`, undefined],
    ] as const) {
      const { status, body: answer } = await call(method, `/api${path}`, body)
      expect([path, status, JSON.stringify(answer)]).toEqual([path, 400, expect.stringMatching(/valid datetime/)])
    }
    expect((await api.tickets.get(id)).snooze_datetime).toBeNull()
  })
})

describe('the rate limit', () => {
  it('refuses nothing by default, but shows its limit', async () => {
    await using world = await openWorld()
    const limits = async (headers = {}) => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => world.call('GET', '/api/account', undefined, headers)),
      )
      return new Set(
        answers.map((answer) => `${answer.status} ${answer.headers.get('x-gorgias-account-api-call-limit')}`),
      )
    }
    expect(await limits()).toEqual(new Set(['200 1/40']))
    const authorization = `Bearer ${world.sandbox.credentials.access_token}`
    expect(await limits({ authorization })).toEqual(new Set(['200 1/80']))
  })

  it('of a token is the larger one in every mode', async () => {
    await using world = await openWorld({ rate: 'api-key' })
    const authorization = `Bearer ${world.sandbox.credentials.access_token}`
    const { headers } = await world.call('GET', '/api/account', undefined, { authorization })
    expect(headers.get('x-gorgias-account-api-call-limit')).toBe('1/80')
  })

  fact('platform.rate-header', async ({ call, sandbox }) => {
    await sandbox.control.rate.set({ mode: 'api-key' })
    expect((await call('GET', '/api/account')).headers.get('x-gorgias-account-api-call-limit')).toBe('1/40')
    const refused = await call('GET', '/api/tickets?status=open')
    expect(refused.headers.get('x-gorgias-account-api-call-limit')).toBe('2/40')
    const unknown = await call('GET', '/api/account', undefined, { authorization: 'Basic eDp5' })
    expect([unknown.status, unknown.headers.get('x-gorgias-account-api-call-limit')]).toEqual([401, '0/40'])
    await sandbox.control.rate.set({ mode: 'oauth' })
    expect((await call('GET', '/api/account')).headers.get('x-gorgias-account-api-call-limit')).toBe('3/80')
  })

  fact('platform.rate-429', async ({ call, sandbox }) => {
    await sandbox.control.rate.set({ mode: 'api-key' })
    const burst = await Promise.all(Array.from({ length: 42 }, () => call('GET', '/api/account')))
    expect(burst.filter((answer) => answer.status === 200)).toHaveLength(40)
    expect(burst.at(-1)?.headers.get('retry-after')).toBe('1')
    await sandbox.advance(1_000)
    const after = await Promise.all(Array.from({ length: 3 }, () => call('GET', '/api/account')))
    expect(after.map((answer) => answer.status)).toEqual([200, 200, 429])
  })

  it('drains twice as fast on enterprise plans', async () => {
    await using world = await openWorld({ rate: 'enterprise' })
    await Promise.all(Array.from({ length: 40 }, () => world.call('GET', '/api/account')))
    await world.sandbox.advance(1_000)
    const after = await Promise.all(Array.from({ length: 5 }, () => world.call('GET', '/api/account')))
    expect(after.filter((answer) => answer.status === 200)).toHaveLength(4)
  })
})

describe('several accounts', () => {
  it('are distinguished by host or by the first part of the path', async () => {
    await using world = await openWorld({ accounts: ['acme', 'umbrella'] })
    const { sandbox } = world
    const [first, second] = [sandbox.world('acme'), sandbox.world('umbrella')].map((one) =>
      one.store.fact('credentials'),
    )
    const asks = async (url: string, who: typeof first) => {
      const authorization = `Basic ${btoa(`${who?.username}:${who?.api_key}`)}`
      const response = await sandbox.fetch(url, { headers: { authorization } })
      return [response.status, ((await response.json()) as { domain?: string }).domain]
    }
    expect(await asks('https://acme.gorgias.com/api/account', first)).toEqual([200, 'acme'])
    expect(await asks('https://umbrella.gorgias.com/api/account', second)).toEqual([200, 'umbrella'])
    expect(await asks('http://127.0.0.1/umbrella/api/account', second)).toEqual([200, 'umbrella'])
    expect(await asks('http://127.0.0.1/umbrella/api/account', first)).toEqual([401, undefined])
  })

  it('an unknown one answers with a page, as a host without a helpdesk does', async () => {
    await using world = await openWorld()
    const response = await world.sandbox.fetch('https://nobody.gorgias.com/api/account')
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })
})
