import { UncertainWrite } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../test/support/server.ts'

describe('the raw request', () => {
  it('has the same credentials, retries and errors as other calls', async () => {
    await using server = await startServer([{ status: 503 }, { json: { data: [] } }])
    const reply = await server
      .client({ random: () => 0 })
      .request('GET', '/tickets', { query: { limit: 5, ticket_ids: [1, 2] } })
      .raw()
    expect(reply).toMatchObject({ status: 200, body: { data: [] }, attempts: 2 })
    expect(server.requests[1]?.url).toBe('/api/tickets?limit=5&ticket_ids=1&ticket_ids=2')
    expect(server.requests[1]?.headers.authorization).toBeDefined()
  })

  it('takes paths in the form the API returns', async () => {
    await using server = await startServer([{ json: {} }])
    const gorgias = server.client()
    await gorgias.request('get', '/api/views/9/items?cursor=a%3D&direction=next')
    await gorgias.request('GET', '/tickets/5/?x=1', { query: { y: 2 } })
    expect(server.requests.map((request) => request.url)).toEqual([
      '/api/views/9/items?cursor=a%3D&direction=next',
      '/api/tickets/5/?x=1&y=2',
    ])
  })

  it('sends JSON, a form or bytes', async () => {
    await using server = await startServer([{ status: 201, json: {} }])
    const gorgias = server.client()
    const form = new FormData()
    form.append('file', new File(['hello'], 'a.txt'))
    await gorgias.request('POST', '/tags', { json: { name: 'vip' } })
    await gorgias.request('POST', '/upload', { form })
    await gorgias.request('POST', '/upload', {
      body: new Uint8Array([1, 2]),
      headers: { 'content-type': 'application/x-own' },
    })
    expect(server.requests[0]?.json).toEqual({ name: 'vip' })
    expect(server.requests[1]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect([server.requests[2]?.headers['content-type'], server.requests[2]?.body.length]).toEqual([
      'application/x-own',
      2,
    ])
  })

  it('reads text, bytes or a stream', async () => {
    await using server = await startServer([{ text: 'a,b', headers: { 'content-type': 'text/csv' } }])
    const gorgias = server.client()
    expect(await gorgias.request('GET', '/x', { as: 'text' })).toBe('a,b')
    expect(await gorgias.request<Uint8Array>('GET', '/x', { as: 'binary' })).toHaveLength(3)
    const stream = await gorgias.request<ReadableStream>('GET', '/x', { as: 'stream' })
    expect(await new Response(stream).text()).toBe('a,b')
    await expect(gorgias.request('GET', '/x', { attempts: 1 })).rejects.toThrow(/text\/csv came instead of JSON/)
  })

  it('never repeats a write, unless repeat is safe', async () => {
    await using server = await startServer([{ status: 500 }, { status: 500 }, { json: {} }])
    const gorgias = server.client({ random: () => 0 })
    await expect(gorgias.request('POST', '/search', { json: {} })).rejects.toBeInstanceOf(UncertainWrite)
    expect(server.requests).toHaveLength(1)
    await gorgias.request('POST', '/search', { json: {}, repeat: 'safe' })
    expect(server.requests).toHaveLength(3)
  })

  it.each<[string, string, object, RegExp]>([
    ['another host', 'https://evil.test/tickets', {}, /must begin with a slash/],
    ['another host in disguise', '//evil.test/tickets', {}, /stay below \/api/],
    ['a way out of the API', '/tickets/../../oauth/token', {}, /stay below \/api/],
    ['an encoded way out', '/tickets/%2e%2e/x', {}, /stay below \/api/],
    ['a fragment', '/tickets#x', {}, /stay below \/api/],
    ['a space', '/tick ets', {}, /stay below \/api/],
    ['two bodies', '/x', { json: 1, form: new FormData() }, /only one of json, form/],
    ['a body to GET', '/x', { json: 1 }, /a GET has no body/],
    ['other credentials', '/x', { headers: { Authorization: 'Basic eA==' } }, /authorization is written by the client/],
    ['a broken header', '/x', { headers: { 'x-a': 'b\r\nhost: evil' } }, /header "x-a" is malformed/],
    ['a misspelt option', '/x', { jsno: 1 }, /unknown: jsno \(did you mean json\?\)/],
  ])('refuses %s', async (_, path, options, message) => {
    await using server = await startServer([{}])
    await expect(server.client().request('GET', path, options)).rejects.toThrow(message)
    expect(server.requests).toHaveLength(0)
  })

  it('refuses a method the API does not have', async () => {
    await using server = await startServer([{}])
    await expect(server.client().request('PATCH' as 'PUT', '/x')).rejects.toThrow(/one of GET, POST, PUT, DELETE/)
  })
})
