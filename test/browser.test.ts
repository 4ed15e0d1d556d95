import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { expect, it } from 'vitest'
import { root } from '../scripts/packages.ts'
import { chromiumRuns, launchChromium } from './chromium.ts'

// of the bundle, which the page has as a global
declare const client: typeof import('@rhetor/client')

it.runIf(chromiumRuns)('lists, reads and is refused from a page in a browser', { timeout: 60_000 }, async () => {
  await using server = await serve(await bundleClient())
  await using browser = await launchChromium()
  const page = await browser.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))

  await page.goto(server.pageUrl)
  const seen = await page.evaluate(useClient, server.apiUrl)

  expect(seen).toEqual({
    listed: { ids: [5, 6], truncated: false },
    read: 'Where is my order?',
    refused: { isOurs: true, code: 'not_found', status: 404 },
  })
  expect(server.requests).toEqual(['GET /api/tickets?limit=2', 'GET /api/tickets/5', 'GET /api/tickets/404'])
  expect(server.credentials).toEqual(new Set(['a@b.example:key']))
  expect(troubles).toEqual(['Failed to load resource: the server responded with a status of 404 (Not Found)'])
})

/** Runs in the page, and so may use nothing of this file. */
async function useClient(baseUrl: string) {
  const { Gorgias, ApiError, basic } = client
  const gorgias = new Gorgias({ baseUrl, auth: basic('a@b.example', 'key') })
  const { items, truncated } = await gorgias.tickets.list({ limit: 2 })
  const { subject } = await gorgias.tickets.get(5)
  const error: unknown = await gorgias.tickets.get(404).catch((reason: unknown) => reason)
  const isOurs = error instanceof ApiError
  return {
    listed: { ids: items.map(({ id }) => id), truncated },
    read: subject,
    refused: isOurs && { isOurs, code: error.code, status: error.status },
  }
}

async function bundleClient(): Promise<string> {
  await using bundle = await rolldown({ input: join(root, 'packages/client/src/index.ts'), platform: 'browser' })
  const { output } = await bundle.generate({ format: 'iife', name: 'client', codeSplitting: false })
  return output[0].code
}

const tickets = [
  { id: 5, subject: 'Where is my order?' },
  { id: 6, subject: 'Thanks' },
]

const answers: Readonly<Record<string, unknown>> = {
  '/api/tickets?limit=2': {
    object: 'list',
    uri: '/api/tickets?limit=2',
    data: tickets,
    meta: { prev_cursor: null, next_cursor: null },
  },
  '/api/tickets/5': tickets[0],
}

/** The page and an API, on two origins, as a page and a proxy of the API would be. */
async function serve(script: string) {
  const requests: string[] = []
  const credentials = new Set<string>()
  const server = createServer((request, response) => {
    const { method, url = '', headers } = request
    if (!url.startsWith('/api/')) return sendPage(url, script, response)
    allow(request, response, pageUrl)
    if (method === 'OPTIONS') return response.writeHead(204).end()
    requests.push(`${method} ${url}`)
    credentials.add(atob(headers.authorization?.replace('Basic ', '') ?? ''))
    const answer = answers[url]
    response.writeHead(answer ? 200 : 404, {
      'content-type': 'application/json',
      'x-gorgias-account-api-call-limit': '1/40',
    })
    return response.end(JSON.stringify(answer ?? { error: { msg: 'Not found' } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const pageUrl = `http://localhost:${port}`
  return {
    pageUrl,
    apiUrl: `http://127.0.0.1:${port}`,
    requests,
    credentials,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function allow(request: IncomingMessage, response: ServerResponse, origin: string): void {
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '')
  response.setHeader('access-control-expose-headers', '*')
}

function sendPage(url: string, script: string, response: ServerResponse): void {
  if (url === '/client.js') response.setHeader('content-type', 'text/javascript').end(script)
  else
    response
      .setHeader('content-type', 'text/html')
      .end('<link rel="icon" href="data:,"><script src="/client.js"></script>')
}
