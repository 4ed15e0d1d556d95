import { failureOf } from '@rhetor/contract'
import { Limit } from './abort.ts'
import { parseJson, readBytes, readText } from './body.ts'
import type { Permit, RateReading } from './budget.ts'
import {
  ApiError,
  type BrokenReason,
  ConnectionError,
  ContractError,
  GorgiasError,
  MergedError,
  TimeoutError,
} from './errors.ts'
import type { CallEvent } from './observe.ts'
import { readRate } from './rate.ts'
import { decideRedirect, isRedirect } from './redirect.ts'
import { type Failed, parseRetryAfter } from './retry.ts'
import type { Outgoing, Reply, Transport } from './send.ts'

/** How an attempt went wrong. */
export interface Failure {
  readonly error: GorgiasError
  readonly failed: Failed
  /** Whether the server may have done what was asked. */
  readonly unclear: boolean
}

/** An answer, before it is known how many attempts it took. */
export type Answer = Omit<Reply, 'attempts' | 'durationMs'>

const maxRedirects = 3
// an error body is a sentence, whatever a broken server may send in its place
const maxErrorBytes = 256 * 1024
// answering the same way to the same request
const finalReasons: readonly BrokenReason[] = ['too-large', 'content-type', 'envelope']

/** Sends a request once: waits for its turn, follows where it may, reads the answer. */
export async function attemptOnce(
  transport: Transport,
  outgoing: Outgoing,
  giveUpAt: number,
  event: CallEvent,
): Promise<Answer | Failure> {
  const { account, budget, clock } = transport
  const limit = new Limit(clock, outgoing.signal)
  let permit = await waitForTurn(transport, outgoing, limit, giveUpAt)
  const began = clock.now()
  // the attempt's own time, or what is left of the call's
  const isLast = outgoing.timeoutMs >= giveUpAt - began
  limit.set(isLast ? giveUpAt - began : outgoing.timeoutMs)
  const tell = (result: Answer | Failure) => {
    transport.observer.reply(
      replyEvent(event, result, clock.now() - began),
      'status' in result ? result.body : undefined,
    )
    return result
  }
  try {
    let url = `${account.root}${outgoing.path}${outgoing.query && `?${outgoing.query}`}`
    let withCredentials = true
    let mergedInto: number | undefined
    for (let hop = 0; ; hop++) {
      const response = await fetchOnce(transport, outgoing, { url, withCredentials, signal: limit.signal }, event)
      const retryAfterMs = response.ok ? undefined : parseRetryAfter(response.headers, clock.now())
      const rate = readRate(response.headers)
      const refusedForMs = response.status === 429 ? (retryAfterMs ?? 0) : undefined
      permit.settle({ rate, refusedForMs })
      if (!isRedirect(response)) {
        return tell(await readAnswer(transport, outgoing, response, { rate, retryAfterMs, mergedInto }))
      }
      discard(response)
      const next = decideRedirect(response.status, response.headers.get('location'), {
        account,
        method: outgoing.method,
        url: new URL(url),
        followsToStorage: outgoing.accept === 'stream',
      })
      if (next.kind === 'merged') return tell(mergedFailure(outgoing, response, next.survivor))
      if (next.kind === 'refuse' || hop === maxRedirects) {
        return tell(redirectFailure(outgoing, response, next.kind === 'refuse' ? next.why : 'it goes in circles'))
      }
      url = next.url.href
      withCredentials &&= next.withCredentials
      mergedInto = next.mergedInto ?? mergedInto
      permit = await budget.acquire(outgoing.lane, { signal: limit.signal })
    }
  } catch (cause) {
    // the caller's own reason is not an error of ours
    if (outgoing.signal?.aborted) throw outgoing.signal.reason
    // from the credentials (not connected, say): nothing was sent, and trying again would not help
    if (cause instanceof GorgiasError) throw cause
    return tell(lostFailure(outgoing, cause, { expired: limit.expired, isLast }))
  } finally {
    permit.settle()
    limit.release()
  }
}

/** Waits until the budget lets the request pass, but not longer than the call may take. */
async function waitForTurn(
  { budget, clock }: Transport,
  { operation, lane, signal, deadlineMs }: Outgoing,
  limit: Limit,
  giveUpAt: number,
): Promise<Permit> {
  const atOnce = limit.signal.aborted ? undefined : budget.tryAcquire?.(lane)
  if (atOnce) return atOnce
  limit.set(giveUpAt - clock.now())
  try {
    return await budget.acquire(lane, { signal: limit.signal })
  } catch (cause) {
    limit.release()
    if (signal?.aborted) throw signal.reason
    if (limit.expired) throw new TimeoutError(operation, { timeoutMs: deadlineMs, what: 'call', cause })
    throw cause
  }
}

