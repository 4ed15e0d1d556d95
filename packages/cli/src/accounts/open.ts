import {
  type Auth,
  basic,
  bearer,
  type Gorgias as Client,
  type GorgiasOptions,
  oauth,
  type TokenStore,
  type Tokens,
  UsageError,
} from '@rhetor/client'
import { Gorgias } from '@rhetor/client/node'
import { unknownName } from '@rhetor/contract'
import { home } from '../home.ts'
import { type Connection, type Credentials, openVault, type Vault } from './vault.ts'

/** What a client is told beside account and credentials. */
export type ClientSettings = Omit<GorgiasOptions, 'account' | 'baseUrl' | 'auth'>

export function userVault(): Vault {
  return openVault(home(), process.env['RHETOR_SECRET'] || undefined)
}

/** The client of an account: the one that is named, else that of the environment, else the one last connected. */
export async function openAccount(name: string | undefined, settings: ClientSettings = {}): Promise<Client> {
  const vault = userVault()
  if (name === undefined && isInEnvironment()) return Gorgias.fromEnv(settings)
  const wanted = name ?? (await vault.preferred())
  if (wanted === undefined) {
    throw new UsageError(
      'no account is connected.\n  rhetor connect    connects one\n  rhetor sandbox    serves one from this machine, to try things on',
    )
  }
  const connection = await vault.get(wanted)
  if (!connection) {
    const names = (await vault.list()).map((each) => each.name)
    throw new UsageError(
      `no account is connected as ${unknownName(wanted, names).replace('unknown: ', '')}; there are: ${names.join(', ') || 'none'}.`,
    )
  }
  return clientOf(connection, vault, settings)
}

function isInEnvironment(): boolean {
  return ['GORGIAS_ACCOUNT_DOMAIN', 'GORGIAS_BASE_URL'].some((name) => Boolean(process.env[name]?.trim()))
}

export function clientOf(connection: Connection, vault: Vault, settings: ClientSettings = {}): Client {
  const { account, baseUrl } = connection
  const auth = authOf(connection, vault)
  return new Gorgias(baseUrl ? { ...settings, auth, baseUrl, account } : { ...settings, auth, account })
}

function authOf(connection: Connection, vault: Vault): Auth {
  const { credentials, account, baseUrl } = connection
  switch (credentials.kind) {
    case 'api-key':
      return basic(credentials.username, credentials.apiKey)
    case 'token':
      return bearer(credentials.token)
    case 'oauth':
      return oauth({ ...credentials, account, baseUrl, store: vaultTokens(connection, credentials, vault) })
  }
}

/** Tokens are renewed while they are used; the vault keeps the newest. */
function vaultTokens(connection: Connection, credentials: Credentials & { kind: 'oauth' }, vault: Vault): TokenStore {
  let kept: Tokens | undefined = credentials.tokens
  return {
    load: async () => kept,
    save: async (_, tokens) => {
      kept = tokens
      if (tokens) await vault.save({ ...connection, credentials: { ...credentials, tokens } })
    },
  }
}
