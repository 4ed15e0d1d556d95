import { SandboxClock } from '../clock.ts'
import { repeatable, unguessable } from '../secrets.ts'
import type { Credentials } from '../store/documents.ts'
import type { Store } from '../store/store.ts'
import { day, type Micros, second } from '../time.ts'
import { World } from '../world.ts'
import { createAccount } from './fresh.ts'

/** What a new account holds: nothing but what Gorgias ships, the demo shop, or so many generated tickets. */
export type Seed = 'empty' | 'demo' | number

/** Refuses what is not a seed, before anything is created. */
export function checkSeed(seed: unknown): asserts seed is Seed {
  if (seed === 'empty' || seed === 'demo') return
  if (typeof seed === 'number' && Number.isSafeInteger(seed) && seed > 0) return
  throw new RangeError(`seed: ${JSON.stringify(seed)} is not 'empty', 'demo' or a whole number of tickets above 0`)
}

/** How new accounts begin. */
export interface SeedPlan {
  readonly seed: Seed
  readonly at: Micros
  /** Whether seeding again gives the same to the byte, keys and tokens included. */
  readonly isRepeatable: boolean
}

/** Accounts begin now. Generated tickets end with the day before, so that all sandboxes of a day hold the same. */
export function planSeed(seed: Seed, now: Micros, isChosen: boolean): SeedPlan {
  const isGenerated = typeof seed === 'number'
  return { seed, at: isGenerated && !isChosen ? now - (now % day) : now, isRepeatable: isGenerated || isChosen }
}

/** Returns a function that seeds the empty store of a new account. */
export async function createSeeder(
  account: string,
  store: Store,
  { seed, at, isRepeatable }: SeedPlan,
): Promise<() => Credentials> {
  const fill = await loadFiller(seed)
  return () => {
    // the account is opened a second before its contents, so that nothing is older than the account
    const clock = new SandboxClock({ at: at - second })
    const secrets = isRepeatable ? repeatable(`${account} ${seed} ${at}`) : unguessable
    const world = new World(account, store, { clock, secrets })
    const credentials = createAccount(world, { name: 'Ana Admin', email: `ana@${account}.example` })
    clock.moveTo(at)
    fill(world)
    store.setFact('planted', true)
    return credentials
  }
}

async function loadFiller(seed: Seed): Promise<(world: World) => void> {
  if (seed === 'empty') return () => {}
  // read only when asked for: most accounts begin empty, and the demo's texts take their time to load
  if (seed === 'demo') {
    const [{ demoAt }, { loadDemo }] = await Promise.all([import('./demo/demo-at.ts'), import('./load/load-demo.ts')])
    return (world) => loadDemo(world, demoAt(new Date(world.clock.now() / 1000)))
  }
  const { generateTickets } = await import('./generate/generate.ts')
  return (world) => generateTickets(world, seed)
}
