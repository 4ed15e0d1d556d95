import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SandboxClock } from './clock.ts'
import { RateLimiter, type RateMode } from './http/rate.ts'
import { resumeJobs } from './jobs/run.ts'
import { sqlFunctions } from './language/to-sql.ts'
import type { TaskRunner } from './runner.ts'
import { type Credentials, createAccount } from './seed/fresh.ts'
import { plant, type Seed } from './seed/plant.ts'
import { Desk } from './steering/desk.ts'
import { Store } from './store/store.ts'
import { World } from './world.ts'

/** One account of a sandbox. */
export interface Tenant {
  readonly world: World
  readonly rates: RateLimiter
  readonly credentials: Credentials
  readonly desk: Desk
}

export interface TenantOptions {
  readonly data: string | undefined
  readonly rate: RateMode
  readonly seed: Seed
  readonly clock: SandboxClock
  readonly runner: TaskRunner
}

/** Opens an account: as it was left, or new. */
export async function openTenant(name: string, { data, rate, seed, clock, runner }: TenantOptions): Promise<Tenant> {
  if (data !== undefined) mkdirSync(data, { recursive: true })
  const path = data === undefined ? ':memory:' : join(data, `${name}.sqlite`)
  const store = new Store(path)
  for (const [functionName, work] of Object.entries(sqlFunctions)) store.define(functionName, work)
  const world = new World(name, store, clock)
  const kept = store.fact<Credentials>('credentials')
  const credentials = kept ?? createAccount(world, { name: 'Ana Admin', email: `ana@${name}.example` })
  if (!kept) {
    await plant(world, seed)
    store.setFact('planted', true)
  } else if (store.fact('planted')) {
    resumeJobs(world)
  } else {
    store.close()
    throw new RangeError(`${path}: it was stopped while it was filled; remove the file to begin anew`)
  }
  const rates = new RateLimiter(clock, rate)
  return { world, rates, credentials, desk: new Desk(world, rates, runner) }
}
