import { join } from 'node:path'
import { Gorgias, memoryTokenStore, type OAuthOptions, oauth, randomState, type Tokens } from '@rhetor/client'
import { fileTokenStore } from '@rhetor/client/node'
import { describe, expect, inject, it } from 'vitest'
import { type Answer, type Received, startServer } from '../../../test/support/server.ts'

const tokens = (change: Partial<Tokens> = {}): Tokens => ({
  accessToken: 'old',
  refreshToken: 'refresh-1',
  expiresAt: Date.now() + 3_600_000,
  ...change,
})

const jwt = (claims: object) => `x.${btoa(JSON.stringify(claims))}.y`

/** An account with an OAuth provider; each refresh gives a new token, and only the newest opens the API. */
function provider(change: { tokenAnswer?: (form: URLSearchParams) => Answer } = {}) {
  let issued = 0
  const forms: URLSearchParams[] = []
  return {
    forms,
    handle(request: Received): Answer {
      const form = new URLSearchParams(request.body.toString())
      if (request.path === '/oauth/token') {
        forms.push(form)
        issued += 1
        const answer = {
          access_token: `token-${issued}`,
          expires_in: 86_400,
          scope: 'tickets:read',
          token_type: 'Bearer',
        }
        const refresh = form.get('grant_type') === 'authorization_code' ? { refresh_token: 'refresh-1' } : {}
        return change.tokenAnswer?.(form) ?? { json: { ...answer, ...refresh } }
      }
      if (request.path === '/oauth/revoke') return { json: {} }
      const good = request.headers.authorization === `Bearer token-${issued}`
      return good
        ? { json: { domain: 'acme' } }
        : { status: 401, json: { error: { msg: '401 Unauthorized: expired.' } } }
    },
  }
}

async function connected(url: string, kept: Tokens | undefined, change: Partial<OAuthOptions> = {}) {
  const store = memoryTokenStore()
  await store.save('acme', kept)
  const auth = oauth({ clientId: 'app', clientSecret: 'shh', account: 'acme', store, baseUrl: url, ...change })
  return { store, auth, gorgias: new Gorgias({ baseUrl: url, auth }) }
}

