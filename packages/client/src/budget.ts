import { type Bucket, buckets, type CredentialKind } from '@rhetor/contract'
import { type Clock, systemClock } from './clock.ts'
import { UsageError } from './errors.ts'

/** Who goes first: answers to customers, then people who wait, then everything else. */
export const lanes = ['customer', 'interactive', 'background'] as const
export type Lane = (typeof lanes)[number]

/** What the server reported about its rate bucket. */
export interface RateReading {
  readonly used: number
  readonly limit: number
}

export interface Gauge {
  /** How full the bucket is, by our estimate. */
  readonly used: number
  /** Its capacity; undefined until the server has named a limit. */
  readonly limit: number | undefined
  readonly waiting: Readonly<Record<Lane, number>>
}

/** The right to send one request. */
export interface Permit {
  /** Ends it: with what the answer reported about the bucket, or with nothing where no answer came. */
  settle(answer?: { rate: RateReading | undefined; refusedForMs?: number | undefined }): void
}

/** Delays requests so that the server never has to refuse one. One per account and kind of credential. */
export interface Budget {
  acquire(lane: Lane, options?: { signal?: AbortSignal | undefined }): Promise<Permit>
  /** A permit without waiting, if one is available right now. */
  tryAcquire?(lane: Lane): Permit | undefined
  gauge(): Gauge
}

export interface BudgetOptions {
  readonly kind?: CredentialKind
  /** The bucket, where it is not the documented one of the kind. */
  readonly bucket?: Bucket
  /** Places that lower lanes leave free while the lane is in use, and for one drain after. */
  readonly reserve?: { readonly customer?: number; readonly interactive?: number }
  readonly clock?: Clock
}

// a person's click is often three requests
const defaultReserve = { customer: 2, interactive: 3 }

// The server counts a request when it arrives, a little after we counted it: this much is left unused for that.
const headroom = 0.2

// A waiting lane gets at least one of this many places.
const fairShare = 10

interface Waiter {
  readonly grant: () => void
}

/** Predicts the account's leaky bucket from what every reply reports, since other programs use it too. */
export function createBudget(options: BudgetOptions = {}): Budget {
  const { capacity, drainMs } = options.bucket ?? buckets[options.kind ?? 'api-key']
  const reserve = { ...defaultReserve, ...options.reserve }
  if (reserve.customer < 0 || reserve.interactive < 0 || reserve.customer + reserve.interactive >= capacity) {
    throw new UsageError(`reserve: must be 0 or more, and less than the ${capacity} the bucket holds.`)
  }
  return new LeakyBudget(capacity, drainMs, reserve, options.clock ?? systemClock)
}

class LeakyBudget implements Budget {
  readonly #clock: Clock
  readonly #drainMs: number
  readonly #reserve: { customer: number; interactive: number }
  readonly #queues: Record<Lane, Waiter[]> = { customer: [], interactive: [], background: [] }
  readonly #passedOver: Record<Lane, number> = { customer: 0, interactive: 0, background: 0 }
  readonly #lastUse: Record<Lane, number> = { customer: -Infinity, interactive: -Infinity, background: -Infinity }
  #capacity: number
  #level = 0
  #levelAt: number
  #inFlight = 0
  #blockedUntil = 0
  // until the first reply nobody knows whether, and how far, others have filled the bucket
  #metered: 'unknown' | 'yes' | 'no' = 'unknown'
  #alarm: { at: number; cancel: () => void } | undefined

  constructor(capacity: number, drainMs: number, reserve: { customer: number; interactive: number }, clock: Clock) {
    this.#capacity = capacity
    this.#drainMs = drainMs
    this.#reserve = reserve
    this.#clock = clock
    this.#levelAt = clock.now()
  }

