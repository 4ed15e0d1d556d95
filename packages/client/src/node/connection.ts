import { type Auth, basic, bearer } from '../auth.ts'
import { Gorgias } from '../gorgias.ts'
import { oauth, type TokenStore, type Tokens } from '../oauth.ts'
import type { ClientSettings } from './environment.ts'

/** How one account is reached; `tokens` change while it is used. */
export type Credentials =
  | { readonly kind: 'api-key'; readonly username: string; readonly apiKey: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string; readonly tokens: Tokens }

/** An account that was connected. */
export interface Connection {
  /** What it is called here. */
  readonly name: string
  /** The subdomain, or empty where the base URL says it all. */
  readonly account: string
  readonly baseUrl?: string | undefined
  readonly credentials: Credentials
}

export interface ClientOfOptions extends ClientSettings {
  /** Called with the connection as it is now, whenever its tokens were renewed. */
  readonly keep?: ((connection: Connection) => Promise<void>) | undefined
}

/** The client of a connection. */
export function clientOf(connection: Connection, { keep, ...settings }: ClientOfOptions = {}): Gorgias {
  const { account, baseUrl } = connection
  const auth = authOf(connection, keep)
  return new Gorgias(baseUrl ? { ...settings, auth, baseUrl, account } : { ...settings, auth, account })
}

function authOf(connection: Connection, keep: ClientOfOptions['keep']): Auth {
  const { credentials, account, baseUrl } = connection
  switch (credentials.kind) {
    case 'api-key':
      return basic(credentials.username, credentials.apiKey)
    case 'token':
      return bearer(credentials.token)
    case 'oauth':
      return oauth({ ...credentials, account, baseUrl, store: tokensOf(connection, credentials, keep) })
  }
}

/** Tokens are renewed while they are used; whoever keeps the connection gets the newest. */
function tokensOf(
  connection: Connection,
  credentials: Credentials & { kind: 'oauth' },
  keep: ClientOfOptions['keep'],
): TokenStore {
  let held: Tokens | undefined = credentials.tokens
  return {
    load: async () => held,
    save: async (_, tokens) => {
      held = tokens
      if (tokens) await keep?.({ ...connection, credentials: { ...credentials, tokens } })
    },
  }
}
