import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basic, Gorgias, type GorgiasOptions } from '@rhetor/client'

/** What a request looked like when it arrived. */
export interface Received {
  readonly method: string
  /** Path and query, as on the wire. */
  readonly url: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  readonly json: unknown
}

/** What to answer: JSON, bytes with headers, or a misbehaviour. */
export interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly json?: unknown
  readonly text?: string | Buffer
  /** `hang` never answers, `reset` breaks the connection, `cut` breaks it in the middle of the body. */
  readonly fault?: 'hang' | 'reset' | 'cut'
}

export type Handler = (request: Received, index: number) => Answer | Promise<Answer>

export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly requests: Received[]
  /** A client of this server. */
  client(options?: Partial<GorgiasOptions>): Gorgias
}

/** A real HTTP server on this machine with the answers of a test: a function, or a list that ends with what is answered from then on. */
export async function startServer(handler: Handler | readonly Answer[]): Promise<TestServer> {
  const requests: Received[] = []
  const answerTo: Handler =
    typeof handler === 'function' ? handler : (_, index) => handler[Math.min(index, handler.length - 1)] ?? {}
  const server = createServer((incoming, response) => {
    void receive(incoming).then(async (request) => {
      const index = requests.push(request) - 1
      reply(response, await answerTo(request, index))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    requests,
    client: (options) =>
      new Gorgias({ baseUrl: url, auth: basic('ana@acme.example', 'KEY'), ...options } as GorgiasOptions),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const { method = '', url = '', headers } = incoming
  const [path = '', query = ''] = url.split('?', 2)
  const isJson = headers['content-type']?.includes('json') && body.length > 0
  return {
    method,
    url,
    path,
    query: new URLSearchParams(query),
    headers,
    body,
    json: isJson ? JSON.parse(body.toString()) : undefined,
  }
}

function reply(response: ServerResponse, { status = 200, headers = {}, json, text, fault }: Answer): void {
  if (fault === 'hang') return
  if (fault === 'reset') {
    response.socket?.destroy()
    return
  }
  const type = json === undefined ? {} : { 'content-type': 'application/json' }
  const body = json === undefined ? (text ?? '') : JSON.stringify(json)
  if (fault === 'cut') {
    response.writeHead(status, { ...type, 'content-length': String(Buffer.byteLength(body) + 10), ...headers })
    response.write(body)
    setImmediate(() => response.socket?.destroy())
    return
  }
  response.writeHead(status, { ...type, ...headers })
  response.end(body)
}

/** The envelope of a list. */
export function page(data: readonly unknown[], next: string | null = null): Answer {
  return { json: { data, object: 'list', uri: '/api/x?', meta: { prev_cursor: null, next_cursor: next } } }
}