describe('connecting an account', () => {
  const redirectUri = 'https://app.example/callback'

  it('sends the browser to the account’s own consent page', () => {
    const auth = oauth({ clientId: 'app', clientSecret: 'shh', account: 'acme', store: memoryTokenStore() })
    const url = new URL(auth.authorizeUrl({ redirectUri, scopes: ['openid', 'tickets:read'], state: 'a'.repeat(32) }))
    expect(url.origin + url.pathname).toBe('https://acme.gorgias.com/oauth/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'app',
      scope: 'openid tickets:read',
      redirect_uri: redirectUri,
      state: 'a'.repeat(32),
    })
  })

  it('exchanges the code and keeps the tokens', async () => {
    const world = provider()
    await using server = await startServer((request) => world.handle(request))
    const { auth, store } = await connected(server.url, undefined)
    const state = randomState()
    await auth.exchange({ url: `${redirectUri}?code=c-1&state=${state}`, state, redirectUri })
    expect(Object.fromEntries(world.forms[0] ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'c-1',
      redirect_uri: redirectUri,
    })
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${btoa('app:shh')}`)
    expect(await store.load('acme')).toMatchObject({ accessToken: 'token-1', refreshToken: 'refresh-1' })
  })

  it.each([
    ['a state that is not ours', 'code=c&state=other', /state does not match/],
    ['no state', 'code=c', /state does not match/],
    ['a refusal', 'error=access_denied&state=mine-mine-mine-mine', /not granted \(access_denied\)/],
    ['no code', 'state=mine-mine-mine-mine', /there is no code/],
  ])('refuses %s', async (_, query, message) => {
    const { auth } = await connected('http://127.0.0.1:9', undefined)
    const callback = { url: `${redirectUri}?${query}`, state: 'mine-mine-mine-mine', redirectUri }
    await expect(auth.exchange(callback)).rejects.toThrow(message)
  })

  it('refuses a state that can be guessed', async () => {
    const { auth } = await connected('http://127.0.0.1:9', undefined)
    expect(() => auth.authorizeUrl({ redirectUri, scopes: [], state: '1' })).toThrow(/use randomState/)
    expect(randomState()).not.toBe(randomState())
  })

  it('says why the provider refused', async () => {
    await using server = await startServer([{ status: 400, json: { error: 'invalid_grant' } }])
    const { auth } = await connected(server.url, undefined)
    const state = randomState()
    const call = auth.exchange({ url: `${redirectUri}?code=used&state=${state}`, state, redirectUri })
    await expect(call).rejects.toThrow(/oauth token: 400 bad_request.*invalid_grant/)
  })

  it.each<[string, Answer]>([
    ['HTML', { text: '<html>', headers: { 'content-type': 'text/html' } }],
    ['nothing', {}],
    ['no token', { json: { token_type: 'Bearer' } }],
  ])('fails on an answer of %s', async (_, answer) => {
    await using server = await startServer([answer])
    const { auth } = await connected(server.url, undefined)
    const state = randomState()
    const call = auth.exchange({ url: `${redirectUri}?code=c&state=${state}`, state, redirectUri })
    await expect(call).rejects.toMatchObject({ code: 'broken_answer' })
  })
})

describe('a connected account', () => {
  it('is called with its token', async () => {
    await using server = await startServer([{ json: { domain: 'acme' } }])
    const { gorgias } = await connected(server.url, tokens())
    await gorgias.account.get()
    expect(server.requests[0]?.headers.authorization).toBe('Bearer old')
  })

  it('renews a token before it expires, and keeps the refresh token', async () => {
    const world = provider()
    await using server = await startServer((request) => world.handle(request))
    const { gorgias, store } = await connected(server.url, tokens({ expiresAt: Date.now() + 30_000 }))
    await gorgias.account.get()
    expect(await store.load('acme')).toMatchObject({ accessToken: 'token-1', refreshToken: 'refresh-1' })
  })

  it('renews once for all calls that need it at the same time', async () => {
    const world = provider()
    await using server = await startServer((request) => world.handle(request))
    const { gorgias } = await connected(server.url, tokens({ expiresAt: 0 }))
    await Promise.all(Array.from({ length: 10 }, () => gorgias.account.get()))
    expect(world.forms).toHaveLength(1)
  })

  it('renews once after a 401 and tries again, even a write', async () => {
    const world = provider()
    await using server = await startServer((request) => world.handle(request))
    const { gorgias } = await connected(server.url, tokens())
    await gorgias.tags.create({ name: 'vip' })
    expect(world.forms).toHaveLength(1)
    expect(server.requests.map((request) => request.path)).toEqual(['/api/tags', '/oauth/token', '/api/tags'])
  })

  it('renews only once', async () => {
    const world = provider({ tokenAnswer: () => ({ json: { access_token: 'useless', expires_in: 86_400 } }) })
    await using server = await startServer((request) => world.handle(request))
    const { gorgias } = await connected(server.url, tokens())
    await expect(gorgias.account.get()).rejects.toMatchObject({ code: 'unauthorized' })
    expect(world.forms).toHaveLength(1)
  })

  it.each([0, undefined])('reads the expiry from the token where expires_in is %s', async (expires_in) => {
    const exp = Math.floor(Date.now() / 1000) + 500
    const world = provider({ tokenAnswer: () => ({ json: { access_token: jwt({ exp }), expires_in } }) })
    await using server = await startServer((request) => world.handle(request))
    const { auth, store } = await connected(server.url, tokens({ expiresAt: 0 }))
    await auth.authorization({ root: '', fetch, now: Date.now, signal: undefined })
    expect((await store.load('acme'))?.expiresAt).toBe(exp * 1000)
  })

  it('with an expired token and no refresh token says how to get one', async () => {
    await using server = await startServer([{ status: 401 }])
    const { gorgias } = await connected(server.url, tokens({ expiresAt: 0, refreshToken: undefined }))
    await expect(gorgias.account.get()).rejects.toThrow(/scope offline/)
    const valid = await connected(server.url, tokens({ refreshToken: undefined }))
    await expect(valid.gorgias.account.get()).rejects.toMatchObject({ code: 'unauthorized' })
  })

  it('that was never connected says what to do', async () => {
    const { gorgias } = await connected('http://127.0.0.1:9', undefined)
    await expect(gorgias.account.get()).rejects.toThrow(/acme is not connected yet/)
  })

  it('forgets its tokens when it is disconnected', async () => {
    const world = provider()
    await using server = await startServer((request) => world.handle(request))
    const { auth, store } = await connected(server.url, tokens())
    await auth.revoke()
    expect(server.requests[0]?.path).toBe('/oauth/revoke')
    expect(server.requests[0]?.body.toString()).toBe('token=refresh-1')
    expect(await store.load('acme')).toBeUndefined()
  })
})

describe('processes that share their tokens', () => {
  it('renew them once, however many they are', async () => {
    const world = provider()
    await using server = await startServer((request) => world.handle(request))
    const path = join(inject('runFolder'), `tokens-${process.pid}.json`)
    const old = { accessToken: 'token-0', refreshToken: 'refresh-1', expiresAt: 0 }
    await fileTokenStore(path).save('acme', old)
    const workers = Array.from({ length: 12 }, () =>
      oauth({
        clientId: 'app',
        clientSecret: 'shh',
        account: 'acme',
        baseUrl: server.url,
        store: fileTokenStore(path),
      }),
    )
    const used = await Promise.all(workers.map((worker) => worker.authorization({} as never)))
    expect(new Set(used)).toEqual(new Set(['Bearer token-1']))
    expect(world.forms).toHaveLength(1)
    expect(await fileTokenStore(path).load('acme')).toMatchObject({ accessToken: 'token-1', refreshToken: 'refresh-1' })
  })
})
