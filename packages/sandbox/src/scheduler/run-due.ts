import { settle } from '../consequences.ts'
import { Problem } from '../problem.ts'
import type { Task } from '../store/documents.ts'
import { deliverWebhook, type Network } from '../webhooks/deliver.ts'
import type { World } from '../world.ts'
import { type InnerTaskKind, taskHandlers } from './handlers.ts'

/** Does everything that is due, in order; what that triggers is done too, if it is due as well. */
export async function runDueTasks(world: World, network: Network): Promise<void> {
  for (let task = world.tasks.due(); task; task = world.tasks.due()) {
    try {
      if (task.kind === 'webhook') {
        world.tasks.remove(task)
        await deliverWebhook(world, task.payload, network)
      } else runInnerTask(world, task)
    } catch (error) {
      // a refusal explains itself; anything else is a bug of ours, and its stack is needed
      if (!(error instanceof Problem)) console.error(error)
      world.tasks.keepFailed(task, error)
    }
  }
}

function runInnerTask<Kind extends InnerTaskKind>(world: World, task: Task<Kind>): void {
  world.store.transaction(() => {
    world.tasks.remove(task)
    const turn = world.turn({ userId: null })
    taskHandlers[task.kind](turn, task.payload)
    settle(turn)
  })
}
