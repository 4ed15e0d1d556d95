import type { At, Given, Result } from './row.ts'

export const verbs = ['list', 'get', 'create', 'update', 'delete'] as const
export type Verb = (typeof verbs)[number]

/**
 * Done with one of our actions. What was created or changed is read back with the `get` of its group, what was deleted
 * must not be found by it.
 */
export interface Doable {
  readonly ours: string
  readonly input: Given
  /** What must be in the answer, or in what is read back. */
  readonly is?: object
  /** Makes what the action needs, and says how it is named. */
  readonly before?: (at: At) => Promise<Given>
  /** What to look at instead. */
  readonly after?: (at: At, result: Result) => unknown
}

/** Something that the API has no call for. */
export interface Absent {
  readonly why: string
  /** The request one might expect, and the status of its answer. */
  readonly tried: readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, status: number]
}

/** A group of objects of the unified connector; every verb is decided. */
export interface Group extends Readonly<Record<Verb, Doable | Absent>> {
  readonly group: string
  /** Further actions on the same objects. */
  readonly beside?: readonly string[]
}

export function isAbsent(way: Doable | Absent): way is Absent {
  return 'why' in way
}

export function does(ours: string, input: Given, is?: object): Doable {
  return { ours, input, ...(is && { is }) }
}
