import { setTimeout as sleep } from 'node:timers/promises'
import type { Control } from '../control-server/control.ts'
import { largestBody, readAtMost } from '../http/body.ts'
import type { Fault } from '../http/faults.ts'

/** Thrown to break the connection instead of answering. */
export class CutConnection extends Error {}

// what a gateway shows when nothing behind it answers
const gatewayPage = (status: number) =>
  `<html><head><title>${status}</title></head><body><h1>${status} Bad Gateway</h1></body></html>`

// what the log shows of a body
const longestShown = 20_000

/** The last two answers to each address, for faults that make reads stale. */
const keptAnswers = 200

type Answer = (request: Request) => Promise<Response>

/** Answers a request, or lets it fail as a fault says, and logs it. */
export async function withFaults(control: Control, request: Request, path: string, answer: Answer): Promise<Response> {
  const [received, asked] = await receive(request)
  const fault = control.faults.forRequest(request.method, path)
  const { search } = new URL(request.url)
  const log = (status: number, response: string | null) =>
    control.logRequest({ method: request.method, path: `${path}${search}`, status, request: asked, response })
  if (fault?.kind === 'cut-before') {
    log(0, null)
    throw new CutConnection()
  }
  if (fault?.delay_ms && fault.kind === 'slow') await waitUnlessClosed(fault.delay_ms, control.closing.signal)
  const faulty = fault && answerOf(fault)
  if (faulty) {
    log(faulty.status, await faulty.clone().text())
    return faulty
  }
  const fresh = await answer(received)
  if (fault?.kind === 'cut-after') {
    log(0, null)
    throw new CutConnection()
  }
  const isText = /json|text/.test(fresh.headers.get('content-type') ?? '')
  const isKept = request.method === 'GET' && fresh.ok
  // read once, for the log and for stale answers
  const text = (isText && fresh.body) || isKept ? await fresh.clone().text() : null
  const stale = isKept && text !== null ? staleAnswer(control, `${path}${search}`, text, fault) : undefined
  const shown = stale ?? text
  log(fresh.status, isText && fresh.body ? (shown ?? '').slice(0, longestShown) : null)
  return stale === undefined ? fresh : new Response(stale, { status: fresh.status, headers: fresh.headers })
}

/** Waits; when the sandbox is closed meanwhile, the connection breaks. */
async function waitUnlessClosed(ms: number, closing: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: closing })
  } catch (cause) {
    throw new CutConnection(undefined, { cause })
  }
}

/** Reads the body, once and within limits; returns it with what the log shows of it. */
async function receive(request: Request): Promise<[Request, string | null]> {
  if (!request.body) return [request, null]
  const bytes = await readAtMost(request, largestBody)
  const shown = new TextDecoder().decode(bytes.subarray(0, longestShown))
  return [new Request(request, { body: bytes }), shown]
}

function answerOf(fault: Fault): Response | undefined {
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

/** Remembers the answer to a read; returns the one before where a fault wants it stale. */
function staleAnswer(control: Control, key: string, text: string, fault: Fault | undefined): string | undefined {
  const before = control.answers.get(key)
  if (fault?.kind === 'stale' && before !== undefined) return before
  control.answers.set(key, text)
  for (const oldest of control.answers.keys()) {
    if (control.answers.size <= keptAnswers) break
    control.answers.delete(oldest)
  }
  return undefined
}
