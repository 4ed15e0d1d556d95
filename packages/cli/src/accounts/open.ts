import { type Gorgias as Client, UsageError } from '@rhetor/client'
import { type ClientSettings, clientOf, Gorgias } from '@rhetor/client/node'
import { didYouMean } from '@rhetor/contract'
import type { Context } from '../command.ts'
import { home } from '../home.ts'
import { say, type Terminal } from '../terminal.ts'
import { openVault, type Vault } from './vault.ts'

export function userVault(terminal: Terminal): Vault {
  const { env, stderr } = terminal
  return openVault(home(terminal), {
    secret: env['RHETOR_SECRET'] || undefined,
    oldSecret: env['RHETOR_OLD_SECRET'] || undefined,
    warn: (sentence) => say(stderr, `rhetor: ${sentence}`),
  })
}

type Caller = Pick<Context, 'terminal' | 'flags'>

interface OpenOptions extends ClientSettings {
  readonly name?: string | undefined
}

/** The client of an account: the one that is named, else that of the environment, else the one last connected. */
export async function openAccount(caller: Caller, options: OpenOptions = {}): Promise<Client> {
  const { terminal, flags } = caller
  const { name = flags.account, ...given } = options
  const settings = { ...debugTo(caller), ...given }
  if (name === undefined && isInEnvironment(terminal)) return Gorgias.fromEnv(settings, terminal.env)
  const vault = userVault(terminal)
  const wanted = name ?? (await vault.preferred())
  if (wanted === undefined) {
    throw new UsageError(
      'no account is connected.\n  rhetor connect    connects one\n  rhetor sandbox    serves one from this machine, to try things out',
    )
  }
  const connection = await vault.get(wanted)
  if (!connection) {
    const names = (await vault.list()).map((each) => each.name)
    throw new UsageError(
      `no account is connected as ${didYouMean(wanted, names)}; there are: ${names.join(', ') || 'none'}.`,
    )
  }
  return clientOf(connection, { ...settings, keep: vault.update })
}

/** What --debug asks of a client: a line for each request, on stderr. */
export function debugTo({ terminal, flags }: Caller): ClientSettings {
  return flags.debug ? { debug: (line) => say(terminal.stderr, line) } : {}
}

function isInEnvironment({ env }: Terminal): boolean {
  return ['GORGIAS_ACCOUNT_DOMAIN', 'GORGIAS_BASE_URL'].some((name) => Boolean(env[name]?.trim()))
}
