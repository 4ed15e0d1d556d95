import type { Clock } from '@rhetor/client'

/** Time that passes at once whenever nothing else is left to do. */
export interface VirtualClock extends Clock {
  /** Every wait that was begun. */
  readonly slept: number[]
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

export function virtualClock(start = Date.parse('2026-03-02T10:00:00Z')): VirtualClock {
  let now = start
  let sleepers: Sleeper[] = []
  const slept: number[] = []
  let scheduled = false
  const schedule = () => {
    if (scheduled || sleepers.length === 0) return
    scheduled = true
    // after everything that is under way in this process has had its turn
    setImmediate(() => {
      scheduled = false
      const next = sleepers.reduce<Sleeper | undefined>(
        (first, one) => (!first || one.at < first.at ? one : first),
        undefined,
      )
      if (!next) return
      now = Math.max(now, next.at)
      sleepers = sleepers.filter((one) => one !== next)
      next.wake()
      schedule()
    })
  }
  return {
    slept,
    now: () => now,
    sleep: (ms, { signal } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        slept.push(ms)
        const stop = () => {
          sleepers = sleepers.filter((one) => one !== sleeper)
          reject(signal?.reason)
        }
        const sleeper: Sleeper = {
          at: now + Math.max(0, ms),
          wake: () => {
            signal?.removeEventListener('abort', stop)
            resolve()
          },
        }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', stop, { once: true })
        schedule()
      }),
  }
}
