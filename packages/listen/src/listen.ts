import { createServer, type Server, STATUS_CODES } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Answer } from './answer.ts'
import type { Port } from './ports.ts'
import { type Form, plainForm, type Refusal, refusals, refused } from './refusals.ts'

export interface ListenOptions {
  /** What is asked of every connection. */
  readonly asks: Port
  /** 0 for any that is free. */
  readonly port: number
  /** This machine only by default. */
  readonly host?: string | undefined
  /** Serves https. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  /** How requests are refused that cannot be read; as plain text by default. */
  readonly form?: Form | undefined
  /** Called with the error that `answer` threw; the client gets a 500. */
  readonly onFault?: ((error: unknown) => void) | undefined
}

/** A server, until it is closed. */
export interface Listening extends AsyncDisposable {
  readonly url: string
  /** Ends every connection and resolves when they have ended. */
  close(): Promise<void>
}

/** Serves on a port. A port that is taken rejects with the error of the system. */
export function listen(answer: Answer, options: ListenOptions): Promise<Listening> {
  const { asks, port, host = '127.0.0.1', tls, form = plainForm, onFault } = options
  const listener = getRequestListener(answer, {
    errorHandler: (error) => {
      if (error instanceof RequestError) return refused(refusals.unreadable, form)
      onFault?.(error)
      return refused(refusals.fault, form)
    },
  })
  const limits = {
    maxHeaderSize: asks.mostHeadBytes,
    headersTimeout: asks.headMs,
    requestTimeout: asks.requestMs,
    connectionsCheckingInterval: Math.min(asks.headMs, asks.requestMs) / 2,
    // refused by the listener, in the words of this server
    requireHostHeader: false,
  }
  const server: Server = tls ? createSecureServer({ ...limits, ...tls }, listener) : createServer(limits, listener)
  server.maxConnections = asks.mostConnections
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuseConnection(error, socket, form))
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      // streams stay open for as long as somebody listens, and so do clients that keep their connection
      for (const socket of open) socket.destroy()
    })
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, host, () => {
      const name = host.includes(':') ? `[${host}]` : host
      const url = `${tls ? 'https' : 'http'}://${name}:${(server.address() as AddressInfo).port}`
      resolve({ url, close, [Symbol.asyncDispose]: close })
    })
  })
}

const refusalByCode: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: refusals.late,
  HPE_HEADER_OVERFLOW: refusals.head,
}

/** Says why a connection ends, unless an answer is already on its way over it. */
function refuseConnection({ code = '' }: NodeJS.ErrnoException, socket: Socket, form: Form): void {
  const { _httpMessage: underWay } = socket as { _httpMessage?: { readonly headersSent: boolean } }
  if (!socket.writable || underWay?.headersSent) {
    socket.destroy()
    return
  }
  const refusal = refusalByCode[code] ?? refusals.unreadable
  const { type, body } = form(refusal)
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
