/**
 * Two runs of the same send at the same moment would both find that nothing was sent yet. With these, one goes first,
 * and the other looks before it sends.
 */
export interface OnceKeys {
  /** Runs alone among all who use the key; `used`: somebody has used it lately, so it has to be looked up. */
  alone<Value>(key: string, run: (used: boolean) => Promise<Value>): Promise<Value>
}

// more than are sent before an earlier one shows up where it is looked up
const mostRemembered = 1_000

/** For the sessions of one process. */
export function onceKeysInMemory(): OnceKeys {
  const last = new Map<string, Promise<unknown>>()
  return {
    alone: async (key, run) => {
      const before = last.get(key)
      const mine = (before ?? Promise.resolve()).then(
        () => run(before !== undefined),
        () => run(true),
      )
      // the newest last, so that the oldest are forgotten first
      last.delete(key)
      last.set(
        key,
        mine.catch(() => {}),
      )
      for (const oldest of last.keys()) {
        if (last.size <= mostRemembered) break
        last.delete(oldest)
      }
      return mine
    },
  }
}
