import type { World } from '../world.ts'
import { agentChanges, agentWrites, ownerMerges } from './agent.ts'
import { customerWrites } from './customer.ts'
import { resetUserKey } from './keys.ts'

/** What can be scheduled, by its address among the control commands. */
const acts = {
  'customer/writes': customerWrites,
  'agent/writes': agentWrites,
  'agent/changes': agentChanges,
  'tickets/merge': ownerMerges,
  'keys/reset': resetUserKey,
} as const

type ActName = keyof typeof acts
type ActInput<Name extends ActName> = Parameters<(typeof acts)[Name]>[1]

/** Schedules an act of a customer or agent. */
export function scheduleAct<Name extends ActName>(
  world: World,
  afterMs: number,
  name: Name,
  input: ActInput<Name>,
): void {
  world.tasks.schedule('act', afterMs * 1000, { name, input })
}

/** Runs a scheduled act. */
export function runScheduledAct(world: World, name: string, input: unknown): void {
  if (!Object.hasOwn(acts, name)) throw new Error(`There is no act ${name}.`)
  const act = acts[name as ActName] as (world: World, input: unknown) => unknown
  act(world, input)
}
