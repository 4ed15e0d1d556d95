import { GorgiasError } from '@rhetor/client'
import type { FailureCode } from '@rhetor/contract'
import type { Step } from './step.ts'

/** One write, as it is remembered: who, what, when, on which objects, and how it ended. No words of customers. */
export interface AuditEntry {
  readonly at: string
  readonly account: string
  /** The user whose credentials were used. */
  readonly user: number | undefined
  /** Where it was asked for: `cli`, `mcp`. */
  readonly face: string
  readonly action: string
  readonly operation: string
  readonly effect: Step['effect']
  readonly object: string
  readonly method: string
  readonly path: string
  readonly outcome: 'done' | 'failed' | 'uncertain'
  readonly code?: FailureCode | 'aborted'
  /** The id of what was made. */
  readonly made?: number
}

export type Audit = (entry: AuditEntry) => void | Promise<void>

type Known = Pick<AuditEntry, 'at' | 'account' | 'user' | 'face' | 'action'>

export function doneEntry(known: Known, step: Step, answer: unknown): AuditEntry {
  const id = (answer as { id?: unknown } | null | undefined)?.id
  return {
    ...known,
    ...stepEntry(step),
    outcome: 'done',
    ...(typeof id === 'number' && step.request.method === 'POST' && { made: id }),
  }
}

export function failedEntry(known: Known, step: Step, error: unknown): AuditEntry {
  const code = error instanceof GorgiasError ? error.code : 'aborted'
  // an abort may have come after the request had left
  const outcome = code === 'uncertain' || code === 'aborted' ? 'uncertain' : 'failed'
  return { ...known, ...stepEntry(step), outcome, code }
}

function stepEntry({ operation, effect, object, request }: Step) {
  return { operation, effect, object, method: request.method, path: request.path }
}
