import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { serve } from '@hono/node-server'
import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { UsageError } from '@rhetor/client'
import { isLoopback } from '@rhetor/contract'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

export interface HttpOptions {
  /** A new server for each assistant that connects. */
  readonly createServer: () => Server
  /** What an assistant has to show; made where it is left out. */
  readonly token?: string | undefined
  /** Web pages that may call, beside those of this machine. */
  readonly allowOrigins?: readonly string[] | undefined
}

export interface HttpEndpoint {
  readonly app: Hono
  readonly token: string
  /** Ends all that is under way. */
  close(): Promise<void>
}

// one assistant keeps one
const mostSessions = 64
const idleMs = 30 * 60_000
const mostBytes = 4 * 1024 * 1024

interface Connected {
  readonly transport: WebStandardStreamableHTTPServerTransport
  readonly server: Server
  usedAt: number
}

/** The protocol over HTTP at `/mcp`, for those who show the token. */
export function createHttpEndpoint({
  createServer,
  token = randomBytes(24).toString('base64url'),
  allowOrigins = [],
}: HttpOptions): HttpEndpoint {
  if (token.length < 16) throw new UsageError('tool server: a token has at least 16 characters.')
  const connected = new Map<string, Connected>()
  const app = new Hono()

  app.use('/mcp', bodyLimit({ maxSize: mostBytes }), async (context, next) => {
    const origin = context.req.header('origin')
    // a page in the user's browser must not speak to a server it cannot see
    if (origin !== undefined && !isLocalOrigin(origin) && !allowOrigins.includes(origin))
      return context.json(refusal('this origin may not call here'), 403)
    // anybody can make a name that points to this machine: only names of it are answered
    if (!isServed(context.req.header('host'))) return context.json(refusal('this host is not served here'), 403)
    if (!isBearer(context.req.header('authorization'), token)) {
      return context.json(refusal('show the token of this server as Authorization: Bearer …'), 401, {
        'www-authenticate': 'Bearer',
      })
    }
    return next()
  })

  app.all('/mcp', async (context) => {
    const id = context.req.header('mcp-session-id')
    const known = id === undefined ? undefined : connected.get(id)
    if (known) {
      known.usedAt = Date.now()
      return known.transport.handleRequest(context.req.raw)
    }
    if (id !== undefined) return context.json(refusal('this session has ended: begin a new one'), 404)
    await makeRoom()
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (session) => void connected.set(session, { transport, server, usedAt: Date.now() }),
      onsessionclosed: (session) => void connected.delete(session),
    })
    const server = createServer()
    await server.connect(transport)
    const answer = await transport.handleRequest(context.req.raw)
    // what did not begin a session leaves nothing behind
    if (transport.sessionId === undefined) await server.close()
    return answer
  })

  // assistants that went away say nothing: the ones that were silent longest make room for a new one
  const makeRoom = async () => {
    const bySilence = [...connected].toSorted(([, one], [, other]) => one.usedAt - other.usedAt)
    const tooMany = bySilence.slice(0, Math.max(0, connected.size - mostSessions + 1))
    const idle = bySilence.filter(([, { usedAt }]) => Date.now() - usedAt >= idleMs)
    for (const [id, { server }] of new Map([...tooMany, ...idle])) {
      connected.delete(id)
      await server.close()
    }
  }
  const isServed = (host: string | undefined) =>
    host !== undefined && (isLoopback(host) || allowOrigins.some((origin) => new URL(origin).host === host))

  return {
    app,
    token,
    close: async () => {
      const all = [...connected.values()]
      connected.clear()
      await Promise.all(all.map(({ server }) => server.close()))
    },
  }
}

/** Serves an app on this machine until it is closed. */
export async function listenOn(
  app: { fetch(request: Request): Response | Promise<Response> },
  port: number,
  host = '127.0.0.1',
): Promise<{ readonly url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (info) => {
      resolve({
        url: `http://${host}:${info.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            // streams stay open for as long as somebody listens
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.once('error', reject)
  })
}

function isLocalOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).host)
}

function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header?.replace(/^Bearer /i, '') ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function refusal(message: string) {
  return { jsonrpc: '2.0', error: { code: -32000, message }, id: null }
}
