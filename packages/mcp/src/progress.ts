import type { Progress } from '@rhetor/actions'

/** What a client is told of a call that takes long. */
export interface Told {
  readonly progress: number
  readonly total?: number
  readonly message: string
}

/** Turns the phases of an action, each counted from one, into numbers that only grow, as the protocol wants them. */
export function growing(tell: (told: Told) => void): (progress: Progress) => void {
  let phase = ''
  let before = 0
  let last = 0
  return ({ what, done, total }) => {
    if (what !== phase) {
      phase = what
      before = last
    }
    const progress = before + done
    if (progress <= last) return
    last = progress
    tell({
      progress,
      ...(total !== undefined && { total: before + total }),
      message: `${what}: ${done}${total === undefined ? '' : ` of ${total}`}`,
    })
  }
}
