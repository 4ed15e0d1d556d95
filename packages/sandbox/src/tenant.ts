import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { SandboxClock } from './clock.ts'
import type { RateMode } from './control/account.ts'
import { Control } from './control-server/control.ts'
import { createReset } from './control-server/reset.ts'
import { RateLimiter } from './http/rate.ts'
import { resumeJobs } from './jobs/run.ts'
import { sqlFunctions } from './language/to-sql.ts'
import type { Scheduler } from './scheduler/scheduler.ts'
import { createSeeder, type SeedPlan } from './seed/seed.ts'
import type { Credentials } from './store/documents.ts'
import { Store } from './store/store.ts'
import { fixKey } from './users/keys.ts'
import { World } from './world.ts'

/** One account of a sandbox. */
export interface Tenant {
  readonly world: World
  readonly rates: RateLimiter
  readonly credentials: Credentials
  readonly control: Control
}

interface TenantOptions {
  readonly data: string | undefined
  /** The database it begins with, from a copy of another sandbox. */
  readonly copy: Uint8Array | undefined
  readonly rate: RateMode
  readonly plan: SeedPlan
  readonly clock: SandboxClock
  readonly scheduler: Scheduler
  /** The API key of the owner; left out, what is kept or a new one. */
  readonly apiKey: string | undefined
}

/** Opens an account: as it was left, as it was copied, or new. */
export async function openTenant(
  name: string,
  { data, copy, rate, plan, clock, scheduler, apiKey }: TenantOptions,
): Promise<Tenant> {
  const path = data === undefined ? ':memory:' : privateFile(data, `${name}.sqlite`)
  const store = new Store(path)
  for (const [functionName, work] of Object.entries(sqlFunctions)) store.define(functionName, work)
  if (copy) store.restore(copy)
  const world = new World(name, store, { clock })
  const kept = store.fact('credentials')
  if (kept && !store.fact('planted')) {
    store.close()
    throw new RangeError(
      `${path}: the sandbox was stopped while this database was being filled; remove the file to start again`,
    )
  }
  const open = (credentials: Credentials, reset: (() => void) | undefined): Tenant => {
    const rates = new RateLimiter(clock, rate)
    const control = new Control(world, rates, { scheduler, reset })
    return { world, rates, credentials, control }
  }
  const keyed = (credentials: Credentials) =>
    apiKey === undefined ? credentials : store.transaction(() => fixKey(world, credentials, apiKey))
  if (copy && kept)
    return open(keyed(kept), () => {
      store.restore(copy)
      keyed(kept)
    })
  if (kept) {
    resumeJobs(world)
    return open(keyed(kept), createReset(store, undefined))
  }
  const fill = await createSeeder(name, store, plan)
  const seed = () => keyed(fill())
  // seeding again would give other keys and lock clients out, unless the seed is repeatable
  const credentials = seed()
  return open(credentials, createReset(store, plan.isRepeatable ? seed : undefined))
}

/** A file that only its owner can read; SQLite would let everybody, and gives its journals the mode of the file. */
function privateFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  closeSync(openSync(path, 'a', 0o600))
  return path
}
