import { basic, Gorgias, memoryTokenStore, oauth, randomState } from '@rhetor/client'
import type { Given } from './row.ts'

/** What an OAuth connection there asks for, and `rhetor connect --oauth` here. */
export const defaultScopes = 'openid profile email write:all offline'

/** What connecting needs from its environment. */
export interface World {
  readonly fetch: typeof globalThis.fetch
  /** Lets somebody agree on the page; gives the address that the browser was sent back to. */
  readonly agree: (page: string) => Promise<string>
}

/** A connection of the other system, and the same here. */
export interface Connection {
  readonly theirs: string
  /** Each of their inputs, and what it is here. */
  readonly inputs: Readonly<Record<string, string>>
  readonly line: string
  connect(given: Given, world: World): Promise<Gorgias>
}

const redirectUri = 'http://127.0.0.1:4410/callback'

export const connections: readonly Connection[] = [
  {
    theirs: 'API key',
    inputs: {
      Domain: '`account`; with or without `.gorgias.com`',
      Username: 'the first of `basic(email, apiKey)`; `--email`',
      'API Key': 'the second; `--key`, or asked for without showing it',
    },
    line: 'rhetor connect acme --email ana@acme.example --key -',
    connect: async ({ Domain, Username, 'API Key': key }, { fetch }) =>
      new Gorgias({ account: String(Domain), auth: basic(String(Username), String(key)), fetch }),
  },
  {
    theirs: 'OAuth 2.0',
    inputs: {
      Domain: '`account`',
      'Authorize URL': 'made from the domain: `https://<domain>.gorgias.com/oauth/authorize`',
      'Token URL': 'made from the domain: `https://<domain>.gorgias.com/oauth/token`',
      Scopes: `\`--scopes\`, by default the same, \`${defaultScopes}\`; a list for \`authorizeUrl\``,
      'Client ID': '`clientId`; `--client-id`',
      'Client Secret': '`clientSecret`; `--client-secret`, or asked for without showing it',
    },
    line: 'rhetor connect acme --oauth --client-id 3f9c --client-secret -',
    connect: async (given, { fetch, agree }) => {
      const { Domain, Scopes = defaultScopes, 'Client ID': clientId, 'Client Secret': clientSecret } = given
      const account = String(Domain)
      const auth = oauth({
        account,
        clientId: String(clientId),
        clientSecret: String(clientSecret),
        store: memoryTokenStore(),
        fetch,
      })
      const state = randomState()
      const page = auth.authorizeUrl({ redirectUri, scopes: String(Scopes).split(' '), state })
      await auth.exchange({ url: await agree(page), state, redirectUri })
      return new Gorgias({ account, auth, fetch })
    },
  },
]
