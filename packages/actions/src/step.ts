import { prepare, type Upload, type WireRequest } from '@rhetor/client'
import { type Effect, type Operation, operationNamed } from '@rhetor/contract'
import { type Flat, toArguments } from './flat.ts'
import type { Session } from './session.ts'

/** One write of a plan. */
export interface Step {
  /** What it does, in the imperative: `Close ticket 8123`. */
  readonly says: string
  /** What it changes: `ticket 8123`. */
  readonly object: string
  readonly effect: Exclude<Effect, 'read'>
  /** The request as it will be sent. */
  readonly request: WireRequest & { readonly files?: readonly string[] }
  /** `tickets.update`, or `request` where the contract has no row. */
  readonly operation: string
  send(session: Session): Promise<unknown>
}

/** A step that was taken, with what the API answered. */
export interface Done {
  readonly step: Step
  readonly answer: unknown
}

interface Worded {
  readonly says: string
  readonly object: string
  /** Where it is less than the worst of the row: a note, say, reaches nobody. */
  readonly effect?: Step['effect']
  /** Our own key, for creates that must happen once. */
  readonly key?: string
}

/** A call of an operation as a step; wrong input is refused here, before anything is asked or sent. */
export function step(operation: string, input: Flat, { says, object, effect, key }: Worded): Step {
  const row = operationNamed(operation)
  const once = key === undefined ? {} : { key }
  const worst = effect ?? worstOf(row, input)
  if (worst === 'read') throw new TypeError(`${operation} changes nothing: it is no step of a plan`)
  const call = prepare(row, toArguments(row, input, once))
  const files = row.bodyType === 'multipart' ? { files: namesOf(input['files']) } : {}
  return {
    says,
    object,
    effect: worst,
    operation,
    request: { ...call.wire, ...files },
    send: async (session) => session.gorgias.send(call, { signal: session.signal }),
  }
}

/** What an operation does with this input; some depend on its `type`. */
export function worstOf(row: Operation, input: Flat): Effect {
  const type = input['type']
  const effect = (typeof type === 'string' && row.effectByType?.[type]) || row.effect
  // a job that only reads is still made
  return effect === 'read' && row.effect !== 'read' ? 'write' : effect
}

function namesOf(files: unknown): string[] {
  return Array.isArray(files) ? files.map((file) => (file as Upload & { name?: string }).name ?? 'file') : []
}
