import { type FailureCode, failures, type Repeat, unknownName } from '@rhetor/contract'

export interface RetryPolicy {
  /** How often a request is sent at most. */
  readonly attempts: number
  /** The first wait. */
  readonly firstMs: number
  /** How each further wait grows: 2 doubles it, 1 keeps it. */
  readonly growth: number
  readonly longestMs: number
  /** The longest wait the server may ask for. */
  readonly longestRetryAfterMs: number
  /** How much of a wait is random, from 0 to 1, so that many clients do not retry together. */
  readonly jitter: number
  /** Whether refusals such as 404, which are usually final, are tried again too. */
  readonly refusals: boolean
}

/** The parts of the policy that a request can change; how often it is sent is the option `attempts`. */
export type RetryOptions = Partial<Omit<RetryPolicy, 'attempts'>>

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 5,
  firstMs: 500,
  growth: 2,
  longestMs: 30_000,
  longestRetryAfterMs: 60_000,
  jitter: 0.5,
  refusals: false,
}

/** Problems of the option `retry`. */
export function retryProblems(retry: object): string[] {
  return Object.entries(retry).flatMap(([name, value]) => {
    if (!(name in defaultRetryPolicy) || name === 'attempts')
      return [`retry: ${unknownName(name, Object.keys(defaultRetryPolicy))}`]
    if (name === 'refusals') return typeof value === 'boolean' ? [] : ['retry.refusals must be true or false']
    return typeof value === 'number' && value >= 0 ? [] : [`retry.${name} must be 0 or more`]
  })
}

/** What went wrong with one attempt. */
export interface Failed {
  readonly code: FailureCode
  /** How long the server asked us to wait. */
  readonly retryAfterMs?: number | undefined
  /** Whether the request was certainly not sent, so that a repeat would be the first. */
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
  if (rule === 'never' && !policy.refusals) return undefined
  if (rule === 'if-safe' && repeat === 'unsafe' && !failed.neverSent) return undefined
  // never at once: that would not help a server in trouble
  return Math.max(1, Math.round(waitMs(policy, failed.retryAfterMs, attempt, random)))
}

function waitMs(policy: RetryPolicy, retryAfterMs: number | undefined, attempt: number, random: () => number): number {
  const { firstMs, growth, longestMs, longestRetryAfterMs, jitter } = policy
  // a little later than asked, so that many clients do not retry together
  if (retryAfterMs !== undefined) return Math.min(retryAfterMs, longestRetryAfterMs) + random() * jitter * firstMs
  const wait = Math.min(longestMs, firstMs * growth ** (attempt - 1))
  return wait * (1 - jitter + random() * jitter)
}

/** Reads a Retry-After header: seconds or a date, a date is compared with the server's own clock where it shows it. */
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
