import type { Effect, Repeat } from '@rhetor/contract'
import type { Account } from './account.ts'
import type { Auth } from './auth.ts'
import type { Accept } from './body.ts'
import type { Budget, Lane, RateReading } from './budget.ts'
import type { Clock } from './clock.ts'
import type { GorgiasError } from './errors.ts'
import type { Observer } from './observe.ts'
import type { Repair } from './repair.ts'
import type { Failed, RetryPolicy } from './retry.ts'

/** What all requests of one client share. */
export interface Transport {
  readonly account: Account
  readonly auth: Auth
  readonly budget: Budget
  readonly clock: Clock
  readonly fetch: typeof globalThis.fetch
  readonly random: () => number
  readonly observer: Observer
  readonly maxBytes: number
  readonly repair: Repair
  /** Numbers the calls of this client, so that events show which call they belong to. */
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
  /** The body before it was serialised, for observers with `bodies: true`. */
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

/** An answer with its status, headers and rate. */
export interface Reply<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  /** How full the rate bucket was. */
  readonly rate: RateReading | undefined
  readonly requestId: string | undefined
  readonly attempts: number
  readonly durationMs: number
  /** The requested object was merged into this one, which was returned instead. */
  readonly mergedInto?: number
  /** An earlier attempt, whose answer was lost, had already done it. */
  readonly doneEarlier?: boolean
}

/** An answer, before it is known how many attempts it took. */
export type Answer = Omit<Reply, 'attempts' | 'durationMs'>

/** How an attempt went wrong. */
export interface Failure {
  readonly error: GorgiasError
  readonly failed: Failed
  /** Whether the server may have done it anyway. */
  readonly unclear: boolean
}
