import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { compactTicket, ticket } from './samples.ts'

/** The list of the helpdesk. */
export const pageSize = 100
export const pageCount = 2_000

/** A server in a thread of its own, so that it does not slow the event loop that measures it. */
export async function startHelpdesk(): Promise<{ url: string } & AsyncDisposable> {
  const worker = new Worker(new URL(import.meta.url))
  const port = await new Promise<number>((resolve, reject) => worker.once('message', resolve).once('error', reject))
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}

if (!isMainThread && parentPort) serve(parentPort)

/** Always the same ticket, and a list of always the same page, all made beforehand. No rate header, so nothing waits. */
function serve(parent: NonNullable<typeof parentPort>): void {
  const one = JSON.stringify(ticket)
  const items = JSON.stringify(Array.from({ length: pageSize }, (_, index) => ({ ...compactTicket, id: index + 1 })))
  const page = (number: number) => {
    const next = number < pageCount ? JSON.stringify(String(number + 1)) : 'null'
    return `{"data":${items},"object":"list","uri":"/api/tickets?","meta":{"prev_cursor":null,"next_cursor":${next}}}`
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const body = pathname === '/api/tickets' ? page(Number(searchParams.get('cursor') ?? 1)) : one
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => parent.postMessage((server.address() as AddressInfo).port))
}
