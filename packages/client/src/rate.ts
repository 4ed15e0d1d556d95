import { rateHeader } from '@rhetor/contract'
import type { RateReading } from './budget.ts'

/** Reads `used/limit` from a reply; undefined where it is missing or malformed. */
export function readRate(headers: Headers): RateReading | undefined {
  const match = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(headers.get(rateHeader) ?? '')
  if (!match) return undefined
  const [used, limit] = [Number(match[1]), Number(match[2])]
  return limit > 0 ? { used, limit } : undefined
}
