import type { Effect, Repeat } from '@rhetor/contract'
import { Limit } from './abort.ts'
import type { Account } from './account.ts'
import { attemptOnce, type Failure } from './attempt.ts'
import type { Auth } from './auth.ts'
import type { Accept } from './body.ts'
import type { Budget, Lane, RateReading } from './budget.ts'
import { type Clock, sleep } from './clock.ts'
import { ApiError, type GorgiasError, TimeoutError, UncertainWrite } from './errors.ts'
import { type Observer, withoutQueryValues } from './observe.ts'
import { type RetryPolicy, retryDelay } from './retry.ts'

/** What one client sends with. */
export interface Transport {
  readonly account: Account
  readonly auth: Auth
  readonly budget: Budget
  readonly clock: Clock
  readonly fetch: typeof globalThis.fetch
  readonly random: () => number
  readonly observer: Observer
  readonly maxBytes: number
  /** Numbers the calls of this client, so that the events of one can be told from those of another. */
  readonly nextCall: () => number
}

/** One request, ready to go. */
export interface Outgoing {
  /** `tickets.update 42`, for people. */
  readonly operation: string
  readonly method: string
  /** Below the account, beginning with a slash. */
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | FormData | Blob | Uint8Array<ArrayBuffer> | undefined
  /** The body before it became text, for those who ask to see bodies. */
  readonly shownBody: unknown
  readonly accept: Accept | 'stream'
  readonly effect: Effect
  readonly repeat: Repeat
  readonly lane: Lane
  readonly signal: AbortSignal | undefined
  readonly timeoutMs: number
  readonly deadlineMs: number
  readonly policy: RetryPolicy
}

/** An answer with everything that came along. */
export interface Reply<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  /** How full the rate bucket was. */
  readonly rate: RateReading | undefined
  readonly requestId: string | undefined
  readonly attempts: number
  readonly durationMs: number
  /** The object asked for was merged into this one, which is what came. */
  readonly mergedInto?: number
  /** An earlier attempt, whose answer was lost, had done it already. */
  readonly doneEarlier?: boolean
}

/** The one loop that sends, waits and sends again. */
export async function send(transport: Transport, outgoing: Outgoing): Promise<Reply> {
  const { clock, observer, random } = transport
  const { operation, method, lane, repeat, policy, deadlineMs } = outgoing
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
    // gone after an attempt whose answer was lost: that attempt did it
    if (repeat === 'until-gone' && unclearBefore && error instanceof ApiError && error.status === 404) {
      return goneReply(error, attempt, clock.now() - started)
    }
    unclearBefore ||= unclear
    const waitMs = retryDelay(policy, failed, { attempt, repeat, random })
    if (waitMs === undefined || clock.now() + waitMs > giveUpAt) throw verdict(outgoing, outcome)
    observer.retry({ ...event, failure: failed.code, waitMs })
    await sleep(clock, waitMs, { signal: outgoing.signal })
  }
}

/** A write that may have been done has not failed: nobody knows. */
function verdict({ effect, repeat, operation }: Outgoing, { error, unclear }: Failure): GorgiasError {
  if (!unclear || effect === 'read' || repeat !== 'unsafe') return error
  return new UncertainWrite(operation, {
    check: 'It was not repeated; look whether it was done before doing it again.',
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
