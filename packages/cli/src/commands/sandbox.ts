import { join } from 'node:path'
import { operations } from '@rhetor/contract'
import { type RateMode, rateModes, type Sandbox, type Seed, startSandbox } from '@rhetor/sandbox'
import { defineCommand } from 'citty'
import { home } from '../home.ts'
import { inWords } from '../in-words.ts'
import { toPort } from '../port.ts'
import { stopped } from '../stopped.ts'

/** `rhetor sandbox`: serves until it is told to stop. */
export const sandbox = defineCommand({
  meta: { name: 'sandbox', description: 'A helpdesk of your own: the Gorgias API, served from this machine.' },
  args: {
    port: { type: 'string', description: 'where to listen: 4401, or 443 with --tls; 0 for any free port' },
    host: {
      type: 'string',
      default: '127.0.0.1',
      description: 'who can reach it; others than this machine need --token',
    },
    data: { type: 'string', description: 'a folder to keep the data in; without it all is gone at the end' },
    seed: {
      type: 'string',
      default: 'demo',
      description: 'what a new account holds: demo, empty, or a number of tickets',
    },
    now: { type: 'string', description: 'when the clock starts, such as 2026-03-11T15:00:00Z; it is now by default' },
    account: { type: 'string', default: 'acme', description: 'the account, or several with commas between them' },
    rate: { type: 'string', default: 'off', description: `the rate limit: ${rateModes.join(', ')}` },
    'allow-host': { type: 'string', description: 'hosts that webhooks may call, with commas between them' },
    token: { type: 'string', description: 'opens /__sandbox to other machines that show it' },
    tls: { type: 'boolean', description: 'serves https under the real names, for clients that know no other host' },
    json: { type: 'boolean', description: 'one line of JSON with address and credentials' },
  },
  run: inWords(async ({ args }) => {
    // before anybody knows where it is
    const stop = stopped()
    const port = args.port ?? (args.tls ? '443' : '4401')
    await using running = await startSandbox({
      port: toPort(port, `--port: ${port} is not a port`),
      host: args.host,
      data: args.data,
      seed: toSeed(args.seed),
      now: args.now,
      accounts: split(args.account),
      rate: toRate(args.rate),
      allowHosts: split(args['allow-host'] ?? ''),
      token: args.token,
      tls: args.tls ? join(home(), 'sandbox') : undefined,
    })
    console.log(args.json ? JSON.stringify(shown(running)) : await greeting(running))
    await stop
  }),
})

function shown({ url, account, credentials, ca, accounts }: Sandbox) {
  return { url, account, ...credentials, ca: ca ?? null, ...(accounts.length > 1 && { accounts }) }
}

async function greeting(running: Sandbox): Promise<string> {
  const { url, account, credentials, ca } = running
  const { tickets } = await running.steer('counts')
  const guesses = (await running.steer('differences')).filter((difference) => difference.sure === 'guess')
  return `Gorgias, on this machine: ${operations.length} operations, ${tickets} tickets in ${account}.

  GORGIAS_BASE_URL=${url}
  GORGIAS_ACCOUNT_DOMAIN=${account}
  GORGIAS_USERNAME=${credentials.username}
  GORGIAS_API_KEY=${credentials.api_key}

${others(running)}${ca === undefined ? '' : trust(ca, account)}  try     curl ${ca === undefined ? '' : `--cacert ${ca} `}-u ${credentials.username}:${credentials.api_key} '${url}/api/tickets?limit=1'
  steer   curl ${url}/__sandbox/outbox
  doubts  ${guesses.length} behaviours are guesses: ${url}/__sandbox/differences

Ctrl+C stops it.`
}

/** The accounts beside the first, and their keys. */
function others({ accounts }: Sandbox): string {
  return accounts
    .slice(1)
    .map(
      ({ url, username, api_key }) =>
        `  GORGIAS_BASE_URL=${url}\n  GORGIAS_USERNAME=${username}\n  GORGIAS_API_KEY=${api_key}\n\n`,
    )
    .join('')
}

/** What makes a client that knows no other host find the sandbox, and trust it. */
function trust(ca: string, account: string): string {
  return `  NODE_EXTRA_CA_CERTS=${ca}
  SSL_CERT_FILE=${ca}
  REQUESTS_CA_BUNDLE=${ca}

  hosts   127.0.0.1 ${account}.gorgias.com
`
}

function toSeed(text: string): Seed {
  if (text === 'demo' || text === 'empty') return text
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new RangeError(`--seed: ${text} is neither demo nor empty nor a number of tickets`)
}

function toRate(text: string): RateMode {
  const mode = rateModes.find((known) => known === text)
  if (!mode) throw new RangeError(`--rate: ${text} is none of ${rateModes.join(', ')}`)
  return mode
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
