import { type Bucket, buckets, enterpriseDrainMs, rateHeader } from '@rhetor/contract'
import type { SandboxClock } from '../clock.ts'
import type { RateMode } from '../control/account.ts'
import { Problem } from '../problem.ts'
import type { Caller } from './caller.ts'

interface Level {
  used: number
  at: number
}

/** The leaky buckets of one account, one for each credential. */
export class RateLimiter {
  readonly #clock: SandboxClock
  readonly #levels = new Map<string, Level>()
  readonly #startMode: RateMode
  mode: RateMode

  constructor(clock: SandboxClock, mode: RateMode) {
    this.#clock = clock
    this.#startMode = mode
    this.mode = mode
  }

  /** Counts a request: the header to answer with, or a 429. */
  take(caller: Pick<Caller, 'bucket' | 'kind'>): Record<string, string> {
    const { capacity, drainMs } = this.#bucketOf(caller)
    if (this.mode === 'off') return { [rateHeader]: `1/${capacity}` }
    const level = this.#drained(caller.bucket, capacity / drainMs)
    const isOver = level.used + 1 > capacity
    if (!isOver) level.used += 1
    const headers = { [rateHeader]: `${Math.min(capacity, Math.ceil(level.used))}/${capacity}` }
    if (!isOver) return headers
    const waitMs = ((level.used + 1 - capacity) * drainMs) / capacity
    throw new Problem(429, 'Too many requests.', {
      headers: { ...headers, 'Retry-after': String(Math.ceil(waitMs / 1000)) },
    })
  }

  /** The header where nobody is known whose bucket could be counted. */
  uncounted(): Record<string, string> {
    return { [rateHeader]: `0/${this.#bucketOf({ kind: 'api-key' }).capacity}` }
  }

  /** Fills a bucket as another program of the account would. */
  fill(bucket: string, used: number): void {
    this.#levels.set(bucket, { used, at: this.#clock.now() / 1000 })
  }

  /** Empties all buckets, and counts as at the start. */
  reset(): void {
    this.#levels.clear()
    this.mode = this.#startMode
  }

  #bucketOf({ kind }: Pick<Caller, 'kind'>): Bucket {
    // a token has the larger bucket, whatever the plan
    const bucket = buckets[this.mode === 'oauth' ? 'oauth' : kind]
    return this.mode === 'enterprise' ? { ...bucket, drainMs: enterpriseDrainMs } : bucket
  }

  #drained(name: string, perMs: number): Level {
    const now = this.#clock.now() / 1000
    const level = this.#levels.get(name) ?? { used: 0, at: now }
    level.used = Math.max(0, level.used - (now - level.at) * perMs)
    level.at = now
    this.#levels.set(name, level)
    return level
  }
}
