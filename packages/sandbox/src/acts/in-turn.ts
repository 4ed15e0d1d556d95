import { settle } from '../consequences.ts'
import type { Turn, World } from '../world.ts'

/** Runs the work of a user, or of the system where `userId` is null, with everything that follows from it. */
export function inTurn<Result>(world: World, userId: number | null, work: (turn: Turn) => Result): Result {
  return world.store.transaction(() => {
    const turn = world.turn({ userId })
    const result = work(turn)
    settle(turn)
    return result
  })
}
