/** Time, as the client sees it; a virtual one makes a day of waiting a matter of milliseconds. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Ends after `ms`, or at once with the signal's reason when it aborts. */
  sleep(ms: number, options?: { signal?: AbortSignal | undefined }): Promise<void>
}

// what setTimeout can count to; a longer wait is slept in pieces
const longestTimerMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, { signal } = {}) => {
    let left = Math.max(0, ms)
    do {
      const piece = Math.min(left, longestTimerMs)
      await timer(piece, signal)
      left -= piece
    } while (left > 0)
  },
}

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(handle)
      reject(signal?.reason)
    }
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
