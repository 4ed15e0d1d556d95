import { settle } from '../consequences.ts'
import type { Turn, World } from '../world.ts'

/** Does somebody's work and draws its consequences; nobody's is the system's own. */
export function inTurn<Result>(world: World, userId: number | null, work: (turn: Turn) => Result): Result {
  return world.store.transaction(() => {
    const turn = world.turn({ userId })
    const result = work(turn)
    settle(turn)
    return result
  })
}
