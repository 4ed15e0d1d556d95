import { ApiError, MergedError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../test/support/server.ts'

const merged = (to: string) => ({ status: 301, headers: { location: to }, json: { error: { msg: 'Moved.' } } })

describe('an object that was merged', () => {
  it('is followed on a read, and the answer says so', async () => {
    await using server = await startServer((request) =>
      request.path === '/api/customers/5' ? merged('/api/customers/9/') : { json: { id: 9 } },
    )
    const reply = await server.client().customers.get(5).raw()
    expect(reply.body.id).toBe(9)
    expect(reply.mergedInto).toBe(9)
    expect(server.requests[1]?.headers.authorization).toBeDefined()
  })

  it('is followed behind a path prefix too', async () => {
    await using server = await startServer((request) =>
      request.path === '/acme/api/customers/5' ? merged('/api/customers/9/') : { json: { id: 9 } },
    )
    const reply = await server
      .client({ baseUrl: `${server.url}/acme` })
      .customers.get(5)
      .raw()
    expect(reply.mergedInto).toBe(9)
    expect(server.requests[1]?.path).toBe('/acme/api/customers/9/')
  })

  it.each([
    ['a change', (gorgias: Client) => gorgias.customers.update(5, { name: 'Maya' })],
    ['a deletion', (gorgias: Client) => gorgias.customers.delete(5)],
    ['data', (gorgias: Client) => gorgias.customers.setData(5, { data: {} })],
  ])('makes %s fail with the surviving id, and nothing is repeated', async (_, call) => {
    await using server = await startServer([merged('/api/customers/9/data')])
    const error = await call(server.client()).then(
      () => expect.unreachable(),
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(MergedError)
    expect(error).toMatchObject({ code: 'merged', survivor: 9, status: 301 })
    expect((error as Error).message).toContain('merged into 9; nothing was changed')
    expect(server.requests).toHaveLength(1)
  })
})

type Client = ReturnType<Awaited<ReturnType<typeof startServer>>['client']>

describe('a redirect', () => {
  it('to another host is not followed', async () => {
    await using stranger = await startServer([{ json: { id: 5 } }])
    await using server = await startServer([{ status: 302, headers: { location: `${stranger.url}/api/tickets/5` } }])
    const error = await server
      .client()
      .tickets.get(5)
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'redirected' })
    expect((error as Error).message).toContain('is another host')
    expect(stranger.requests).toHaveLength(0)
  })

  it('on the same host is followed on a read', async () => {
    await using server = await startServer((request) =>
      request.path.endsWith('/') ? { json: { id: 5 } } : { status: 308, headers: { location: `${request.path}/` } },
    )
    const reply = await server.client().tickets.get(5).raw()
    expect(reply.body.id).toBe(5)
    expect(reply.mergedInto).toBeUndefined()
  })

  it('is never followed on a write', async () => {
    await using server = await startServer([{ status: 307, headers: { location: '/api/tickets/6' } }])
    await expect(server.client().tickets.update(5, { status: 'closed' })).rejects.toMatchObject({ code: 'redirected' })
    expect(server.requests).toHaveLength(1)
  })

  it('that goes in circles ends', async () => {
    await using server = await startServer([{ status: 302, headers: { location: '/api/tickets/5' } }])
    await expect(server.client().tickets.get(5)).rejects.toThrow(/goes in circles/)
    expect(server.requests).toHaveLength(4)
  })

  it.each(['', 'http://[', 'javascript:alert(1)'])('to a malformed address (%j) is refused', async (location) => {
    await using server = await startServer([{ status: 302, headers: { location } }])
    await expect(server.client().tickets.get(5)).rejects.toMatchObject({ code: 'redirected' })
  })

  it('of a file may lead to another host, without credentials', async () => {
    await using storage = await startServer([{ text: 'bytes', headers: { 'content-type': 'text/plain' } }])
    await using server = await startServer([{ status: 302, headers: { location: `${storage.url}/signed?x=1` } }])
    const file = await server
      .client()
      .files.download({ file_type: 'attachments', domain_hash: 'k1', resource_name: 'a.txt' })
    expect(await file.text()).toBe('bytes')
    expect(storage.requests[0]?.headers.authorization).toBeUndefined()
  })
})
