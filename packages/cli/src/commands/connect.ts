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
import { type Account, defaultScopes } from '@rhetor/contract'
import { doors, guarded, listen, ports } from '@rhetor/listen'
import * as z from 'zod'
import { decodeBase64Token } from '../accounts/base64-token.ts'
import { debugTo, userVault } from '../accounts/open.ts'
import { askHidden, askLine } from '../ask.ts'
import { command } from '../command.ts'
import { openBrowser } from '../open-browser.ts'
import { cellOf } from '../output/table.ts'
import { listening, Port } from '../port.ts'
import { say, sayJson, type Terminal } from '../terminal.ts'

/** `rhetor connect`: asks for credentials, tries them, and stores them encrypted. */
export const connect = command({
  name: 'connect',
  title: 'Connect an account',
  summary: 'Connects an account: with a key, with the base64 token, or in the browser.',
  input: z.strictObject({
    domain: z.string().optional().meta({ description: 'acme, acme.gorgias.com or its address' }),
    email: z.string().optional().meta({ description: 'the e-mail address of the user who owns the key' }),
    key: z.string().optional().meta({ description: 'the API key' }),
    token: z.string().optional().meta({ description: 'the base64 form of e-mail and key' }),
    oauth: z.boolean().optional().meta({ description: 'connects an app in the browser' }),
    client_id: z.string().optional().meta({ description: 'the client id of the app' }),
    client_secret: z.string().optional().meta({ description: 'the client secret of the app' }),
    scopes: z.string().default(defaultScopes.join(' ')).meta({ description: 'the scopes that the app asks for' }),
    port: Port.default(4410).meta({ description: 'the port of the redirect URI, on this machine' }),
    base_url: z.string().optional().meta({ description: 'a sandbox or a proxy instead of gorgias.com' }),
    name: z.string().optional().meta({ description: 'what to call the account here; its domain by default' }),
  }),
  positional: ['domain'],
  secrets: { key: { isAsked: true }, client_secret: { isAsked: true } },
  example: { domain: 'acme', email: 'ana@acme.example' },
  run: async (given, context) => {
    const { terminal } = context
    const vault = userVault(terminal)
    vault.checkSecret()
    const baseUrl = given.base_url
    const domain =
      given.domain ?? (baseUrl ? '' : await askLine(terminal, 'Domain of the helpdesk (acme of acme.gorgias.com)'))
    const address = baseUrl ? parseBaseUrl(baseUrl) : parseAccount(domain)
    const account = domain === '' ? '' : parseAccount(domain).name
    const place = { account, baseUrl }
    const credentials = given.oauth
      ? await connectApp(
          place,
          { clientId: given.client_id, clientSecret: given.client_secret, scopes: given.scopes, port: given.port },
          terminal,
        )
      : await readKey(given, terminal)
    let connection: Connection = { name: given.name ?? (account || address.name), ...place, credentials }
    const gorgias = clientOf(connection, {
      ...debugTo(context),
      keep: async (renewed) => {
        connection = renewed
      },
    })
    // only credentials that work are stored
    const { body: found, rate } = await gorgias.account.get().raw()
    const user = await gorgias.users.get(0)
    await vault.save(connection)
    const { name } = connection
    if (context.flags.json) {
      const role = user.role?.name ?? null
      sayJson(terminal.stdout, { name, account: found.domain, user: user.email, role, rate })
    } else say(terminal.stdout, greeting(name, found, user, rate))
  },
})

type Place = Pick<Connection, 'account' | 'baseUrl'>

async function readKey(
  given: {
    readonly email?: string | undefined
    readonly key?: string | undefined
    readonly token?: string | undefined
  },
  terminal: Terminal,
): Promise<Credentials> {
  if (given.token !== undefined) return { kind: 'api-key', ...decodeBase64Token(given.token) }
  const email = given.email ?? (await askLine(terminal, 'E-mail of the user who owns the key'))
  // the settings page offers the base64 token first
  const key = given.key ?? (await askHidden(terminal, 'API key, from Settings > REST API'))
  const pair = email === '' ? undefined : { username: email, apiKey: key }
  if (!pair || key === '') throw new UsageError('connect: an e-mail address and a key are needed.')
  return { kind: 'api-key', ...pair }
}

interface App {
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly scopes: string
  readonly port: number
}

async function connectApp({ account, baseUrl }: Place, app: App, terminal: Terminal): Promise<Credentials> {
  const clientId = app.clientId ?? (await askLine(terminal, 'Client id of the app'))
  const clientSecret = app.clientSecret ?? (await askHidden(terminal, 'Client secret of the app'))
  const auth = oauth({ clientId, clientSecret, account, baseUrl, store: memoryTokenStore() })
  const redirectUri = `http://127.0.0.1:${app.port}/callback`
  const state = randomState()
  const url = auth.authorizeUrl({ redirectUri, scopes: app.scopes.split(/\s+/).filter(Boolean), state })
  await using returning = await listenForReturn(app.port, state, terminal.signal)
  say(
    terminal.stderr,
    `Open this page and agree; it redirects to ${redirectUri}, which has to be a redirect URI of the app:\n\n  ${url}\n`,
  )
  openBrowser(url, terminal)
  const tokens: Tokens = await auth.exchange({ url: await returning.address, state, redirectUri })
  return { kind: 'oauth', clientId, clientSecret, tokens }
}

// long enough to log in first
const returnMs = 10 * 60_000

interface Return extends AsyncDisposable {
  /** The address that the browser came back with. */
  readonly address: Promise<string>
}

/** Listens for the browser that brings the state back. */
async function listenForReturn(port: number, state: string, signal: AbortSignal): Promise<Return> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  // nobody may be waiting yet
  promise.catch(() => {})
  const answer = guarded(doors.oauthReturn, {}, (request, { outgoing }) => {
    const { pathname, search, searchParams } = new URL(request.url)
    if (pathname !== '/callback') return new Response('Nothing is here.\n', { status: 404 })
    // any page can send a browser here, and must not end the wait
    if (searchParams.get('state') !== state)
      return new Response('This is not the sign-in that rhetor connect is waiting for: the state does not match.\n', {
        status: 400,
      })
    // the page is shown before the server ends
    outgoing?.once('close', () => resolve(`http://127.0.0.1:${port}/callback${search}`))
    const page = '<!doctype html><title>Rhetor</title><p>You can close this page and go back to the terminal.'
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8', connection: 'close' } })
  })
  const server = await listening('--port', () => listen(answer, { asks: ports.oauthReturn, port }))
  const timer = setTimeout(
    () => reject(new UsageError('connect: the browser did not come back within ten minutes.')),
    returnMs,
  )
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  return {
    address: promise,
    [Symbol.asyncDispose]: async () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      await server.close()
    },
  }
}

function greeting(
  name: string,
  account: Account,
  user: User,
  rate: { used: number; limit: number } | undefined,
): string {
  return [
    `connected as ${cellOf(name)}`,
    `  account  ${cellOf(account.domain)}`,
    `  user     ${cellOf(user.name)} <${cellOf(user.email)}>`,
    `  role     ${cellOf(user.role?.name ?? 'unknown')}`,
    ...(rate ? [`  budget   ${rate.used} of ${rate.limit} calls used`] : []),
    '',
    'rhetor doctor checks the rest.',
  ].join('\n')
}
