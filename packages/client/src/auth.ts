import type { CredentialKind } from '@rhetor/contract'
import { UsageError } from './errors.ts'

/** What an Auth needs to know about the call it authorizes. */
export interface AuthContext {
  /** Where the account is, such as `https://acme.gorgias.com`. */
  readonly root: string
  readonly fetch: typeof globalThis.fetch
  readonly now: () => number
  readonly signal: AbortSignal | undefined
}

/** How a client proves who it is. */
export interface Auth {
  /** Decides which rate bucket applies. */
  readonly kind: CredentialKind
  /** The value of the Authorization header. */
  authorization(context: AuthContext): string | Promise<string>
  /** Called after a 401; true where a new attempt may succeed. */
  renew?(context: AuthContext): Promise<boolean>
}

/** A user's e-mail address and API key. */
export function basic(email: string, apiKey: string): Auth {
  const problems: string[] = []
  if (!isPrintable(email) || !/^[^\s:@]+@[^\s:@]+$/.test(email)) {
    problems.push('the first value must be the e-mail address of the user who owns the key')
  }
  if (!isPrintable(apiKey) || /\s/.test(apiKey)) {
    problems.push('the second value must be the API key, without spaces')
  }
  if (problems.length > 0) throw new UsageError(`basic: ${problems.join('; ')}.`, { problems })
  return fixed('api-key', `Basic ${toBase64(`${email}:${apiKey}`)}`)
}

/** The base64 form of e-mail and key, which Gorgias shows beside the key. */
export function base64Token(token: string): Auth {
  const bare = typeof token === 'string' ? token.trim().replace(/^basic\s+/i, '') : ''
  const pair = fromBase64(bare)
  if (pair === undefined || !/^[^\s:]+:\S+$/.test(pair)) {
    throw new UsageError(
      'base64Token: this is not the base64 form of e-mail:key. Copy it whole from Settings > REST API.',
    )
  }
  return fixed('api-key', `Basic ${bare}`)
}

/** An OAuth access token that you renew yourself; `oauth` renews its own. */
export function bearer(accessToken: string): Auth {
  const bare = typeof accessToken === 'string' ? accessToken.trim().replace(/^bearer\s+/i, '') : ''
  if (!isPrintable(bare) || /\s/.test(bare)) throw new UsageError('bearer: give an access token, without spaces.')
  return fixed('oauth', `Bearer ${bare}`)
}

function fixed(kind: CredentialKind, value: string): Auth {
  return { kind, authorization: () => value }
}

// A header can carry nothing else; a line break in a pasted key would otherwise fail deep inside fetch.
function isPrintable(text: unknown): text is string {
  return typeof text === 'string' && /^[\x21-\x7e\u00a0-\uffff ]+$/.test(text)
}

export function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

function fromBase64(text: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
