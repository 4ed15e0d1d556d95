import { createSession } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { createCallLog, createHttpEndpoint, createToolServer } from '@rhetor/mcp'
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
  const { app } = createHttpEndpoint({ createServer: () => createToolServer(options), token, allowOrigins })
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

  it('has room for a new assistant however many went away without a word', async () => {
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

  it('answers a page that was named', async () => {
    expect((await endpoint(['https://app.example'])({ origin: 'https://app.example' })).status).toBe(200)
  })

  it('refuses a body that is too large, and a token that is too short', async () => {
    expect((await endpoint()({}, { ...initialize, padding: 'x'.repeat(5_000_000) })).status).toBe(413)
    expect(() => createHttpEndpoint({ createServer: () => ({}) as never, token: 'short' })).toThrow('at least 16')
  })
})
