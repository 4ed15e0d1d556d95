/** The time of the client; with a virtual clock a test waits a day in milliseconds. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once after `ms`, unless the function it returns is called before. */
  after(ms: number, run: () => void): () => void
}

// the longest wait of setTimeout; a longer one is split
const longestTimerMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    let left = Math.max(0, ms)
    const wait = (): ReturnType<typeof setTimeout> => {
      const piece = Math.min(left, longestTimerMs)
      left -= piece
      return setTimeout(() => {
        if (left > 0) handle = wait()
        else run()
      }, piece)
    }
    let handle = wait()
    return () => clearTimeout(handle)
  },
}

/** Resolves after `ms`; rejects with the reason of the signal when that aborts. */
export function sleep(clock: Clock, ms: number, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      cancel()
      reject(signal?.reason)
    }
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', stop)
      resolve()
    })
    signal?.addEventListener('abort', stop, { once: true })
  })
}
