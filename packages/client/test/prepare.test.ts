import { prepare, prepareRequest, UsageError } from '@rhetor/client'
import { operationNamed } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { page, startServer } from '../../../test/support/server.ts'

const update = operationNamed('tickets.update')
const list = operationNamed('tickets.list')

describe('a prepared call', () => {
  it('sends the request that it shows, and sends it only then', async () => {
    await using server = await startServer([{ status: 202, json: { id: 5 } }])
    const input = { status: 'closed', tags: [{ name: 'vip' }], subject: undefined }
    const call = prepare(update, [5, input])
    expect(call.wire).toEqual({
      method: 'PUT',
      path: '/api/tickets/5',
      query: '',
      body: { status: 'closed', tags: [{ name: 'vip' }] },
    })
    expect(server.requests).toEqual([])
    const shown = call.wire
    // what somebody does with the input afterwards changes neither
    input.status = 'open'
    expect(await server.client().send(call)).toEqual({ id: 5 })
    expect(call.wire).toEqual(shown)
    expect(server.requests[0]).toMatchObject({ method: 'PUT', url: '/api/tickets/5', json: shown.body })
  })

  it('shows the key of a create that happens once', () => {
    const row = operationNamed('customers.create')
    expect(prepare(row, [{ email: 'ana@acme.example' }, { key: 'crm-7' }]).wire.body).toEqual({
      email: 'ana@acme.example',
      external_id: 'crm-7',
    })
    expect(() => prepare(row, [{ email: 'ana@acme.example', external_id: 'a' }, { key: 'b' }])).toThrow(
      /give one of them/,
    )
  })

  it.each<[string, unknown[], string]>([
    ['a first page', [{ limit: 5 }], 'limit=5'],
    ['a page further on', [{ limit: 5, cursor: 'abc' }], 'limit=5&cursor=abc'],
    ['as many as are wanted', [{}, { max: 7 }], 'limit=7'],
    ['the largest page where more are wanted', [{}, { max: 500 }], 'limit=100'],
  ])('of a list shows %s', async (_, args, query) => {
    await using server = await startServer([page([])])
    const call = prepare(list, args)
    expect(call.wire).toEqual({ method: 'GET', path: '/api/tickets', query, body: undefined })
    await server.client().send(call)
    expect(server.requests[0]?.url).toBe(`/api/tickets?${query}`)
  })

  it('can be sent twice, and with a signal of its own', async () => {
    await using server = await startServer([page([{ id: 1 }])])
    const call = prepare(list, [{}])
    const gorgias = server.client()
    expect(await gorgias.send(call)).toMatchObject({ items: [{ id: 1 }] })
    expect(await gorgias.send(call)).toMatchObject({ items: [{ id: 1 }] })
    const reason = new Error('no longer wanted')
    await expect(gorgias.send(call, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(server.requests).toHaveLength(2)
  })

  it('that is wrong is refused when it is prepared', () => {
    expect(() => prepare(update, [5, { statu: 'closed' }])).toThrow(/unknown: statu \(did you mean status\?\)/)
    expect(() => prepareRequest('GET', '//evil.example')).toThrow(UsageError)
  })
})

describe('a prepared request', () => {
  it('sends what it shows', async () => {
    await using server = await startServer([{ json: { done: true } }])
    const call = prepareRequest('post', '/orders/5/refund?dry=1', {
      json: { amount: 5, note: undefined },
      query: { ids: [1, 2], range: { gte: 3, in: ['a', 'b'] }, languages: [null, 'en'] },
    })
    expect(call.wire).toEqual({
      method: 'POST',
      path: '/api/orders/5/refund',
      query: 'dry=1&ids=1&ids=2&range%5Bgte%5D=3&range%5Bin%5D=a&range%5Bin%5D=b&languages=&languages=en',
      body: { amount: 5 },
    })
    expect(await server.client().send(call)).toEqual({ done: true })
    expect(server.requests[0]).toMatchObject({ url: `${call.wire.path}?${call.wire.query}`, json: { amount: 5 } })
  })

  it('waits between attempts as the options say', async () => {
    const waits: number[] = []
    await using server = await startServer([{ status: 404, json: {} }, { status: 503, json: {} }, { json: { id: 5 } }])
    const gorgias = server.client({ onRetry: ({ waitMs }) => waits.push(waitMs) })
    const retry = { firstMs: 3, growth: 3, jitter: 0, refusals: true }
    expect(await gorgias.request('GET', '/tickets/5', { retry })).toEqual({ id: 5 })
    expect(waits).toEqual([3, 9])
  })

  it.each<[object, RegExp]>([
    [{ firstms: 3 }, /retry: unknown: firstms \(did you mean firstMs\?\)/],
    [{ firstMs: -1 }, /retry\.firstMs must be 0 or more/],
    [{ refusals: 'yes' }, /retry\.refusals must be true or false/],
  ])('refuses a policy that cannot be: %j', (retry, message) => {
    expect(() => prepareRequest('GET', '/tickets', { retry })).toThrow(message)
  })
})
