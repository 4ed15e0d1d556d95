import { prepare, type Upload, type WireRequest } from '@rhetor/client'
import { type Effect, type Operation, operationNamed } from '@rhetor/contract'
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
  readonly effect: Exclude<Effect, 'read'>
  /** The request as it will be sent. */
  readonly request: WireRequest & { readonly files?: readonly string[] }
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
  /** Where it is less than the effect of the row: a note, for example, reaches nobody. */
  readonly effect?: Step['effect']
  /** Our own key, for creates that must happen once. */
  readonly key?: string
  /** Where more is known than the row says: a tag, for example, is created once, since its name is unique. */
  readonly again?: Again
}

/** A call of an operation as a step; wrong input is refused here, before anything is asked or sent. */
export function step(operation: string, input: Flat, { says, object, effect, key, again }: Worded): Step {
  const row = operationNamed(operation)
  const once = key === undefined ? {} : { key }
  const worst = effect ?? worstOf(row, input)
  if (worst === 'read') throw new TypeError(`${operation} changes nothing: it is not a step of a plan`)
  const call = prepare(row, toArguments(row, input, once))
  const looking = () => prepare(row, toArguments(row, input, { ...once, lookUp: 'before' }))
  const files = row.bodyType === 'multipart' ? { files: namesOf(input['files']) } : {}
  return {
    id: stepId(operation, call.wire, object, key),
    says,
    object,
    effect: worst,
    operation,
    request: { ...call.wire, ...files },
    again: again ?? againOf(row, key),
    send: async (session, how) => session.gorgias.send(how ? looking() : call, { signal: session.signal }),
  }
}

export function againOf({ repeat, once }: Operation, key?: string): Again {
  if (repeat !== 'unsafe') return repeat
  return once && key !== undefined ? 'look-up' : 'never'
}

/** What an operation does with this input; some depend on its `type`. */
export function worstOf(row: Operation, input: Flat): Effect {
  const type = input['type']
  const effect = (typeof type === 'string' && row.effectByType?.[type]) || row.effect
  // a job that only reads is still created
  return effect === 'read' && row.effect !== 'read' ? 'write' : effect
}

function namesOf(files: unknown): string[] {
  return Array.isArray(files) ? files.map((file) => (file as Upload & { name?: string }).name ?? 'file') : []
}
