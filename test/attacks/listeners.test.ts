import { once } from 'node:events'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { doors, ports } from '@rhetor/listen'
import { startSandbox } from '@rhetor/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { inProcess, type Running } from '../support/in-process.ts'
import { type RawAnswer, type RawRequest, sendRaw } from '../support/raw-http.ts'

const token = 'a-token-of-my-own-choice'
const bearer = ['authorization', `Bearer ${token}`] as const
const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
}

/** What can be sent, and how it is answered when all is well. */
interface Target {
  readonly door: keyof typeof doors
  readonly good: Pick<RawRequest, 'method' | 'target'> & { headers?: RawRequest['headers']; body?: string }
  readonly status: number
  /** The sentence of an error, in the form of this listener. */
  readonly says: (body: string) => unknown
  /** Attacks that do no harm to this target, with the status that answers them. */
  readonly harmless: Readonly<Partial<Record<AttackName, number>>>
}

const json = (find: (body: never) => unknown) => (body: string) => find(JSON.parse(body) as never)
const gorgiasError = json(({ error }: { error: { msg: string } }) => error.msg)
const html = (body: string) => /<p>([^<]+)<\/p>/.exec(body)?.[1]
const plain = (body: string) => body

const answered = <Name extends AttackName>(names: readonly Name[], status: number) =>
  Object.fromEntries(names.map((name) => [name, status])) as Record<Name, number>

const anyToken = ['no token', 'a wrong token', 'half of the token', 'the token as a password'] as const
const anyName = [
  'another name',
  'a name that was made to point here',
  'a name that begins like one of this machine',
  'an address that reads 0.0.0.0',
  'an address line with another host',
  'another name behind an address line of this machine',
] as const
const anyPage = [
  'a page of the internet',
  'a page that claims to be nowhere',
  'another page of this machine',
  'an image of another site',
  'a frame of another site',
  'a form of another site',
  'a link of another site',
] as const

const targets = {
  'the API of the sandbox': {
    door: 'sandboxApi',
    good: { method: 'GET', target: '/api/account' },
    status: 200,
    says: gorgiasError,
    // the key is another one than the token, and asked for by the API itself
    harmless: { ...answered([...anyName, ...anyPage], 200), ...answered(anyToken, 401) },
  },
  'the tokens of the sandbox': {
    door: 'sandboxTokens',
    good: { method: 'POST', target: '/oauth/token', body: 'grant_type=none' },
    status: 401,
    says: json(({ error_description }: { error_description: string }) => error_description),
    harmless: answered([...anyName, ...anyPage, ...anyToken], 401),
  },
  'the consent page of the sandbox': {
    door: 'sandboxConsent',
    good: { method: 'GET', target: '/oauth/authorize' },
    status: 400,
    says: html,
    harmless: answered(['a link of another site', ...anyToken], 400),
  },
  'a decision on the consent page': {
    door: 'sandboxConsent',
    good: { method: 'POST', target: '/oauth/authorize', body: 'decision=allow' },
    status: 400,
    says: html,
    harmless: answered(anyToken, 400),
  },
  'the control commands of the sandbox': {
    door: 'sandboxControl',
    good: { method: 'POST', target: '/__sandbox/rate', body: '{}' },
    status: 200,
    says: gorgiasError,
    harmless: answered(anyToken, 200),
  },
  'what the control commands of the sandbox show': {
    door: 'sandboxControl',
    good: { method: 'GET', target: '/acme/__sandbox/requests' },
    status: 200,
    says: gorgiasError,
    harmless: answered(anyToken, 200),
  },
  'the control commands of a sandbox with a token': {
    door: 'sandboxControl',
    good: { method: 'POST', target: '/__sandbox/rate', headers: [bearer], body: '{}' },
    status: 200,
    says: gorgiasError,
    harmless: {},
  },
  'the start page': {
    door: 'startPage',
    good: { method: 'GET', target: '/' },
    status: 200,
    says: plain,
    harmless: answered(['a link of another site', ...anyToken], 200),
  },
  'the tools beside the start page': {
    door: 'mcp',
    good: { method: 'POST', target: '/mcp', headers: [bearer], body: JSON.stringify(initialize) },
    status: 200,
    says: json(({ error }: { error: { message: string } }) => error.message),
    harmless: answered(['another page of this machine'], 200),
  },
  'the tools over HTTP': {
    door: 'mcp',
    good: { method: 'POST', target: '/mcp', headers: [bearer], body: JSON.stringify(initialize) },
    status: 200,
    says: json(({ error }: { error: { message: string } }) => error.message),
    harmless: answered(['another page of this machine'], 200),
  },
  'the OAuth redirect of rhetor connect': {
    door: 'oauthReturn',
    good: { method: 'GET', target: '/callback?state=guessed' },
    status: 400,
    says: plain,
    harmless: answered(['a link of another site', ...anyToken], 400),
  },
} as const satisfies Record<string, Target>
type TargetName = keyof typeof targets

