import type { Faults } from '../http/faults.ts'
import type { RateLimiter } from '../http/rate.ts'
import type { World } from '../world.ts'

/** What a scenario can arrange: the account, what goes wrong in it, and how much it may be asked. */
export interface Stage {
  readonly world: World
  readonly faults: Faults
  readonly rates: RateLimiter
}

/** A situation of the real service that integrations break on. */
export interface Scenario {
  /** What happens, why integrations break on it, and what to look for. */
  readonly description: string
  /** Arranges it, and returns what a caller needs to find it. */
  readonly set: (stage: Stage) => Readonly<Record<string, number | string>>
}

/** Scenarios by name. */
export type Scenarios = Readonly<Record<string, Scenario>>
