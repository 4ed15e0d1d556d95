import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { PingRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { createSession } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { createCallLog, createHttpEndpoint, createToolServer, type HttpEndpoint } from '@rhetor/mcp'
import { describe, expect, it } from 'vitest'

const token = 'a-token-of-sixteen-or-more'
const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
}

function endpoint(allowOrigins: readonly string[] = []) {
  const gorgias = new Gorgias({ account: 'acme', auth: basic('a@b.example', 'k') })
  const options = { accounts: { acme: createSession({ gorgias }) }, calls: createCallLog(), tier: 'read' as const }
  return caller(createHttpEndpoint({ createServer: () => createToolServer(options), token, allowOrigins }))
}

/** An endpoint whose pings are answered when they are released. */
function waiting() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const createServer = () => {
    const server = new Server({ name: 'waiting', version: '1' }, { capabilities: {} })
    server.setRequestHandler(PingRequestSchema, async () => {
      await promise
      return {}
    })
    return server
  }
  const endpoint = createHttpEndpoint({ createServer, token })
  return { call: caller(endpoint), release: resolve, close: endpoint.close }
}

function caller({ app }: HttpEndpoint) {
  return (headers: Record<string, string>, body: unknown = initialize) =>
    app.request('/mcp', {
      method: 'POST',
      headers: {
        host: '127.0.0.1:4402',
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${token}`,
        ...headers,
      },
      body: JSON.stringify(body),
    })
}

describe('the endpoint', () => {
  it.each([
    ['without a token', { authorization: '' }, 401],
    ['with a wrong token', { authorization: `Bearer ${token}x` }, 401],
    ['with the token as a password', { authorization: `Basic ${btoa(`a:${token}`)}` }, 401],
    ['from a page of the internet', { origin: 'https://evil.example' }, 403],
    ['from a page that claims to be nowhere', { origin: 'null' }, 403],
    ['under a name that was made to point here', { host: 'rebound.evil.example' }, 403],
    ['with a session that has ended', { 'mcp-session-id': 'gone' }, 404],
    ['from a page of this machine', { origin: 'http://localhost:5173' }, 200],
    ['as it should be', {}, 200],
  ])('answers a call %s', async (_, headers, status) => {
    expect((await endpoint()(headers)).status).toBe(status)
  })

  it('accepts a new assistant however many left without closing their session', async () => {
    const call = endpoint()
    const sessions: string[] = []
    for (let count = 0; count < 70; count++) {
      const answer = await call({})
      expect(answer.status).toBe(200)
      sessions.push(answer.headers.get('mcp-session-id') ?? '')
      await answer.text()
    }
    const ping = { jsonrpc: '2.0', id: 2, method: 'ping' }
    const statusOf = async (session = '') => (await call({ 'mcp-session-id': session }, ping)).status
    // the ones that were silent longest made room
    expect([await statusOf(sessions[0]), await statusOf(sessions.at(-1))]).toEqual([404, 200])
  })

  it('keeps an assistant whose call is under way, however long it has been silent', async () => {
    const { call, release, close } = waiting()
    const start = async () => (await call({})).headers.get('mcp-session-id') ?? ''
    const busy = await start()
    const answer = await call({ 'mcp-session-id': busy }, { jsonrpc: '2.0', id: 2, method: 'ping' })
    const idle = await start()
    for (let count = 0; count < 64; count++) await start()
    const statusOf = async (session: string) =>
      (await call({ 'mcp-session-id': session }, { jsonrpc: '2.0', method: 'notifications/initialized' })).status
    expect([await statusOf(busy), await statusOf(idle)]).toEqual([202, 404])
    release()
    expect(await answer.text()).toContain('"id":2')
    // now it is the one that was used last
    for (let count = 0; count < 63; count++) await start()
    expect(await statusOf(busy)).toBe(202)
    for (let count = 0; count < 64; count++) await start()
    expect(await statusOf(busy)).toBe(404)
    await close()
  })

  it('has no room where every assistant has a call under way, until one is answered or cancelled', async () => {
    const { call, release, close } = waiting()
    const ping = { jsonrpc: '2.0', id: 2, method: 'ping' }
    const sessions: string[] = []
    for (let count = 0; count < 64; count++) {
      sessions.push((await call({})).headers.get('mcp-session-id') ?? '')
      await call({ 'mcp-session-id': sessions.at(-1) ?? '' }, ping)
    }
    const refused = await call({})
    expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining('try again later')])
    await call(
      { 'mcp-session-id': sessions[5] ?? '' },
      { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } },
    )
    expect((await call({})).status).toBe(200)
    release()
    await close()
  })

  it('answers a page that was named', async () => {
    expect((await endpoint(['https://app.example'])({ origin: 'https://app.example' })).status).toBe(200)
  })

  it('refuses a body that is too large, and a token that is too short', async () => {
    expect((await endpoint()({}, { ...initialize, padding: 'x'.repeat(5_000_000) })).status).toBe(413)
    expect(() => createHttpEndpoint({ createServer: () => ({}) as never, token: 'short' })).toThrow('at least 16')
  })
})

describe('a web page', () => {
  const page = 'https://desk.acme.example'
  const ask = (app: HttpEndpoint['app'], headers: Record<string, string>) =>
    app.request('/mcp', {
      method: 'OPTIONS',
      headers: { host: '127.0.0.1:4402', 'access-control-request-method': 'POST', ...headers },
    })
  const listed = () =>
    createHttpEndpoint({
      createServer: () => new Server({ name: 'x', version: '1' }, { capabilities: {} }),
      token,
      allowOrigins: [page],
    })

  it('that is listed may call and read the answer, and its CORS preflight is answered', async () => {
    const { app, close } = listed()
    const asked = await ask(app, { origin: page })
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, page])
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization')
    const answered = await caller({ app, token, close })({ origin: page })
    expect(answered.status).toBe(200)
    expect(answered.headers.get('access-control-allow-origin')).toBe(page)
    expect(answered.headers.get('access-control-expose-headers')).toContain('mcp-session-id')
    // what it did wrong, too
    const refused = await caller({ app, token, close })({ origin: page, authorization: '' })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, page])
    await close()
  })

  it.each([
    ['of another origin', { origin: 'https://evil.example' }, 403],
    ['of nowhere', { origin: 'null' }, 403],
    ['under a name that was made to point here', { origin: page, host: 'rebound.evil.example' }, 403],
  ])('%s is refused, and gets no CORS headers', async (_, headers, status) => {
    const { app, close } = listed()
    const { status: answered, headers: told } = await ask(app, headers)
    expect(answered).toBe(status)
    if (status === 403) expect([...told.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    await close()
  })
})
