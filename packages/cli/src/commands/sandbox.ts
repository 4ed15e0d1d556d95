import { join, resolve } from 'node:path'
import { GorgiasError } from '@rhetor/client'
import { operations } from '@rhetor/contract'
import { rateModes, type Sandbox, startSandbox } from '@rhetor/sandbox'
import * as z from 'zod'
import { commaList } from '../comma-list.ts'
import { command } from '../command.ts'
import { home } from '../home.ts'
import { ownCommand } from '../own-command.ts'
import { Port } from '../port.ts'
import { stopped } from '../stopped.ts'
import { say, sayJson } from '../terminal.ts'
import { controlCommands, sandboxToken } from './control.ts'

/** `rhetor sandbox`: serves until it is stopped. */
export const sandbox = command({
  name: 'sandbox',
  title: 'A helpdesk of your own',
  summary: 'A helpdesk of your own: the Gorgias API, served from this machine.',
  input: z.strictObject({
    port: Port.optional().meta({ description: 'where to listen: 4401, or 443 with --tls; 0 for any free port' }),
    host: z
      .string()
      .default('127.0.0.1')
      .meta({ description: 'where to listen; anything but this machine needs --token' }),
    data: z.string().optional().meta({ description: 'a folder to keep the data in; by default it is kept in memory' }),
    seed: z
      .union([z.enum(['demo', 'empty']), z.int().min(0).max(999_999_999)], {
        error: 'takes demo, empty or a number of tickets',
      })
      .default('demo')
      .meta({ description: 'what a new account holds: demo, empty, or a number of tickets' }),
    now: z
      .string()
      .optional()
      .meta({ description: 'where the clock starts, such as 2026-03-11T15:00:00Z; by default now' }),
    account: z.string().default('acme').meta({ description: 'the account, or several separated by commas' }),
    rate: z
      .enum(rateModes, { error: `takes ${rateModes.join(', ')}` })
      .default('off')
      .meta({ description: 'the rate limit' }),
    allow_host: z.string().optional().meta({ description: 'hosts that webhooks may call, separated by commas' }),
    api_key: z
      .string()
      .regex(/^[\x21-\x7e]{8,200}$/, { error: 'takes 8 to 200 letters, digits and signs of ASCII, without blanks' })
      .optional()
      .meta({ description: 'the API key of every account, the same at each start; by default a new one' }),
    token: z.string().optional().meta({ description: 'allows other machines that send it to use /__sandbox' }),
    known_as: z.string().optional().meta({
      description: 'names that /__sandbox and the consent pages answer to beside localhost, separated by commas',
    }),
    tls: z
      .boolean()
      .default(false)
      .meta({ description: 'serves https under the real host names, for clients with a fixed host' }),
  }),
  isServer: true,
  example: { port: 4401, seed: 'demo' },
  secrets: { token: { env: sandboxToken }, api_key: 'made-up' },
  below: controlCommands,
  run: async (given, { terminal, flags }) => {
    // listens for the stop before the address is printed
    const stop = Promise.race([stopped(terminal.signal), ...(flags.json ? [stopped(terminal.abandoned)] : [])])
    const at = (path: string) => resolve(terminal.cwd, path)
    const port = given.port ?? (given.tls ? httpsPort : 4401)
    await using running = await startSandbox({
      port,
      host: given.host,
      data: given.data && at(given.data),
      seed: given.seed,
      now: given.now,
      accounts: commaList(given.account) ?? [],
      rate: given.rate,
      allowHosts: commaList(given.allow_host) ?? [],
      apiKey: given.api_key,
      token: given.token ?? (terminal.env[sandboxToken] || undefined),
      knownAs: commaList(given.known_as),
      tls: given.tls ? join(home(terminal), 'sandbox') : undefined,
    }).catch((error: unknown) => {
      throw isRefusedPort(error)
        ? new GorgiasError('forbidden', refusedPort(port, given.tls, ownCommand(terminal.cwd)), { cause: error })
        : error
    })
    if (flags.json) sayJson(terminal.stdout, shown(running))
    else say(terminal.stdout, await greeting(running))
    await stop
  },
})

function shown({ url, account, credentials, ca, accounts }: Sandbox) {
  return { url, account, ...credentials, ca: ca ?? null, ...(accounts.length > 1 && { accounts }) }
}

async function greeting(running: Sandbox): Promise<string> {
  const { url, account, credentials, ca } = running
  const curl = ca === undefined ? 'curl' : `curl --cacert ${ca}`
  const { tickets } = await running.control.counts.get()
  const guesses = (await running.control.differences.list()).filter((difference) => difference.sure === 'guess')
  return `Gorgias, on this machine: ${operations.length} operations, ${tickets} tickets in ${account}.

  GORGIAS_BASE_URL=${url}
  GORGIAS_ACCOUNT_DOMAIN=${account}
  GORGIAS_USERNAME=${credentials.username}
  GORGIAS_API_KEY=${credentials.api_key}

${others(running)}${ca === undefined ? '' : trust(ca, running)}  try     ${curl} -u ${credentials.username}:${credentials.api_key} '${url}/api/tickets?limit=1'
  control ${curl} ${url}/__sandbox/outbox
  guesses ${guesses.length} behaviours are not certain: ${url}/__sandbox/differences

Ctrl+C stops it.`
}

/** The other accounts and their keys. */
function others({ accounts }: Sandbox): string {
  return accounts
    .slice(1)
    .map(
      ({ url, username, api_key }) =>
        `  GORGIAS_BASE_URL=${url}\n  GORGIAS_USERNAME=${username}\n  GORGIAS_API_KEY=${api_key}\n\n`,
    )
    .join('')
}

/** How a client with a fixed host name finds and trusts the sandbox. */
function trust(ca: string, { url, accounts }: Sandbox): string {
  const names = accounts.map(({ account }) => `${account}.gorgias.com`).join(' ')
  const isFound = new URL(url).port === ''
  return `  NODE_EXTRA_CA_CERTS=${ca}
  SSL_CERT_FILE=${ca}
  REQUESTS_CA_BUNDLE=${ca}
  CURL_CA_BUNDLE=${ca}

  system  what reads none of these trusts the system's store:
          sudo cp ${ca} /usr/local/share/ca-certificates/rhetor-sandbox.crt && sudo update-ca-certificates
  hosts   ${isFound ? `127.0.0.1 ${names}` : `clients with a fixed host call port ${httpsPort}, so an entry in /etc/hosts does not help: use --port ${httpsPort}`}

`
}

const httpsPort = 443

function isRefusedPort(error: unknown): boolean {
  const { code, syscall } = error as { code?: string; syscall?: string }
  return code === 'EACCES' && syscall === 'listen'
}

/** What to do where this user may not listen on a port. */
export function refusedPort(port: number, isTls: boolean, own: string): string {
  return [
    `this user may not listen on port ${port}. One of these helps:`,
    '  start it with sudo',
    '  sudo setcap cap_net_bind_service=+ep "$(readlink -f "$(command -v node)")"',
    `  authbind --deep ${own} sandbox --tls`,
    isTls
      ? `Another --port serves only clients whose address can be set: those with a fixed host call port ${httpsPort}.`
      : 'Or choose a --port of 1024 or more.',
  ].join('\n')
}
