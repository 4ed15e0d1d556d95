// `node --import @rhetor/sandbox/preload app.js`: calls to *.gorgias.com go to the sandbox, whatever makes them.
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const target = new URL(process.env['GORGIAS_BASE_URL'] ?? 'http://127.0.0.1:4401')

/** The account a host names. */
function accountOf(host: string | null | undefined): string | undefined {
  return /^([a-z0-9-]+)\.gorgias\.com(:\d+)?$/i.exec(host ?? '')?.[1]
}

const pathOf = (account: string, path: string) => `${target.pathname.replace(/\/$/, '')}/${account}${path}`

const realFetch = globalThis.fetch
globalThis.fetch = (input, init) => {
  const text = input instanceof Request ? input.url : String(input)
  const url = URL.parse(text)
  const account = accountOf(url?.host)
  if (!url || account === undefined) return realFetch(input, init)
  return realFetch(new Request(new URL(pathOf(account, url.pathname + url.search), target), new Request(input, init)))
}

type Show = (response: http.IncomingMessage) => void
type RequestArguments = [
  input: string | URL | https.RequestOptions,
  ...rest: (https.RequestOptions | Show | undefined)[],
]

const realRequest = https.request as (...args: RequestArguments) => http.ClientRequest

function request(...args: RequestArguments): http.ClientRequest {
  const [input, ...rest] = args
  const fromAddress = typeof input === 'string' || input instanceof URL ? fromUrl(new URL(input)) : input
  const given = rest.find((argument) => typeof argument === 'object')
  const options = { ...fromAddress, ...given }
  const account = accountOf(options.hostname ?? options.host)
  if (account === undefined) return realRequest(...args)
  // what belongs to TLS stays behind
  const { agent, servername, defaultPort, protocol, ...kept } = options
  const { hostname, port } = target
  const path = pathOf(account, options.path ?? '/')
  return http.request(
    { ...kept, host: hostname, hostname, port, path },
    rest.find((argument) => typeof argument === 'function'),
  )
}

function get(...args: RequestArguments): http.ClientRequest {
  const asked = request(...args)
  asked.end()
  return asked
}

Object.assign(https, { request, get })
syncBuiltinESMExports()

function fromUrl({ hostname, port, pathname, search }: URL): https.RequestOptions {
  return { hostname, port, path: pathname + search }
}