async function fetchOnce(
  { account, auth, clock, fetch, observer }: Transport,
  outgoing: Outgoing,
  { url, withCredentials, signal }: { url: string; withCredentials: boolean; signal: AbortSignal },
  event: CallEvent,
): Promise<Response> {
  const headers: Record<string, string> = { accept: acceptHeaders[outgoing.accept], ...outgoing.headers }
  if (withCredentials) {
    headers['authorization'] = await auth.authorization({ root: account.root, fetch, now: clock.now, signal })
  }
  observer.request(event, outgoing.shownBody)
  const { method, body } = outgoing
  // a redirect is decided by us, since fetch would carry the request to any host
  return fetch(url, { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) })
}

const acceptHeaders = {
  json: 'application/json',
  text: 'text/*, application/json;q=0.9, */*;q=0.1',
  binary: '*/*',
  stream: '*/*',
} as const satisfies Record<Outgoing['accept'], string>

/** What is known of an answer before its body is read. */
interface Found {
  readonly rate: RateReading | undefined
  readonly retryAfterMs: number | undefined
  readonly mergedInto: number | undefined
}

async function readAnswer(
  { maxBytes }: Transport,
  outgoing: Outgoing,
  response: Response,
  { rate, retryAfterMs, mergedInto }: Found,
): Promise<Answer | Failure> {
  if (!response.ok) return refusal(outgoing, response, retryAfterMs)
  const read = async () => {
    if (outgoing.accept === 'stream') return openStream(response, outgoing.signal)
    if (outgoing.accept === 'binary') return readBytes(response, maxBytes, outgoing.operation)
    const text = await readText(response, maxBytes, outgoing.operation)
    if (outgoing.accept === 'text') return text
    // a 2xx without a body is a success without words
    return parseJson(text, response.headers.get('content-type'), outgoing.operation) ?? null
  }
  try {
    const { status, headers } = response
    const body = await read()
    return {
      status,
      headers,
      body,
      rate,
      requestId: requestIdOf(response),
      ...(mergedInto !== undefined && { mergedInto }),
    }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    return { error, failed: { code: error.code, final: finalReasons.includes(error.reason) }, unclear: true }
  }
}

// not waited for: a copy of the answer that somebody else holds would keep us
function discard(response: Response): void {
  response.body?.cancel().catch(() => {})
}

function openStream(response: Response, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const body = response.body ?? new Blob().stream()
  return signal ? body.pipeThrough(new TransformStream(), { signal }) : body
}

async function refusal(outgoing: Outgoing, response: Response, retryAfterMs: number | undefined): Promise<Failure> {
  const { status } = response
  const { operation } = outgoing
  let body: unknown
  let unreadable: string | undefined
  try {
    const text = await readText(response, maxErrorBytes, operation)
    body = parseJson(text, response.headers.get('content-type'), operation)
    if (body === undefined) unreadable = 'the answer was empty'
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    unreadable = error.reason === 'html' ? 'an HTML page, not an answer of the API' : 'not an answer of the API'
  }
  const error = new ApiError({ operation, status, requestId: requestIdOf(response), body, unreadable, retryAfterMs })
  return { error, failed: { code: failureOf(status), retryAfterMs }, unclear: status >= 500 || status === 408 }
}

function mergedFailure(outgoing: Outgoing, response: Response, survivor: number): Failure {
  const { operation } = outgoing
  const error = new MergedError({ operation, status: response.status, requestId: requestIdOf(response) }, survivor)
  return { error, failed: { code: error.code }, unclear: false }
}

function redirectFailure(outgoing: Outgoing, response: Response, why: string): Failure {
  const { operation } = outgoing
  const error = new ApiError(
    { operation, status: response.status, requestId: requestIdOf(response), unreadable: why },
    { code: 'redirected' },
  )
  return { error, failed: { code: error.code }, unclear: false }
}

/** No answer: the time ran out or the connection failed. */
function lostFailure(
  { operation, timeoutMs, deadlineMs }: Outgoing,
  cause: unknown,
  { expired, isLast }: { expired: boolean; isLast: boolean },
): Failure {
  if (expired) {
    const error = isLast
      ? new TimeoutError(operation, { timeoutMs: deadlineMs, what: 'call', cause })
      : new TimeoutError(operation, { timeoutMs, what: 'attempt', cause })
    return { error, failed: { code: error.code, final: isLast }, unclear: true }
  }
  const error = new ConnectionError(operation, { cause })
  return { error, failed: { code: error.code, neverSent: !error.sent }, unclear: error.sent }
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get('x-request-id') ?? undefined
}

function replyEvent(event: CallEvent, result: Answer | Failure, durationMs: number) {
  if ('status' in result) {
    const { status, rate, requestId } = result
    return { ...event, durationMs, status, failure: undefined, rate, requestId }
  }
  const api = result.error instanceof ApiError ? result.error : undefined
  return {
    ...event,
    durationMs,
    status: api?.status,
    failure: result.failed.code,
    rate: undefined,
    requestId: api?.requestId,
  }
}