  acquire(lane: Lane, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Permit> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    const atOnce = this.tryAcquire(lane)
    if (atOnce) return Promise.resolve(atOnce)
    return new Promise((resolve, reject) => {
      const queue = this.#queues[lane]
      const leave = () => {
        queue.splice(queue.indexOf(waiter), 1)
        reject(signal?.reason)
        this.#pump()
      }
      const waiter: Waiter = {
        grant: () => {
          signal?.removeEventListener('abort', leave)
          resolve(this.#grant(lane, this.#levelAt))
        },
      }
      queue.push(waiter)
      signal?.addEventListener('abort', leave, { once: true })
      this.#pump()
    })
  }

  tryAcquire(lane: Lane): Permit | undefined {
    const now = this.#drain()
    const isFree = lanes.every((other) => this.#queues[other].length === 0) && this.#waitMs(lane, now) === 0
    return isFree ? this.#grant(lane, now) : undefined
  }

  gauge(): Gauge {
    this.#drain()
    return {
      used: Math.ceil(this.#level),
      limit: this.#metered === 'yes' ? this.#capacity : undefined,
      waiting: {
        customer: this.#queues.customer.length,
        interactive: this.#queues.interactive.length,
        background: this.#queues.background.length,
      },
    }
  }

  #grant(lane: Lane, now: number): Permit {
    this.#level += 1
    this.#inFlight += 1
    this.#lastUse[lane] = now
    this.#passedOver[lane] = 0
    for (const other of lanes) if (other !== lane && this.#queues[other].length > 0) this.#passedOver[other] += 1
    let open = true
    return {
      settle: (answer) => {
        if (!open) return
        open = false
        this.#inFlight -= 1
        if (answer) this.#learn(answer.rate, answer.refusedForMs, now)
        this.#pump()
      },
    }
  }

  /** Corrects the prediction where a reply contradicts it. */
  #learn(reading: RateReading | undefined, refusedForMs: number | undefined, grantedAt: number): void {
    const now = this.#drain()
    if (refusedForMs !== undefined) {
      this.#metered = 'yes'
      this.#level = Math.max(this.#level, this.#capacity)
      this.#blockedUntil = Math.max(this.#blockedUntil, now + refusedForMs)
    }
    if (!reading) {
      // a server that reports no limit has none; a 429 would correct this
      if (this.#metered === 'unknown') this.#metered = 'no'
      return
    }
    this.#metered = 'yes'
    this.#capacity = Math.max(1, reading.limit)
    // The reading is rounded and may be as old as the request; only a larger difference is corrected.
    const age = (now - grantedAt) * this.#drainPerMs
    if (this.#level < reading.used - 1 - age) this.#level = reading.used
    const most = reading.used + this.#inFlight
    if (this.#level > most) this.#level = most
  }

  /** Grants every permit that is due, and sets the timer for the next. */
  #pump(): void {
    let waitMs = 0
    for (let lane = this.#nextLane(); lane; lane = this.#nextLane()) {
      waitMs = this.#waitMs(lane, this.#drain())
      if (waitMs > 0) break
      this.#queues[lane].shift()?.grant()
    }
    this.#setAlarm(waitMs > 0 && waitMs < Infinity ? this.#levelAt + waitMs : undefined)
  }

  #nextLane(): Lane | undefined {
    const waiting = lanes.filter((lane) => this.#queues[lane].length > 0)
    return waiting.findLast((lane) => this.#passedOver[lane] >= fairShare) ?? waiting[0]
  }

  /** How long a request of this lane has to wait; Infinity where it depends on a reply. */
  #waitMs(lane: Lane, now: number): number {
    const blocked = Math.max(0, this.#blockedUntil - now)
    if (this.#metered === 'no') return blocked
    if (this.#metered === 'unknown') return this.#inFlight === 0 ? blocked : Infinity
    const ceiling = Math.max(1, this.#capacity - headroom - this.#kept(lane, now))
    const over = this.#level + 1 - ceiling
    // rounded up to whole milliseconds, since no timer is finer
    return Math.max(blocked, over > 1e-9 ? Math.ceil(over / this.#drainPerMs) : 0)
  }

  /** Places that this lane leaves to the lanes before it. */
  #kept(lane: Lane, now: number): number {
    if (this.#passedOver[lane] >= fairShare) return 0
    const recent = (other: 'customer' | 'interactive') => now - this.#lastUse[other] < this.#drainMs
    const forCustomers = recent('customer') ? this.#reserve.customer : 0
    if (lane === 'customer') return 0
    if (lane === 'interactive') return forCustomers
    return forCustomers + (recent('interactive') ? this.#reserve.interactive : 0)
  }

  get #drainPerMs(): number {
    return this.#capacity / this.#drainMs
  }

  #drain(): number {
    const now = this.#clock.now()
    // a clock set back must not fill the bucket
    const elapsed = Math.max(0, now - this.#levelAt)
    this.#level = Math.max(0, this.#level - elapsed * this.#drainPerMs)
    this.#levelAt = now
    return now
  }

  #setAlarm(at: number | undefined): void {
    if (this.#alarm?.at === at) return
    this.#alarm?.cancel()
    this.#alarm = undefined
    if (at === undefined) return
    const cancel = this.#clock.after(at - this.#levelAt, () => {
      this.#alarm = undefined
      this.#pump()
    })
    this.#alarm = { at, cancel }
  }
}
