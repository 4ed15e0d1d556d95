import type { Store } from '../store/store.ts'

// a copy is held in memory as long as the sandbox runs
const largestCopy = 256 * 1024 * 1024

/** Returns a function that resets the store to what it holds now: from a copy, or where that is too large, by seeding it again. */
export function createReset(
  store: Store,
  seed: (() => void) | undefined,
  { largest = largestCopy } = {},
): (() => void) | undefined {
  if (store.size() <= largest) {
    const copy = store.snapshot()
    return () => store.restore(copy)
  }
  if (!seed) return undefined
  return () => {
    store.clear()
    seed()
  }
}
