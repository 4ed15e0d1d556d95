import { accessTokenSeconds, type OAuthToken, oauthEndpoints } from '@rhetor/contract'
import { parseAccount, parseBaseUrl } from './account.ts'
import { type Auth, type AuthContext, toBase64 } from './auth.ts'
import { ApiError, ConnectionError, ContractError, UsageError } from './errors.ts'

/** Tokens of one account, as they are kept between runs. */
export interface Tokens {
  readonly accessToken: string
  /** Undefined without the scope `offline`. */
  readonly refreshToken?: string | undefined
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly scope?: string | undefined
}

/** Where tokens are kept, one set for each account. */
export interface TokenStore {
  load(account: string): Promise<Tokens | undefined>
  save(account: string, tokens: Tokens | undefined): Promise<void>
  /**
   * Runs while nobody else renews the tokens of the account. Processes that share a store need it: without it, each of
   * them renews for itself.
   */
  exclusively?<Value>(account: string, run: () => Promise<Value>): Promise<Value>
}

export interface OAuthOptions {
  readonly clientId: string
  readonly clientSecret: string
  /** The subdomain, and the name under which tokens are kept. */
  readonly account: string
  readonly store: TokenStore
  /** Where the account is, if not at its subdomain. */
  readonly baseUrl?: string | undefined
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly now?: (() => number) | undefined
}

interface AuthorizeOptions {
  readonly redirectUri: string
  readonly scopes: readonly string[]
  /** Unguessable; keep it until the browser comes back with it. */
  readonly state: string
  readonly nonce?: string | undefined
}

/** OAuth for one account: the consent page, the exchange of its code, and the renewal of tokens. */
export interface OAuth extends Auth {
  readonly kind: 'oauth'
  /** Where to send the browser. */
  authorizeUrl(options: AuthorizeOptions): string
  /** Checks what the browser brought back, exchanges the code and keeps the tokens. */
  exchange(callback: { url: string; state: string; redirectUri: string }): Promise<Tokens>
  /** Revokes the refresh token and deletes the tokens. */
  revoke(): Promise<void>
}

// A token that expires this soon is renewed before it is used.
const marginMs = 60_000

export function memoryTokenStore(): TokenStore {
  const kept = new Map<string, Tokens>()
  return {
    load: async (account) => kept.get(account),
    save: async (account, tokens) => {
      if (tokens) kept.set(account, tokens)
      else kept.delete(account)
    },
  }
}

/** An unguessable state for `authorizeUrl`. */
export function randomState(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

export function oauth(options: OAuthOptions): OAuth {
  const { clientId, clientSecret, store } = options
  if (!clientId || !clientSecret) throw new UsageError('oauth: clientId and clientSecret are needed.')
  const account = options.baseUrl === undefined ? parseAccount(options.account) : parseBaseUrl(options.baseUrl)
  const now = options.now ?? (() => Date.now())
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request))
  // concurrent callers share one refresh
  let refreshing: Promise<Tokens> | undefined

  async function post(endpoint: 'token' | 'revoke', form: Record<string, string>): Promise<unknown> {
    const what = `oauth ${endpoint}`
    const url = `${account.root}${oauthEndpoints[endpoint].path}`
    let response: Response
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Basic ${toBase64(`${clientId}:${clientSecret}`)}`, accept: 'application/json' },
        body: new URLSearchParams(form),
        redirect: 'manual',
      })
    } catch (cause) {
      throw new ConnectionError(what, { cause })
    }
    const body: unknown = await response.json().catch(() => undefined)
    if (!response.ok)
      throw new ApiError({ operation: what, status: response.status, body, unreadable: 'not an answer of OAuth' })
    return body
  }

  function readTokens(body: unknown, previous?: Tokens): Tokens {
    const { access_token, expires_in, refresh_token, scope } = (body ?? {}) as Partial<OAuthToken>
    if (typeof access_token !== 'string' || access_token === '') {
      throw new ContractError('oauth token: the answer could not be read: no access_token in it.', {
        reason: 'envelope',
      })
    }
    return {
      accessToken: access_token,
      refreshToken: refresh_token ?? previous?.refreshToken,
      expiresAt: expires_in
        ? now() + Number(expires_in) * 1000
        : (expiryOf(access_token) ?? now() + accessTokenSeconds * 1000),
      scope: scope ?? previous?.scope,
    }
  }

  async function keep(tokens: Tokens): Promise<Tokens> {
    await store.save(options.account, tokens)
    return tokens
  }

  async function refresh(tokens: Tokens): Promise<Tokens> {
    const { refreshToken } = tokens
    if (!refreshToken) {
      throw new UsageError(
        'oauth: the token has expired and cannot be renewed; ask for the scope offline, or connect again.',
      )
    }
    return keep(readTokens(await post('token', { grant_type: 'refresh_token', refresh_token: refreshToken }), tokens))
  }

  function refreshShared(tokens: Tokens): Promise<Tokens> {
    refreshing ??= refreshAlone(tokens).finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  function refreshAlone(tokens: Tokens): Promise<Tokens> {
    if (!store.exclusively) return refresh(tokens)
    return store.exclusively(options.account, async () => {
      const newest = await load()
      // somebody else has renewed them while this waited
      return newest.accessToken === tokens.accessToken ? refresh(newest) : newest
    })
  }

  async function load(): Promise<Tokens> {
    const tokens = await store.load(options.account)
    if (!tokens)
      throw new UsageError(`oauth: ${options.account} is not connected yet; send its owner to authorizeUrl() first.`)
    return tokens
  }

  return {
    kind: 'oauth',

    authorizeUrl({ redirectUri, scopes, state, nonce }) {
      if (state.length < 16) throw new UsageError('oauth: state must be unguessable; use randomState().')
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        scope: scopes.join(' '),
        redirect_uri: redirectUri,
        state,
        ...(nonce !== undefined && { nonce }),
      })
      return `${account.root}${oauthEndpoints.authorize.path}?${query}`
    },

    async exchange({ url, state, redirectUri }) {
      const answer = new URL(url, redirectUri).searchParams
      if (answer.get('state') !== state) {
        throw new UsageError(
          'oauth: the state does not match the one that was sent; the answer may be forged. Start again.',
        )
      }
      const denied = answer.get('error')
      if (denied) throw new UsageError(`oauth: access was not granted (${denied.slice(0, 60)}).`)
      const code = answer.get('code')
      if (!code) throw new UsageError('oauth: there is no code in the answer.')
      return keep(
        readTokens(await post('token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri })),
      )
    },

    async authorization() {
      const tokens = await load()
      const fresh = tokens.expiresAt - marginMs > now() ? tokens : await refreshShared(tokens)
      return `Bearer ${fresh.accessToken}`
    },

    async renew(_: AuthContext) {
      const tokens = await load()
      if (!tokens.refreshToken) return false
      await refreshShared(tokens)
      return true
    },

    async revoke() {
      const tokens = await store.load(options.account)
      if (tokens?.refreshToken) await post('revoke', { token: tokens.refreshToken })
      await store.save(options.account, undefined)
    },
  }
}

/** The `exp` of a JWT, in milliseconds. */
function expiryOf(token: string): number | undefined {
  try {
    const claims = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as {
      exp?: unknown
    }
    return typeof claims.exp === 'number' ? claims.exp * 1000 : undefined
  } catch {
    return undefined
  }
}
