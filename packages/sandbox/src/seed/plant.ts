import type { World } from '../world.ts'

/** What a new account holds: nothing but what Gorgias ships, the demo shop, or so many generated tickets. */
export type Seed = 'empty' | 'demo' | number

export function plant(_world: World, seed: Seed): void {
  if (seed !== 'empty') throw new RangeError(`seed: ${seed} cannot be planted yet, only 'empty'`)
}
