import { Problem } from '../problem.ts'
import type { World } from '../world.ts'
import * as acts from './acts.ts'

/** The acts of the desk that can be put off, by their addresses there. */
const acted = {
  'customer/writes': acts.customerWrites,
  'agent/writes': acts.agentWrites,
  'agent/changes': acts.agentChanges,
  'tickets/merge': acts.ownerMerges,
  'keys/reset': acts.resetUserKey,
} as const

export type ActName = keyof typeof acted
export type ActInput<Name extends ActName> = Parameters<(typeof acted)[Name]>[1]

/** Lets somebody act when the clock gets there. */
export function putOff<Name extends ActName>(world: World, afterMs: number, name: Name, input: ActInput<Name>): void {
  world.later('act', afterMs * 1000, { name, input })
}

/** Acts what was put off. */
export function actPutOff(world: World, { name, input }: Record<string, unknown>): void {
  const act = acted[name as ActName] as (world: World, input: unknown) => unknown
  try {
    act(world, input)
  } catch (error) {
    // what it was about may be gone by now, and the tasks after it have to happen all the same
    if (!(error instanceof Problem)) throw error
  }
}
