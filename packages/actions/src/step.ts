import { prepare, type WireRequest } from '@rhetor/client'
import {
  type Consequence,
  consequenceOf,
  type Effect,
  type Operation,
  operationNamed,
  type Reach,
} from '@rhetor/contract'
import { type Flat, toArguments } from './flat.ts'
import type { Session } from './session.ts'

/** Whether a step may be repeated that an interrupted run began without learning its outcome. */
export type Again = 'safe' | 'until-gone' | 'until-taken' | 'look-up' | 'never'

/** One write of a plan. */
export interface Step {
  /** By operation, address, object and key: the same whenever the plan is made, wherever in it the step comes. */
  readonly id: string
  /** What it does, in the imperative: `Close ticket 8123`. */
  readonly says: string
  /** What it changes: `ticket 8123`. */
  readonly object: string
  /** Each object it changes, listed separately where there are several. */
  readonly objects: readonly string[]
  readonly effect: Exclude<Effect, 'read'>
  readonly reaches: readonly Reach[]
  /** Other operations that it performs; a caller denied one of them is denied this step. */
  readonly like: readonly string[]
  /** The request as it will be sent, with whatever is in its files: consent is given to that. */
  readonly request: WireRequest & { readonly files?: readonly unknown[] }
  /** `tickets.update`, or `request` where the contract has no row. */
  readonly operation: string
  readonly again: Again
  /** `lookUp` asks first whether an earlier run has done it. */
  send(session: Session, how?: { readonly lookUp: 'before' }): Promise<unknown>
}

/** A step that was taken, with what the API answered. */
export interface Outcome {
  readonly step: Step
  /**
   * `done` now; `recovered`: an earlier run had begun it, and now it is certainly done, once;
   * `remembered`: an earlier run had done it.
   */
  readonly state: 'done' | 'recovered' | 'remembered'
  readonly answer: unknown
}

/** What the API answered to a step; undefined where the plan took no such step. */
export function answerTo<Answer>(step: Step, outcomes: readonly Outcome[]): Answer | undefined {
  return outcomes.find((outcome) => outcome.step.id === step.id)?.answer as Answer | undefined
}

/** What identifies a step within its plan. */
export function stepId(operation: string, { path }: WireRequest, object: string, key?: string): string {
  return [operation, path, object, ...(key === undefined ? [] : [key])].join(' ')
}

interface Worded {
  readonly says: string
  readonly object: string
  /** Where it is less than the row says: a value that is cleared, for example, can be entered again. */
  readonly consequence?: Partial<Consequence>
  /** Our own key, for creates that must happen once. */
  readonly key?: string
  /** Where more is known than the row says: a tag, for example, is created once, since its name is unique. */
  readonly again?: Again
}

/** A call of an operation as a step; wrong input is refused here, before anything is asked or sent. */
export function step(operation: string, input: Flat, { says, object, consequence, key, again }: Worded): Step {
  const row = operationNamed(operation)
  const once = key === undefined ? {} : { key }
  const { effect, reaches, like } = { ...consequenceOf(row, input), ...consequence }
  if (effect === 'read') throw new TypeError(`${operation} changes nothing: it is not a step of a plan`)
  const call = prepare(row, toArguments(row, input, once))
  const looking = () => prepare(row, toArguments(row, input, { ...once, lookUp: 'before' }))
  const files = row.bodyType === 'multipart' ? { files: input['files'] as readonly unknown[] } : {}
  return {
    id: stepId(operation, call.wire, object, key),
    says,
    object,
    objects: objectsOf(row, input) ?? [object],
    effect,
    reaches,
    like,
    operation,
    request: { ...call.wire, ...files },
    again: again ?? againOf(row, key),
    send: async (session, how) => session.gorgias.send(how ? looking() : call, { signal: session.signal }),
  }
}

/** Each object that the body names, where it names several. */
export function objectsOf(row: Operation, input: Flat): string[] | undefined {
  const { kind, ids } = row.chooses?.(input) ?? {}
  // a raw request may hold anything
  return Array.isArray(ids) && ids.length > 0 ? ids.map((id) => `${kind} ${id}`) : undefined
}

export function againOf({ repeat, once }: Operation, key?: string): Again {
  if (repeat !== 'unsafe') return repeat
  return once && key !== undefined ? 'look-up' : 'never'
}
