import { type Gorgias as Client, UsageError } from '@rhetor/client'
import { type ClientSettings, clientOf, Gorgias } from '@rhetor/client/node'
import { unknownName } from '@rhetor/contract'
import { home } from '../home.ts'
import { openVault, type Vault } from './vault.ts'

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
  return clientOf(connection, { ...settings, keep: vault.update })
}

function isInEnvironment(): boolean {
  return ['GORGIAS_ACCOUNT_DOMAIN', 'GORGIAS_BASE_URL'].some((name) => Boolean(process.env[name]?.trim()))
}
