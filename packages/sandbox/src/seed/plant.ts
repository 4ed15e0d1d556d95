import type { World } from '../world.ts'

/** What a new account holds: nothing but what Gorgias ships, the demo shop, or so many generated tickets. */
export type Seed = 'empty' | 'demo' | number

/** Refuses what is no seed, before anything is created. */
export function checkSeed(seed: unknown): asserts seed is Seed {
  if (seed === 'empty' || seed === 'demo') return
  if (typeof seed === 'number' && Number.isSafeInteger(seed) && seed > 0) return
  throw new RangeError(`seed: ${JSON.stringify(seed)} is not 'empty', 'demo' or a whole number of tickets above 0`)
}

/** Fills a fresh account. */
export async function plant(world: World, seed: Seed): Promise<void> {
  // read only when asked for: most accounts begin empty, and the demo's texts take their time to load
  if (seed === 'demo') {
    const [{ demoAt }, { loadDemo }] = await Promise.all([import('./demo/demo-at.ts'), import('./load/load-demo.ts')])
    loadDemo(world, demoAt(new Date(world.clock.now() / 1000)))
  } else if (seed !== 'empty') {
    const { generateTickets } = await import('./generate/generate.ts')
    generateTickets(world, seed)
  }
}
