import type { Readable, Writable } from 'node:stream'
import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'

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
  await server.connect(new StdioServerTransport(stdin, stdout))
  await ended
  await server.close()
}
