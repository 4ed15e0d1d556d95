import type { Faults } from '../http/faults.ts'
import type { RateLimiter } from '../http/rate.ts'
import type { World } from '../world.ts'

/** What a scenario can change: the account, its faults and its rate limit. */
export interface ScenarioContext {
  readonly world: World
  readonly faults: Faults
  readonly rates: RateLimiter
}

/** A situation of the real service that integrations break on. */
export interface Scenario {
  /** What happens, why integrations break on it, and what to look for. */
  readonly description: string
  /** Sets it up, and returns the ids that a caller needs to find it. */
  readonly set: (context: ScenarioContext) => Readonly<Record<string, number | string>>
}

/** Scenarios by name. */
export type Scenarios = Readonly<Record<string, Scenario>>
