import { arrivals } from './calendar.ts'
import { fraction } from './chance.ts'
import type { Occasion } from './order-drafts.ts'
import type { Thread } from './thread.ts'

/** How far back the tickets go. demo-at.ts may move them by up to half a week, and they stay inside ninety days. */
export const days = 86

/** Every telling of every thread with its moment, oldest first. The tellings of one thread are spread over the time. */
export function occasionsOf(threads: readonly Thread[]): Occasion[] {
  const tellings = threads.flatMap((thread) =>
    Array.from({ length: thread.tellings }, (_, round) => ({ thread, round, position: positionOf(thread, round) })),
  )
  const moments = arrivals(tellings.length, days)
  return tellings
    .toSorted((one, other) => one.position - other.position)
    .map(({ thread, round }, index) => ({ thread, round, minutesAgo: moments[index] ?? 0 }))
}

function positionOf({ key, tellings, when }: Thread, round: number): number {
  const wished = when?.[round % when.length]
  if (wished !== undefined) return wished + 0.004 * fraction('when', key, round)
  return (round + fraction('when', key, round)) / tellings
}
