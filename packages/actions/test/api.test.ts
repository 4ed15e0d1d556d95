import { actionNamed, createSession, type Preview, perform } from '@rhetor/actions'
import { basic, Gorgias, TimeoutError, UncertainWrite, UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { rowOf } from '../src/api.ts'
import { demoBeforeEach } from './demo-before-each.ts'
import { withoutWaiting } from './without-waiting.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

const writes = () => demo.sent.filter((line) => !line.startsWith('GET'))
const get = { method: 'GET', path: '/tickets/8407' }
const put = { method: 'PUT', path: '/tickets/8407', json: { priority: 'critical' } }

async function previewOf(input: Record<string, unknown>): Promise<Preview> {
  const shown = await demo.act('api', input, { dryRun: true })
  return (shown as { preview: Preview }).preview
}

describe('a GET', () => {
  it('needs no consent, and gives all of the answer', async () => {
    const done = await demo.act('api', get, { consent: () => false })
    expect(done).toMatchObject({
      state: 'done',
      result: { status: 200, headers: { 'content-type': 'application/json' }, body: { id: 8407 }, attempts: 1 },
    })
    expect(demo.audit).toEqual([])
  })

  it.each([
    ['/tickets?limit=2', undefined],
    ['/tickets', { limit: 2 }],
    ['/api/tickets/', { limit: '2' }],
    ['/tickets?limit=2', { order_by: 'created_datetime:asc' }],
  ])('takes a query in the path and beside it: %s %j', async (path, query) => {
    const { body } = await demo.result<{ body: { data: unknown[] } }>('api', { ...get, path, query })
    expect(body.data).toHaveLength(2)
  })

  it('repeats the key of a list, and puts those of an object in brackets', async () => {
    const range = { created_datetime: { gte: '2026-01-01T00:00:00Z' }, types: ['ticket-created', 'ticket-closed'] }
    await demo.result('api', { method: 'get', path: '/events', query: { ...range, user_ids: null } })
    const [last] = (await demo.sandbox.control.requests.list()).slice(-1)
    expect(last?.path).toBe(
      '/events?created_datetime%5Bgte%5D=2026-01-01T00%3A00%3A00Z&types=ticket-created&types=ticket-closed',
    )
  })

  it('sends a null inside a list, which has a meaning there', async () => {
    await demo.result('api', { method: 'GET', path: '/macros', query: { languages: [null, 'en'] } })
    const [last] = (await demo.sandbox.control.requests.list()).slice(-1)
    expect(last?.path).toBe('/macros?languages=&languages=en')
  })

  it('can be read as text or bytes', async () => {
    const text = await demo.result('api', { ...get, response_type: 'text' })
    expect(JSON.parse(text['body'] as string)).toMatchObject({ id: 8407 })
    const binary = await demo.result('api', { ...get, response_type: 'binary' })
    expect(binary['encoding']).toBe('base64')
    expect(atob(binary['body'] as string)).toContain('"id":8407')
  })

  it('reads by POST as well as by GET', async () => {
    const search = { method: 'POST', path: '/search', json: { type: 'customer', query: 'marchandet', size: 5 } }
    expect(await demo.act('api', search, { consent: () => false })).toMatchObject({
      state: 'done',
      result: { status: 201 },
    })
  })
})

describe('a write', () => {
  it('is shown first, with what the API knows it as', async () => {
    expect(await previewOf(put)).toMatchObject({
      effect: 'write',
      consent: 'none',
      summary: 'Send PUT /tickets/8407 (tickets.update)',
      objects: ['/tickets/8407'],
      requests: [{ method: 'PUT', path: '/api/tickets/8407', query: '', body: { priority: 'critical' } }],
    })
    expect(writes()).toEqual([])
  })

  it('is done, and is in the audit', async () => {
    expect(await demo.result('api', put)).toMatchObject({ status: 202, body: { priority: 'critical' }, attempts: 1 })
    expect(demo.audit).toMatchObject([
      { operation: 'tickets.update', effect: 'write', outcome: 'done', path: '/api/tickets/8407' },
    ])
  })

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a message', { method: 'POST', path: '/tickets/8407/messages', json: {} }, 'send', 'plain'],
    ['a new ticket', { method: 'post', path: '/api/tickets/', json: {} }, 'send', 'plain'],
    ['a deletion', { method: 'DELETE', path: '/tickets/8407' }, 'destroy', 'plain'],
    ['a merge', { method: 'PUT', path: '/customers/merge?source_id=1&target_id=2', json: {} }, 'destroy', 'plain'],
    [
      'a harmless job',
      { method: 'POST', path: '/jobs', json: { type: 'updateTicket', params: { ticket_ids: [8407], updates: {} } } },
      'write',
      'none',
    ],
    ['a job that sends data away', { method: 'POST', path: '/jobs', json: { type: 'exportTicket' } }, 'write', 'plain'],
    ['a terrible job', { method: 'POST', path: '/jobs', json: { type: 'deleteTicket' } }, 'destroy', 'plain'],
    [
      'many fields at once',
      { method: 'PUT', path: '/custom-fields', json: [1, 2, 3, 4, 5, 6].map((id) => ({ id })) },
      'write',
      'itemised',
    ],
    ['a body that is a number', { method: 'PUT', path: '/customers/5017', json: 5 }, 'write', 'none'],
    ['ids that are text', { method: 'PUT', path: '/macros/archive', json: { ids: '31005' } }, 'write', 'plain'],
    [
      'a list with nothing in it',
      { method: 'POST', path: '/rules/priorities', json: { priorities: [null] } },
      'write',
      'plain',
    ],
    [
      'tickets named by a text',
      { method: 'POST', path: '/jobs', json: { type: 'deleteTicket', params: { ticket_ids: '8407' } } },
      'destroy',
      'plain',
    ],
    ['something unheard of', { method: 'POST', path: '/orders/5/refund', json: {} }, 'destroy', 'plain'],
    ['something unheard of that deletes', { method: 'DELETE', path: '/orders/5' }, 'destroy', 'plain'],
  ])('is asked about by what it does: %s', async (_, input, effect, consent) => {
    expect(await previewOf(input)).toMatchObject({ effect, consent })
  })

  it('that is not documented says so', async () => {
    const { summary } = await previewOf({ method: 'PUT', path: '/orders/5', json: {} })
    expect(summary).toBe('Send PUT /orders/5, which is not a documented operation')
  })

  it('is not done where consent is not given', async () => {
    expect(await demo.act('api', { method: 'DELETE', path: '/tickets/8407' }, { consent: () => false })).toMatchObject({
      state: 'declined',
    })
    expect(writes()).toEqual([])
  })

  it('can carry files', async () => {
    const files = [
      { name: 'a.txt', text: 'Hello', content_type: 'text/plain' },
      { name: 'b.bin', content_base64: 'AAEC', field: 'second' },
    ]
    const { body } = await demo.result<{ body: unknown[] }>('api', {
      method: 'POST',
      path: '/upload',
      query: { type: 'attachment' },
      files,
    })
    expect(body).toMatchObject([
      { name: 'a.txt', size: 5, content_type: 'text/plain' },
      { name: 'b.bin', size: 3 },
    ])
  })
})

