import type { RateReading } from '@rhetor/client'
import type { VirtualClock } from './virtual-clock.ts'

/** A server's end of the rate limit, exact to the millisecond. */
export interface LeakyServer {
  refused: number
  /** How many requests were ever under way at once. */
  most: number
  /** What other programs have used. */
  fill(used: number): void
  request(): Promise<{ rate: RateReading; refusedForMs?: number }>
}

export function leakyServer(options: {
  clock: VirtualClock
  capacity: number
  drainMs: number
  latencyMs: number
}): LeakyServer {
  const { clock, capacity, drainMs, latencyMs } = options
  let level = 0
  let at = clock.now()
  let underWay = 0
  const drain = () => {
    level = Math.max(0, level - ((clock.now() - at) * capacity) / drainMs)
    at = clock.now()
  }
  const server: LeakyServer = {
    refused: 0,
    most: 0,
    fill: (used) => {
      drain()
      level += used
    },
    request: async () => {
      underWay += 1
      server.most = Math.max(server.most, underWay)
      await clock.sleep(latencyMs / 2)
      drain()
      const fits = level + 1 <= capacity + 1e-9
      if (fits) level += 1
      else server.refused += 1
      const rate = { used: Math.ceil(level - 1e-9), limit: capacity }
      await clock.sleep(latencyMs / 2)
      underWay -= 1
      return fits ? { rate } : { rate, refusedForMs: 1_000 }
    },
  }
  return server
}
