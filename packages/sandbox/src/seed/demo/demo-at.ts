import { minutesPerDay, minutesPerWeek, toldAt } from './calendar.ts'
import { demo } from './index.ts'
import type { Demo } from './types.ts'

/**
 * The demo as it looks from another moment: quiet nights and busy Mondays stay where they are in the week. Only the last
 * seven days are stretched or pressed together, so that the newest message is still minutes old.
 */
export function demoAt(now: Date): Demo {
  const shift = shiftTo(now)
  return move(demo, shift) as Demo
}

// the nearest Wednesday afternoon lies at most half a week off
function shiftTo(now: Date): number {
  const minute = ((now.getUTCDay() + 6) % 7) * minutesPerDay + now.getUTCHours() * 60 + now.getUTCMinutes()
  const told = (toldAt.weekday - 1) * minutesPerDay + toldAt.minuteOfDay
  const ahead = (((minute - told) % minutesPerWeek) + minutesPerWeek) % minutesPerWeek
  return ahead > minutesPerWeek / 2 ? ahead - minutesPerWeek : ahead
}

function move(value: unknown, shift: number): unknown {
  if (Array.isArray(value)) return value.map((item) => move(item, shift))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      typeof part === 'number' && /minutesago$/i.test(key) ? moveTime(part, shift) : move(part, shift),
    ]),
  )
}

/** Later stays later, whatever the shift. */
export function moveTime(minutesAgo: number, shift: number): number {
  if (minutesAgo <= 0) return minutesAgo
  if (minutesAgo >= minutesPerWeek) return minutesAgo + shift
  return (minutesAgo * (minutesPerWeek + shift)) / minutesPerWeek
}
