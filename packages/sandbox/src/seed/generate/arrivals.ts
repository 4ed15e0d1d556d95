import { hour, type Micros } from '../../time.ts'
import type { Random } from './random.ts'

// customers write after breakfast, after lunch and from the sofa
const byHour = [2, 1, 1, 1, 1, 2, 4, 8, 13, 17, 18, 16, 13, 15, 17, 16, 14, 12, 11, 12, 13, 11, 7, 4]
// from Sunday on
const byWeekday = [0.78, 1.3, 1.12, 1.05, 1, 0.95, 0.66]

export const days = 90

/** When so many customers wrote first within the last ninety days, at the pace of the week; oldest first. */
export function* arrivals(count: number, now: Micros, random: Random): Generator<Micros> {
  const start = now - days * 24 * hour
  const weights = Array.from({ length: days * 24 }, (_, index) => busyness(start + index * hour))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let index = 0
  let passed = 0
  for (let position = 0; position < count; position++) {
    const wanted = ((position + random()) / count) * total
    while (index < weights.length - 1 && passed + (weights[index] ?? 0) < wanted) passed += weights[index++] ?? 0
    const into = Math.min(0.999, (wanted - passed) / (weights[index] ?? 1))
    yield Math.floor(start + (index + into) * hour)
  }
}

function busyness(at: Micros): number {
  const date = new Date(at / 1000)
  return (byHour[date.getUTCHours()] ?? 1) * (byWeekday[date.getUTCDay()] ?? 1)
}
