import { Limit } from './abort.ts'
import { lostFailure, mergedFailure, readAnswer, redirectFailure } from './answer.ts'
import type { Permit } from './budget.ts'
import { ApiError, GorgiasError, TimeoutError } from './errors.ts'
import type { Answer, Failure, Outgoing, Transport } from './exchange.ts'
import type { CallEvent } from './observe.ts'
import { readRate } from './rate.ts'
import { decideRedirect, isRedirect } from './redirect.ts'
import { parseRetryAfter } from './retry.ts'

const maxRedirects = 3

/** Sends a request once: waits for the rate budget, follows allowed redirects, reads the answer. */
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
  // the timeout of the attempt, or what is left of the deadline of the call
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
        return tell(await readAnswer(outgoing, response, { rate, retryAfterMs, mergedInto }, transport.maxBytes))
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
    // an abort throws the caller's reason, not an error of ours
    if (outgoing.signal?.aborted) throw outgoing.signal.reason
    // from the credentials (not connected, for example): nothing was sent, and a retry would not help
    if (cause instanceof GorgiasError) throw cause
    return tell(lostFailure(outgoing, cause, { expired: limit.expired, isLast }))
  } finally {
    permit.settle()
    limit.release()
  }
}

/** Waits until the budget permits the request, at most until the deadline of the call. */
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
  // redirects are decided here: fetch would send the request to any host
  return fetch(url, { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) })
}

const acceptHeaders = {
  json: 'application/json',
  text: 'text/*, application/json;q=0.9, */*;q=0.1',
  binary: '*/*',
  stream: '*/*',
} as const satisfies Record<Outgoing['accept'], string>

// not awaited: it would wait for whoever holds a clone of the response
function discard(response: Response): void {
  response.body?.cancel().catch(() => {})
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
