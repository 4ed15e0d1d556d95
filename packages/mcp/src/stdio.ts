import type { Readable, Writable } from 'node:stream'
import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { ErrorCode, JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js'
import { doors } from '@rhetor/listen'
import { createLineReader, type Line } from './lines.ts'

/** The streams of the assistant, and the signal that ends it. */
interface Stdio {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly signal: AbortSignal
}

/** Serves an assistant over stdin and stdout until either ends. */
export async function serveStdio(server: Server, { stdin, stdout, signal }: Stdio): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve
    stdin.once('end', resolve)
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await server.connect(createTransport(stdin, stdout))
  await ended
  await server.close()
}

const mostBytes = doors.mcp.mostBytes

/** One message per line. A line that is not a message is answered with an error, and reading continues. */
function createTransport(stdin: Readable, stdout: Writable): Transport {
  const read = createLineReader(mostBytes)
  const send = (message: object) =>
    new Promise<void>((resolve) => {
      if (stdout.write(`${JSON.stringify(message)}\n`)) resolve()
      else stdout.once('drain', resolve)
    })
  const receive = (chunk: Buffer) => {
    for (const line of read(chunk)) {
      const { message, refusal } = parse(line)
      if (message) transport.onmessage?.(message)
      if (refusal) void send(refusal)
    }
  }
  const fail = (error: Error) => transport.onerror?.(error)
  const transport: Transport = {
    start: async () => {
      stdin.on('data', receive)
      stdin.on('error', fail)
    },
    send,
    close: async () => {
      stdin.off('data', receive)
      stdin.off('error', fail)
      stdin.pause()
      transport.onclose?.()
    },
  }
  return transport
}

type Message = Parameters<NonNullable<Transport['onmessage']>>[0]

function parse(line: Line): { readonly message?: Message; readonly refusal?: object } {
  if (line.kind === 'too-long') {
    const says = `the message is larger than ${mostBytes / 1024 / 1024} MB`
    return { refusal: refusalOf(ErrorCode.InvalidRequest, says, idIn(line)) }
  }
  if (line.text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    return { refusal: refusalOf(ErrorCode.ParseError, 'this line is not JSON') }
  }
  const { success, data } = JSONRPCMessageSchema.safeParse(value)
  if (success) return { message: data }
  const { id } = (value ?? {}) as { id?: unknown }
  const known = typeof id === 'string' || typeof id === 'number' ? id : null
  return { refusal: refusalOf(ErrorCode.InvalidRequest, 'this is not a message of JSON-RPC 2.0', known) }
}

/** The id of a message that was not kept: programs write it first or last, and whoever asked waits for it. */
function idIn({ head, tail }: { readonly head: string; readonly tail: string }): string | number | null {
  const id = String.raw`"id"\s*:\s*(\d+|"[^"\\]*")`
  const [, first] = new RegExp(String.raw`^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?${id}\s*,`).exec(head) ?? []
  const [, last] = new RegExp(String.raw`,\s*${id}\s*\}$`).exec(tail) ?? []
  const found = first ?? last
  return found === undefined ? null : (JSON.parse(found) as string | number)
}

function refusalOf(code: number, message: string, id: string | number | null = null): object {
  return { jsonrpc: '2.0', id, error: { code, message } }
}
