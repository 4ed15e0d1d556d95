import type { Desk } from '../steering/desk.ts'
import type { Fault } from '../steering/faults.ts'
import { largestBody, readAtMost } from './body.ts'

/** Thrown to break the connection instead of answering. */
export class CutConnection extends Error {}

// what a gateway shows when nothing behind it answers
const gatewayPage = (status: number) =>
  `<html><head><title>${status}</title></head><body><h1>${status} Bad Gateway</h1></body></html>`

// what the log shows of a body
const longestShown = 20_000

/** The last two answers to each address, for reads that are to be stale. */
const keptAnswers = 200

type Answer = (request: Request) => Promise<Response>

/** Answers a request, or lets go wrong what was ordered to, and writes down what happened. */
export async function withFaults(desk: Desk, request: Request, path: string, answer: Answer): Promise<Response> {
  const [received, asked] = await receive(request)
  const fault = desk.faults.forRequest(request.method, path)
  const { search } = new URL(request.url)
  const log = (status: number, response: string | null) =>
    desk.logRequest({ method: request.method, path: `${path}${search}`, status, request: asked, response })
  if (fault?.kind === 'cut-before') {
    log(0, null)
    throw new CutConnection()
  }
  if (fault?.delay_ms && fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delay_ms))
  const ordered = fault && orderedAnswer(fault)
  if (ordered) {
    log(ordered.status, await ordered.clone().text())
    return ordered
  }
  const fresh = await answer(received)
  if (fault?.kind === 'cut-after') {
    log(0, null)
    throw new CutConnection()
  }
  const response =
    request.method === 'GET' && fresh.ok ? await maybeStale(desk, `${path}${search}`, fresh, fault) : fresh
  const isText = /json|text/.test(response.headers.get('content-type') ?? '')
  log(response.status, isText && response.body ? (await response.clone().text()).slice(0, longestShown) : null)
  return response
}

/** Takes the body in, once and within limits; with it as the log shows it. */
async function receive(request: Request): Promise<[Request, string | null]> {
  if (!request.body) return [request, null]
  const bytes = await readAtMost(request, largestBody)
  const shown = new TextDecoder().decode(bytes.subarray(0, longestShown))
  return [new Request(request, { body: bytes }), shown]
}

function orderedAnswer(fault: Fault): Response | undefined {
  const { kind, status = kind === 'html' ? 502 : 500, retry_after } = fault
  if (kind === 'html') return new Response(gatewayPage(status), { status, headers: { 'content-type': 'text/html' } })
  if (kind !== 'status') return undefined
  return new Response(
    JSON.stringify({ error: { msg: status === 429 ? 'Too many requests.' : 'An external service had an issue.' } }),
    {
      status,
      headers: {
        'content-type': 'application/json',
        ...(retry_after !== undefined && { 'Retry-after': String(retry_after) }),
      },
    },
  )
}

async function maybeStale(desk: Desk, key: string, fresh: Response, fault: Fault | undefined): Promise<Response> {
  const body = await fresh.clone().text()
  const before = desk.answers.get(key)
  if (fault?.kind === 'stale' && before !== undefined)
    return new Response(before, { status: fresh.status, headers: fresh.headers })
  desk.answers.set(key, body)
  for (const oldest of desk.answers.keys()) {
    if (desk.answers.size <= keptAnswers) break
    desk.answers.delete(oldest)
  }
  return fresh
}
