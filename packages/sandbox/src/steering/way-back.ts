import type { Store } from '../store/store.ts'

// a copy is held in memory as long as the sandbox runs
const largestCopy = 256 * 1024 * 1024

/** Leads back to what a store holds now: by a copy, or where that is too large, by doing again what filled it. */
export function wayBack(
  store: Store,
  fill: (() => void) | undefined,
  { largest = largestCopy } = {},
): (() => void) | undefined {
  if (store.size() <= largest) {
    const copy = store.snapshot()
    return () => store.restore(copy)
  }
  if (!fill) return undefined
  return () => {
    store.clear()
    fill()
  }
}
