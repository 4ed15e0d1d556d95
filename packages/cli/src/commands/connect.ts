import { createServer } from 'node:http'
import { text as readAll } from 'node:stream/consumers'
import {
  memoryTokenStore,
  oauth,
  parseAccount,
  parseBaseUrl,
  randomState,
  type Tokens,
  UsageError,
  type User,
} from '@rhetor/client'
import { type Connection, type Credentials, clientOf } from '@rhetor/client/node'
import { type Account, usualScopes } from '@rhetor/contract'
import { defineCommand } from 'citty'
import { userVault } from '../accounts/open.ts'
import { unpackPair } from '../accounts/pair.ts'
import { askHidden, askLine } from '../ask.ts'
import { inWords } from '../in-words.ts'
import { openBrowser } from '../open-browser.ts'

/** `rhetor connect`: asks for what it needs, proves it, and keeps it encrypted. */
export const connect = defineCommand({
  meta: {
    name: 'rhetor connect',
    description: 'Connects an account: with a key, with the base64 token, or in the browser.',
  },
  args: {
    domain: { type: 'positional', required: false, description: 'acme, acme.gorgias.com or its address' },
    email: { type: 'string', description: 'the e-mail address of the user who owns the key' },
    key: { type: 'string', description: 'the API key; - reads it from stdin, left out it is asked for, unseen' },
    token: { type: 'string', description: 'the base64 form of e-mail and key; - reads it from stdin' },
    oauth: { type: 'boolean', description: 'connects an app in the browser' },
    'client-id': { type: 'string', description: 'of the app' },
    'client-secret': {
      type: 'string',
      description: 'of the app; - reads it from stdin, left out it is asked for, unseen',
    },
    scopes: { type: 'string', default: usualScopes.join(' '), description: 'what the app asks for' },
    port: { type: 'string', default: '4410', description: 'where the browser comes back to, on this machine' },
    'base-url': { type: 'string', description: 'a sandbox or a proxy instead of gorgias.com' },
    name: { type: 'string', description: 'what to call the account here; its domain by default' },
  },
  run: inWords(async ({ args }) => {
    const baseUrl = args['base-url']
    const domain = args.domain ?? (baseUrl ? '' : await askLine('Domain of the helpdesk (acme of acme.gorgias.com)'))
    const address = baseUrl ? parseBaseUrl(baseUrl) : parseAccount(domain)
    const account = domain === '' ? '' : parseAccount(domain).name
    const place = { account, baseUrl }
    const credentials = args.oauth
      ? await connectApp(place, {
          clientId: args['client-id'],
          clientSecret: args['client-secret'],
          scopes: args.scopes,
          port: Number(args.port),
        })
      : await readKey({ email: args.email, key: args.key, token: args.token })
    const vault = userVault()
    let connection: Connection = { name: args.name ?? (account || address.name), ...place, credentials }
    const gorgias = clientOf(connection, {
      keep: async (renewed) => {
        connection = renewed
      },
    })
    // nothing is kept that does not work
    const { body: found, rate } = await gorgias.account.get().raw()
    const user = await gorgias.users.get(0)
    await vault.save(connection)
    console.log(greeting(connection.name, found, user, rate))
  }),
})

type Place = Pick<Connection, 'account' | 'baseUrl'>

async function readKey(given: {
  email: string | undefined
  key: string | undefined
  token: string | undefined
}): Promise<Credentials> {
  const token = await secret(given.token)
  if (token !== undefined) return { kind: 'api-key', ...unpackPair(token) }
  const email = given.email ?? (await askLine('E-mail of the user who owns the key'))
  // the token is what the settings page offers to copy first
  const key = (await secret(given.key)) ?? (await askHidden('API key, from Settings > REST API'))
  const pair = email === '' ? undefined : { username: email, apiKey: key }
  if (!pair || key === '') throw new UsageError('connect: an e-mail address and a key are needed.')
  return { kind: 'api-key', ...pair }
}

/** A secret from a flag, or from what is piped in. */
async function secret(given: string | undefined): Promise<string | undefined> {
  return given === '-' ? (await readAll(process.stdin)).trim() : given
}

interface App {
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly scopes: string
  readonly port: number
}

async function connectApp({ account, baseUrl }: Place, app: App): Promise<Credentials> {
  const clientId = app.clientId ?? (await askLine('Client id of the app'))
  const clientSecret = (await secret(app.clientSecret)) ?? (await askHidden('Client secret of the app'))
  const auth = oauth({ clientId, clientSecret, account, baseUrl, store: memoryTokenStore() })
  const redirectUri = `http://127.0.0.1:${app.port}/callback`
  const state = randomState()
  const url = auth.authorizeUrl({ redirectUri, scopes: app.scopes.split(/\s+/).filter(Boolean), state })
  const returned = waitForReturn(app.port)
  console.error(`Open this page and agree; it comes back to ${redirectUri}, which the app has to know:\n\n  ${url}\n`)
  openBrowser(url)
  const tokens: Tokens = await auth.exchange({ url: await returned, state, redirectUri })
  return { kind: 'oauth', clientId, clientSecret, tokens }
}

// long enough to log in first, short enough not to be forgotten
const returnMs = 10 * 60_000

/** Where the browser was sent back to, read by a server that lives for that one request. */
function waitForReturn(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
      if (url.pathname !== '/callback') {
        response.writeHead(404).end()
        return
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' })
      response.end('<!doctype html><title>Rhetor</title><p>You can close this page and go back to the terminal.')
      end()
      resolve(url.href)
    })
    const timer = setTimeout(() => {
      end()
      reject(new UsageError('connect: nobody came back from the browser within ten minutes.'))
    }, returnMs)
    const end = () => {
      clearTimeout(timer)
      server.close()
    }
    server.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    server.listen(port, '127.0.0.1')
  })
}

function greeting(
  name: string,
  account: Account,
  user: User,
  rate: { used: number; limit: number } | undefined,
): string {
  return [
    `connected as ${name}`,
    `  account  ${account.domain}`,
    `  user     ${user.name ?? ''} <${user.email}>`,
    `  role     ${user.role?.name ?? 'unknown'}`,
    ...(rate ? [`  budget   ${rate.used} of ${rate.limit} calls used`] : []),
    '',
    'rhetor doctor checks the rest.',
  ].join('\n')
}
