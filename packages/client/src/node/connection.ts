import { type Auth, basic, bearer } from '../auth.ts'
import { Gorgias } from '../gorgias.ts'
import { oauth, type TokenStore, type Tokens } from '../oauth.ts'
import type { ClientSettings } from './environment.ts'

/** The credentials of one account; `tokens` change while it is used. */
export type Credentials =
  | { readonly kind: 'api-key'; readonly username: string; readonly apiKey: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string; readonly tokens: Tokens }

/** A connected account. */
export interface Connection {
  /** A name of your choice. */
  readonly name: string
  /** The subdomain, or empty where the base URL is enough. */
  readonly account: string
  readonly baseUrl?: string | undefined
  readonly credentials: Credentials
}

export interface ClientOfOptions extends ClientSettings {
  /** Stores the connection after its tokens were renewed. */
  readonly keep?: ((connection: Connection) => Promise<void>) | undefined
  /** Where the tokens are, in place of the connection itself: for processes that share them. */
  readonly store?: TokenStore | undefined
}

/** The client of a connection. */
export function clientOf(connection: Connection, { keep, store, ...settings }: ClientOfOptions = {}): Gorgias {
  const { account, baseUrl } = connection
  const auth = authOf(connection, store ?? heldTokens(connection, keep))
  return new Gorgias(baseUrl ? { ...settings, auth, baseUrl, account } : { ...settings, auth, account })
}

function authOf({ credentials, account, baseUrl }: Connection, store: TokenStore): Auth {
  switch (credentials.kind) {
    case 'api-key':
      return basic(credentials.username, credentials.apiKey)
    case 'token':
      return bearer(credentials.token)
    case 'oauth':
      return oauth({ ...credentials, account, baseUrl, store })
  }
}

/** Holds the newest tokens, and passes each renewal on. */
function heldTokens(connection: Connection, keep: ClientOfOptions['keep']): TokenStore {
  const { credentials } = connection
  let held: Tokens | undefined = credentials.kind === 'oauth' ? credentials.tokens : undefined
  return {
    load: async () => held,
    save: async (_, tokens) => {
      held = tokens
      if (tokens && credentials.kind === 'oauth')
        await keep?.({ ...connection, credentials: { ...credentials, tokens } })
    },
  }
}
