import { createServer } from 'node:https'
import { serve } from '@hono/node-server'
import type { Identity } from '../tls/authority.ts'
import type { createApp } from './server.ts'
import { CutConnection } from './with-faults.ts'

interface Place {
  readonly port: number
  readonly host: string
  readonly identity: Identity | undefined
}

/** What the server knows of a request beside the request itself. */
interface Incoming {
  readonly incoming: { readonly socket: { destroy(): void } }
}

/** Serves the app on a port, until it is closed. */
export function listen(
  app: ReturnType<typeof createApp>,
  { port, host, identity }: Place,
): Promise<{ url: string; close(): Promise<void> }> {
  const answer = async (request: Request, env: unknown): Promise<Response> => {
    try {
      return await app.fetch(request, env as never)
    } catch (error) {
      if (!(error instanceof CutConnection)) throw error
      const { incoming } = env as Incoming
      incoming.socket.destroy()
      return new Response(null)
    }
  }
  const tls = identity && { createServer, serverOptions: { key: identity.key, cert: identity.cert } }
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: answer, port, hostname: host, ...tls }, (info) => {
      const name = host.includes(':') ? `[${host}]` : host
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done())
          // a client that keeps its connection open must not keep the sandbox alive
          if ('closeAllConnections' in server) server.closeAllConnections()
        })
      resolve({ url: `${identity ? 'https' : 'http'}://${name}:${info.port}`, close })
    })
    server.on('error', reject)
  })
}
