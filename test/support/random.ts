import { createRandom as createNumbers } from '../../packages/sandbox/src/seed/generate/random.ts'

export interface Random {
  below(limit: number): number
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** The same seed gives the same choices, so that a failure can be repeated. */
export function createRandom(seed: number): Random {
  const next = createNumbers(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (share) => next() < share,
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
  }
}
