import { type FailureCode, failures, type Repeat } from '@rhetor/contract'

export interface RetryPolicy {
  /** How often a request is sent at most. */
  readonly attempts: number
  /** The first wait; each further one doubles. */
  readonly firstMs: number
  readonly longestMs: number
  /** The longest wait the server may ask for. */
  readonly longestToldMs: number
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 5,
  firstMs: 500,
  longestMs: 30_000,
  longestToldMs: 60_000,
}

/** What went wrong with one attempt. */
export interface Failed {
  readonly code: FailureCode
  /** What the server asked us to wait. */
  readonly retryAfterMs?: number | undefined
  /** Whether the request provably never left, so that a repeat is the first. */
  readonly neverSent?: boolean
  /** Whether the same request would fail the same way. */
  readonly final?: boolean
}

/** How long to wait before sending again; undefined where it must not be sent again. */
export function retryDelay(
  policy: RetryPolicy,
  failed: Failed,
  { attempt, repeat, random }: { attempt: number; repeat: Repeat; random: () => number },
): number | undefined {
  if (attempt >= policy.attempts || failed.final) return undefined
  const rule = failures[failed.code].retry
  if (rule === 'never') return undefined
  if (rule === 'if-safe' && repeat === 'unsafe' && !failed.neverSent) return undefined
  if (failed.retryAfterMs !== undefined) {
    // a little later than told, so that many clients told the same do not come back together
    return Math.round(Math.min(failed.retryAfterMs, policy.longestToldMs) + random() * 250)
  }
  const wait = Math.min(policy.longestMs, policy.firstMs * 2 ** (attempt - 1))
  return Math.round(wait * (0.5 + random() / 2))
}

/** Reads a Retry-After header: seconds or a date, the latter by the server's own clock where it shows it. */
export function parseRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = Date.parse(value)
  if (Number.isNaN(at)) return undefined
  const serverNow = Date.parse(headers.get('date') ?? '')
  return Math.max(0, at - (Number.isNaN(serverNow) ? now : serverNow))
}
