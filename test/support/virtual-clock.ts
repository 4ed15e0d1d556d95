import type { Clock } from '@rhetor/client'

/** Time that passes at once whenever nothing else is left to do. */
export interface VirtualClock extends Clock {
  /** Every wait that was begun. */
  readonly slept: number[]
  sleep(ms: number): Promise<void>
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
  const after = (ms: number, wake: () => void) => {
    slept.push(ms)
    const sleeper: Sleeper = { at: now + Math.max(0, ms), wake }
    sleepers.push(sleeper)
    schedule()
    return () => {
      sleepers = sleepers.filter((one) => one !== sleeper)
    }
  }
  return { slept, now: () => now, after, sleep: (ms) => new Promise((resolve) => after(ms, resolve)) }
}