/** How an attack changes a good request, and the status that must refuse it. */
interface Attack {
  readonly change: (good: RawRequest, at: { readonly url: string; readonly target: Target }) => RawRequest
  readonly status: number | readonly number[]
  /** Where the request cannot be read, nobody knows yet which area it is for. */
  readonly isUnread?: boolean
}

const withHeaders = (good: RawRequest, more: Record<string, string>, without: readonly string[] = []): RawRequest => ({
  ...good,
  headers: [...good.headers.filter(([name]) => !without.includes(name) && !(name in more)), ...Object.entries(more)],
})
const setting =
  (more: Record<string, string>, without: readonly string[] = []): Attack['change'] =>
  (good) =>
    withHeaders(good, more, without)

function* chunked(bytes: number): Generator<string> {
  const part = 'x'.repeat(64 * 1024)
  for (let sent = 0; sent <= bytes; sent += part.length) yield `${part.length.toString(16)}\r\n${part}\r\n`
  yield '0\r\n\r\n'
}

const attacks = {
  'another name': { change: setting({ host: 'evil.example' }), status: 403 },
  'a name that was made to point here': {
    change: (good, { url }) => {
      const host = `rebound.evil.example:${new URL(url).port}`
      return withHeaders(good, { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })
    },
    status: 403,
  },
  'a name that begins like one of this machine': { change: setting({ host: '127.0.0.1.evil.example' }), status: 403 },
  'an address that reads 0.0.0.0': { change: setting({ host: '0.0.0.0' }), status: 403 },
  'an address line with another host': {
    change: (good) => ({ ...good, target: `http://evil.example${good.target}` }),
    status: 403,
  },
  'another name behind an address line of this machine': {
    change: (good, { url }) => ({
      ...withHeaders(good, { host: 'evil.example' }),
      target: `http://127.0.0.1:${new URL(url).port}${good.target}`,
    }),
    status: 403,
  },
  'no host': { change: setting({}, ['host']), status: 400, isUnread: true },
  'a host that is none': { change: setting({ host: 'a b' }), status: 400, isUnread: true },
  'a page of the internet': { change: setting({ origin: 'https://evil.example' }), status: 403 },
  'a page that claims to be nowhere': { change: setting({ origin: 'null' }), status: 403 },
  'another page of this machine': { change: setting({ origin: 'http://localhost:5173' }), status: 403 },
  'an image of another site': {
    change: setting({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }),
    status: 403,
  },
  'a frame of another site': {
    change: setting({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }),
    status: 403,
  },
  'a form of another site': {
    change: setting({
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }),
    status: 403,
  },
  'a link of another site': {
    change: setting({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }),
    status: 403,
  },
  'no token': { change: setting({}, ['authorization']), status: [401, 403] },
  'a wrong token': { change: setting({ authorization: `Bearer ${token}x` }), status: [401, 403] },
  'half of the token': { change: setting({ authorization: `Bearer ${token.slice(0, -1)}` }), status: [401, 403] },
  'the token as a password': { change: setting({ authorization: `Basic ${btoa(`a:${token}`)}` }), status: [401, 403] },
  'a method that nobody asked for': { change: (good) => ({ ...good, method: 'PUT' }), status: 405 },
  'a body as long as it says': {
    change: (good, { target }) => ({
      ...withHeaders(good, { 'content-length': String(doors[target.door].mostBytes + 1) }),
      body: [],
    }),
    status: 413,
  },
  'a body that does not say how long it is': {
    change: (good, { target }) => ({
      ...withHeaders(good, { 'transfer-encoding': 'chunked' }, ['content-length']),
      body: chunked(doors[target.door].mostBytes),
    }),
    status: 413,
  },
  'a body with two lengths': {
    change: setting({ 'content-length': '5', 'transfer-encoding': 'chunked' }),
    status: 400,
    isUnread: true,
  },
  'long headers': { change: setting({ cookie: 'x'.repeat(20_000) }), status: 431, isUnread: true },
} as const satisfies Record<string, Attack>
type AttackName = keyof typeof attacks

