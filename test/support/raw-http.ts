import { once } from 'node:events'
import { connect } from 'node:net'

/** A request as it is written, which no well-behaved client would send. */
export interface RawRequest {
  readonly method: string
  /** What stands after the method: a path, or whatever an attack puts there. */
  readonly target: string
  /** Pairs, so that one may come twice. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: Iterable<string | Uint8Array>
}

export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** Sends a request byte by byte, and reads until the answer or the connection has ended. */
export async function sendRaw(url: string, { method, target, headers, body = [] }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.on('data', (chunk) => {
    received += String(chunk)
    // an answer in parts may ask to keep the connection
    if (/^transfer-encoding: chunked/im.test(received) && received.endsWith('\r\n0\r\n\r\n')) socket.end()
  })
  // a server that has had enough may reset the connection
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await once(socket, 'connect')
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  for (const chunk of body) {
    if (received !== '' || socket.destroyed) break
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => {}), closed])
  }
  await closed
  return parse(received)
}

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const [, status = '0'] = /^HTTP\/1\.1 (\d+)/.exec(first) ?? []
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1).trim()]
    }),
  )
  return { status: Number(status), headers, body: rest.join('\r\n\r\n') }
}
