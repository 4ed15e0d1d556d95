import { Limit } from './abort.ts'
import { attemptOnce } from './attempt.ts'
import type { BuiltRequest } from './build-request.ts'
import { sleep } from './clock.ts'
import { ApiError, type GorgiasError, TimeoutError, UncertainWrite } from './errors.ts'
import type { Failure, Outgoing, Reply, Transport } from './exchange.ts'
import { withoutQueryValues } from './observe.ts'
import { type Caller, type CallOptions, resolveSettings } from './options.ts'
import { defaultRetryPolicy, type RetryOptions, type RetryPolicy, retryDelay } from './retry.ts'

/** Sends a request with the limits of the call, or else of its client. */
export function send(
  { transport, settings }: Caller,
  built: BuiltRequest,
  options: CallOptions & { readonly retry?: RetryOptions | undefined },
): Promise<Reply> {
  const { attempts, ...limits } = resolveSettings(options, settings)
  const policy = policyOf(attempts, options.retry)
  return sendUntilDone(transport, { ...built, ...limits, signal: options.signal, policy })
}

// most calls have the default, and need no copy of it
function policyOf(attempts: number, retry: RetryOptions | undefined): RetryPolicy {
  if (!retry && attempts === defaultRetryPolicy.attempts) return defaultRetryPolicy
  return { ...defaultRetryPolicy, ...retry, attempts }
}

/** The one loop that sends, waits and sends again. */
async function sendUntilDone(transport: Transport, outgoing: Outgoing): Promise<Reply> {
  const { clock, observer, random } = transport
  const { operation, method, lane, policy, deadlineMs } = outgoing
  const call = transport.nextCall()
  const path = withoutQueryValues(outgoing.path, outgoing.query)
  const started = clock.now()
  const giveUpAt = started + deadlineMs
  let renewed = false
  let unclearBefore = false
  for (let attempt = 1; ; attempt++) {
    const event = { call, operation, method, path, lane, attempt }
    const outcome = await attemptOnce(transport, outgoing, giveUpAt, event)
    if ('status' in outcome) return { ...outcome, attempts: attempt, durationMs: clock.now() - started }
    const { error, failed, unclear } = outcome
    if (failed.code === 'unauthorized' && !renewed) {
      renewed = true
      if (await renewAuth(transport, outgoing, giveUpAt)) continue
    }
    // not found after an attempt whose answer was lost: that attempt deleted it
    if (outgoing.repeat === 'until-gone' && unclearBefore && error instanceof ApiError && error.status === 404) {
      return goneReply(error, attempt, clock.now() - started)
    }
    unclearBefore ||= unclear
    const waitMs = retryDelay(policy, failed, { attempt, repeat: outgoing.repeat, random })
    if (waitMs === undefined || clock.now() + waitMs > giveUpAt) throw verdict(outgoing, outcome)
    observer.retry({ ...event, failure: failed.code, waitMs })
    await sleep(clock, waitMs, { signal: outgoing.signal })
  }
}

/** A write that may have been done has not failed: its outcome is unknown. */
function verdict({ effect, repeat, operation }: Outgoing, { error, unclear }: Failure): GorgiasError {
  if (!unclear || effect === 'read' || repeat !== 'unsafe') return error
  return new UncertainWrite(operation, {
    check: 'It was not repeated; check whether it was done before doing it again.',
    cause: error,
  })
}

async function renewAuth(
  { account, auth, clock, fetch }: Transport,
  { operation, signal, deadlineMs }: Outgoing,
  giveUpAt: number,
): Promise<boolean> {
  const limit = new Limit(clock, signal)
  limit.set(giveUpAt - clock.now())
  try {
    return (await auth.renew?.({ root: account.root, fetch, now: clock.now, signal: limit.signal })) ?? false
  } catch (cause) {
    if (limit.expired) throw new TimeoutError(operation, { timeoutMs: deadlineMs, what: 'call', cause })
    throw cause
  } finally {
    limit.release()
  }
}

function goneReply(error: ApiError, attempts: number, durationMs: number): Reply {
  return {
    status: 204,
    headers: new Headers(),
    body: null,
    rate: undefined,
    requestId: error.requestId,
    attempts,
    durationMs,
    doneEarlier: true,
  }
}