describe('a request that is wrong', () => {
  it.each<[Record<string, unknown>, RegExp]>([
    [{ path: 'tickets/5' }, /path: .*below \/api, such as \/tickets\/5/],
    [{ path: 'https://evil.example/api/tickets' }, /path: /],
    [{ path: '//evil.example/tickets' }, /path: /],
    [{ path: '/\\evil.example' }, /path: /],
    [{ path: '/tickets/../../oauth/token' }, /path: /],
    [{ path: '/tickets/%2e%2e/oauth' }, /path: /],
    [{ path: '/tickets/5#x' }, /path: /],
    [{ path: '/tickets 5' }, /path: /],
    [{ method: 'PATCH' }, /method: /],
    [{ headers: { Authorization: 'Basic x' } }, /headers: authorization is written by the client/],
    [{ headers: { COOKIE: 'x' } }, /headers: /],
    [{ headers: { host: 'evil.example' } }, /headers: /],
    [{ json: { a: 1 } }, /a GET has no body/],
    [{ form: { a: '1' } }, /a GET has no body/],
    [{ method: 'POST', json: {}, form: { a: '1' } }, /give either json, or form and files/],
    [{ method: 'POST', json: null, files: [{ name: 'a', text: 'b' }] }, /give either json, or form and files/],
    [{ method: 'POST', files: [{ name: 'a' }] }, /give either content_base64 or text/],
    [{ retry_delay_ms: 0 }, /retry_delay_ms: /],
    [{ retry_count: 99 }, /retry_count: /],
    [{ timeout: 3 }, /unknown: timeout \(did you mean timeout_ms\?\)/],
  ])('is refused before it is sent: %j', async (change, reason) => {
    await expect(demo.act('api', { ...get, ...change })).rejects.toThrow(reason)
    await expect(demo.act('api', { ...get, ...change })).rejects.toBeInstanceOf(UsageError)
    expect(demo.sent).toEqual([])
  })

  it('is refused by the API in its own words', async () => {
    await expect(demo.act('api', { ...get, path: '/tickets/999999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(demo.act('api', { ...put, json: { priority: 'urgent' } })).rejects.toMatchObject({
      code: 'bad_request',
      fields: { priority: ['Not a valid choice.'] },
    })
  })
})

describe('what was sent', () => {
  it('is shown where that is asked for, without secrets', async () => {
    const input = {
      method: 'POST',
      path: '/integrations?api_key=abc',
      headers: { 'x-api-key': 'abc', 'x-trace': '7' },
      json: { name: 'Hook', http: { hmac_secret: 'abc', url: 'https://hooks.example' } },
      debug: true,
    }
    const { shows } = await previewOf(input)
    expect(shows['request']).toEqual({
      method: 'POST',
      path: '/api/integrations',
      query: { api_key: '[redacted]' },
      headers: { authorization: '[redacted]', 'x-api-key': '[redacted]', 'x-trace': '7' },
      json: { name: 'Hook', http: { hmac_secret: '[redacted]', url: 'https://hooks.example' } },
    })
    const answer = await demo.result('api', { ...get, debug: true })
    expect(answer['sent']).toEqual({
      method: 'GET',
      path: '/api/tickets/8407',
      headers: { authorization: '[redacted]' },
    })
    expect(JSON.stringify(answer)).not.toContain(demo.sandbox.credentials.api_key)
  })

  it('is not shown otherwise', async () => {
    expect(await demo.result('api', get)).not.toHaveProperty('sent')
  })

  it('has headers of the caller beside those of the client', async () => {
    const headers = { 'X-Trace': '7', 'Content-Type': 'application/json; charset=utf-8' }
    expect(await demo.result('api', { ...put, headers })).toMatchObject({ status: 202 })
  })
})

describe('a request that fails', () => {
  const fail = (change: Record<string, unknown>) =>
    demo.sandbox.control.faults.add({ kind: 'status', status: 503, times: 2, ...change } as never)

  it('is sent again, later each time', async () => {
    await fail({ operation: 'tickets.get' })
    const { clock, result } = withoutWaiting(demo)
    const began = clock.now()
    expect(await result('api', get)).toMatchObject({ status: 200, attempts: 3 })
    expect(clock.now() - began).toBe(500 + 1_000)
  })

  it('is sent again as often and as late as asked', async () => {
    await fail({ operation: 'tickets.get', times: 9 })
    const { clock, result } = withoutWaiting(demo)
    const began = clock.now()
    const patient = { ...get, retry_count: 3, retry_delay_ms: 2_000, exponential_backoff: false }
    await expect(result('api', patient)).rejects.toMatchObject({ code: 'unavailable' })
    expect(demo.sent).toHaveLength(4)
    expect(clock.now() - began).toBe(6_000)
  })

  it('waits as long as the server asks', async () => {
    await fail({ operation: 'tickets.get', retry_after: 40, times: 1 })
    const { clock, result } = withoutWaiting(demo)
    const began = clock.now()
    expect(await result('api', get)).toMatchObject({ attempts: 2 })
    expect(clock.now() - began).toBe(40_000)
  })

  it('is not sent again where retries are off', async () => {
    await fail({ operation: 'tickets.get' })
    await expect(demo.act('api', { ...get, retry_count: 0 })).rejects.toMatchObject({ code: 'unavailable' })
    expect(demo.sent).toHaveLength(1)
  })

  it('and may have been done is not repeated, unless that is asked for', async () => {
    await fail({ kind: 'cut-after', operation: 'tickets.update', times: 1 })
    const { result } = withoutWaiting(demo)
    await expect(result('api', put)).rejects.toBeInstanceOf(UncertainWrite)
    expect(writes()).toHaveLength(1)
    await fail({ kind: 'cut-after', operation: 'tickets.update', times: 1 })
    expect(await result('api', { ...put, repeat_unsafe: true })).toMatchObject({ status: 202, attempts: 2 })
  })

  it('on a rate limit is sent again, even a write', async () => {
    await fail({ operation: 'tickets.update', status: 429, retry_after: 3, times: 1 })
    expect(await withoutWaiting(demo).result('api', put)).toMatchObject({ status: 202, attempts: 2 })
  })

  it('because it was refused is final, unless all errors are to be tried', async () => {
    await fail({ operation: 'tickets.get', status: 404, times: 1 })
    const { result } = withoutWaiting(demo)
    await expect(result('api', get)).rejects.toMatchObject({ code: 'not_found' })
    await fail({ operation: 'tickets.get', status: 404, times: 1 })
    expect(await result('api', { ...get, retry_on_all_errors: true })).toMatchObject({ status: 200, attempts: 2 })
  })

  it('is given up after its time', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    const gorgias = new Gorgias({ account: 'acme', auth: basic('ana@acme.example', 'key'), fetch: never })
    const session = createSession({ gorgias })
    const failed = perform(actionNamed('api'), { ...get, timeout_ms: 1, retry_count: 0 }, session, { face: 'test' })
    await expect(failed).rejects.toBeInstanceOf(TimeoutError)
  })

  it('is no longer waited for once it is aborted', async () => {
    await fail({ operation: 'tickets.get', times: 9 })
    const reason = new Error('Ctrl-C')
    const session = withoutWaiting(demo).session.with({ signal: AbortSignal.abort(reason) })
    await expect(perform(actionNamed('api'), get, session, { face: 'test' })).rejects.toBe(reason)
  })
})

it.each<[Parameters<typeof rowOf>[0], string, string | undefined]>([
  ['GET', '/tickets/5', 'tickets.get'],
  ['GET', '/api/tickets/5/', 'tickets.get'],
  ['PUT', '/customers/merge', 'customers.merge'],
  ['PUT', '/customers/5', 'customers.update'],
  ['PUT', '/macros/archive', 'macros.archive'],
  ['DELETE', '/tickets/5/custom-fields/3', 'tickets.deleteCustomField'],
  ['POST', '/stats/overview/download', 'statistics.download'],
  ['POST', '/tickets/5', undefined],
  ['GET', '/ticketsx', undefined],
  ['GET', '/tickets/5/messages/6/more', undefined],
])('%s %s is %s', (method, path, name) => {
  expect(rowOf(method, path)?.name).toBe(name)
})
