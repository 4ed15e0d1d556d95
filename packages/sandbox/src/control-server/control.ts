import type { LoggedRequest } from '../control/records.ts'
import { Faults } from '../http/faults.ts'
import type { RateLimiter } from '../http/rate.ts'
import type { Scheduler } from '../scheduler/scheduler.ts'
import { toText } from '../time.ts'
import type { World } from '../world.ts'

// older requests are forgotten, so that a long run does not fill the memory
const remembered = 1_000

interface ControlOptions {
  readonly scheduler: Scheduler
  /** Brings the account back to how it began, where that is possible. */
  readonly reset: (() => void) | undefined
}

/** What the control API can make an account do, and the state it keeps for that. */
export class Control {
  readonly faults = new Faults()
  readonly requests: LoggedRequest[] = []
  /** The last answers to reads, by address, for faults that answer with stale ones. */
  readonly answers = new Map<string, string>()
  readonly snapshots = new Map<string, Uint8Array>()
  readonly world: World
  readonly rates: RateLimiter
  readonly scheduler: Scheduler
  readonly reset: (() => void) | undefined
  /** Aborts slow faults when the sandbox is closed. */
  readonly closing = new AbortController()
  #nextRequest = 1

  constructor(world: World, rates: RateLimiter, { scheduler, reset }: ControlOptions) {
    this.world = world
    this.rates = rates
    this.scheduler = scheduler
    this.reset = reset
  }

  logRequest(request: Omit<LoggedRequest, 'id' | 'at'>): void {
    this.requests.push({ ...request, id: this.#nextRequest++, at: toText(this.world.clock.now()) })
    if (this.requests.length > remembered) this.requests.shift()
  }
}
