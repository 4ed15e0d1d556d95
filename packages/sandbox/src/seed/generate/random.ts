/** Numbers that look random, the same for the same seed: at least 0, below 1. */
export type Random = () => number

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<Item>(random: Random, list: readonly Item[]): Item {
  return list[Math.floor(random() * list.length)] as Item
}

/** Picks by weight: `[['often', 9], ['seldom', 1]]`. */
export function pickWeighted<Item>(random: Random, list: readonly (readonly [item: Item, weight: number])[]): Item {
  let left = random() * list.reduce((sum, [, weight]) => sum + weight, 0)
  const found = list.find(([, weight]) => {
    left -= weight
    return left < 0
  })
  return (found ?? (list[0] as readonly [Item, number]))[0]
}