/** Where each target is reached in this run. */
let urls: Readonly<Record<TargetName, string>>
let good: (name: TargetName) => RawRequest
const stops: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const sandbox = await startSandbox({ port: 0 })
  const closed = await startSandbox({ port: 0, token })
  const folder = mkdtempDisposableSync(join(tmpdir(), 'gate-'))
  const { username, api_key } = sandbox.credentials
  const env = {
    RHETOR_HOME: folder.path,
    RHETOR_MCP_TOKEN: token,
    GORGIAS_BASE_URL: sandbox.url,
    GORGIAS_USERNAME: username,
    GORGIAS_API_KEY: api_key,
  }
  writeFileSync(join(folder.path, 'assistant-token'), `${token}\n`)
  const start = inProcess(['start', '--port', '0', '--sandbox-port', '0', '--json'], { env })
  const mcp = inProcess(['mcp', '--http', '0', '--json'], { env })
  const returned = await freePort()
  const app = ['--oauth', '--client-id', 'x', '--client-secret', 'y', '--port', String(returned)]
  const connecting = inProcess(['connect', 'acme', '--base-url', sandbox.url, ...app], { env, input: '' })
  const urlOf = async (running: Running) => (JSON.parse(await running.nextLine()) as { url: string }).url
  const [startUrl, mcpUrl] = [await urlOf(start), await urlOf(mcp)]
  while (!connecting.output.err.includes('/oauth/authorize')) await nextTurn()
  urls = {
    'the API of the sandbox': sandbox.url,
    'the tokens of the sandbox': sandbox.url,
    'the consent page of the sandbox': sandbox.url,
    'a decision on the consent page': sandbox.url,
    'the control commands of the sandbox': sandbox.url,
    'what the control commands of the sandbox show': sandbox.url,
    'the control commands of a sandbox with a token': closed.url,
    'the start page': startUrl,
    'the tools beside the start page': startUrl,
    'the tools over HTTP': mcpUrl,
    'the OAuth redirect of rhetor connect': `http://127.0.0.1:${returned}`,
  }
  const key = ['authorization', `Basic ${btoa(`${username}:${api_key}`)}`] as const
  good = (name) => {
    const { good, door }: Target = targets[name]
    const { body, headers = door === 'sandboxApi' ? [key] : [] } = good
    return {
      method: good.method,
      target: good.target,
      headers: [
        ['host', new URL(urls[name]).host],
        ['connection', 'close'],
        ['accept', 'application/json, text/event-stream'],
        ['content-type', door.startsWith('sandboxC') || door === 'mcp' ? 'application/json' : 'text/plain'],
        ...headers,
        ...(body === undefined ? [] : [['content-length', String(Buffer.byteLength(body))] as const]),
      ],
      ...(body !== undefined && { body: [body] }),
    }
  }
  for (const running of [start, mcp, connecting]) {
    stops.push(() => {
      running.stop()
      return running.ended
    })
  }
  stops.push(
    () => sandbox.close(),
    () => closed.close(),
    async () => folder.remove(),
  )
})

afterAll(async () => {
  for (const stop of stops) await stop()
})

describe.each(Object.keys(targets) as TargetName[])('%s', (name) => {
  const target: Target = targets[name]

  it('answers a good request, in no cache and no frame', async () => {
    const answer = await sendRaw(urls[name], good(name))
    expect(answer.status, answer.body).toBe(target.status)
    expectUnframed(answer, target)
  })

  it.each(Object.keys(attacks) as AttackName[])('refuses %s, or answers it without harm', async (attackName) => {
    const attack: Attack = attacks[attackName]
    const answer = await sendRaw(urls[name], attack.change(good(name), { url: urls[name], target }))
    const harmless = target.harmless[attackName]
    if (harmless !== undefined) {
      expect(answer.status, answer.body).toBe(harmless)
      return
    }
    expect([attack.status].flat(), answer.body).toContain(answer.status)
    if (attack.isUnread) {
      expect(answer.body.length).toBeLessThan(300)
      return
    }
    expect(target.says(answer.body)).toMatch(/^[A-Z/].{10,120}[.…]\n?$/)
    expectUnframed(answer, target)
  })

  it('answers a good request afterwards as before', async () => {
    expect((await sendRaw(urls[name], good(name))).status).toBe(target.status)
  })
})

it('every door of the table is attacked', () => {
  const attacked = new Set(Object.values(targets).map(({ door }) => door))
  expect(Object.keys(doors).filter((door) => !attacked.has(door as keyof typeof doors))).toEqual([])
})

it('no door takes larger bodies than what comes through it', () => {
  // in numbers of their own: the attacks above send one byte more than a door takes, however much that is
  const largest = {
    sandboxApi: 27_000_000,
    sandboxTokens: 100_000,
    sandboxConsent: 100_000,
    sandboxControl: 6_000_000,
    startPage: 0,
    mcp: 5_000_000,
    oauthReturn: 0,
  } as const satisfies Record<keyof typeof doors, number>
  const tooLarge = Object.entries(doors).filter(
    ([name, { mostBytes }]) => mostBytes > largest[name as keyof typeof doors],
  )
  expect(tooLarge).toEqual([])
})

it('the OAuth redirect server refuses more connections than one browser needs', async () => {
  const { hostname, port } = new URL(urls['the OAuth redirect of rhetor connect'])
  const sockets: Socket[] = []
  for (let count = 0; count < ports.oauthReturn.mostConnections; count++) {
    const socket = connect(Number(port), hostname)
    sockets.push(socket)
    await once(socket, 'connect')
  }
  const late = await sendRaw(urls['the OAuth redirect of rhetor connect'], good('the OAuth redirect of rhetor connect'))
  expect(late.status).toBe(0)
  await Promise.all(
    sockets.map((socket) => {
      socket.destroy()
      return once(socket, 'close')
    }),
  )
})

/** What a browser must not keep or show inside another page. */
function expectUnframed({ headers, body }: RawAnswer, { door }: Target): void {
  expect(headers.get('x-frame-options'), body).toMatch(/^deny$/i)
  if (!doors[door].isPrivate) return
  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
}
