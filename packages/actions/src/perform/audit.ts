import { GorgiasError } from '@rhetor/client'
import type { FailureCode } from '@rhetor/contract'
import type { Journal, StepRecord } from './journal.ts'

/** One write, and how it ended. */
export interface AuditEntry extends Omit<StepRecord, 'id' | 'index' | 'steps'> {
  readonly outcome: 'done' | 'failed' | 'uncertain'
  readonly code?: FailureCode | 'aborted'
  /** The id of the object that was created. */
  readonly made?: number
}

export interface Audit {
  (entry: AuditEntry): void | Promise<void>
  /** Fails where entries cannot be kept: before the first write. */
  ready?(action: string): void | Promise<void>
}

/** A journal that keeps an entry of every write once it has ended. */
export function auditJournal(audit: Audit): Journal {
  return {
    begin: ({ action }) => audit.ready?.(action),
    done: (record, answer) => audit({ ...entryOf(record), outcome: 'done', ...createdBy(record, answer) }),
    failed: (record, error) => audit({ ...entryOf(record), outcome: 'failed', code: codeOf(error) }),
    uncertain: (record, error) => audit({ ...entryOf(record), outcome: 'uncertain', code: codeOf(error) }),
  }
}

function entryOf({ id: _id, index: _index, steps: _steps, ...entry }: StepRecord) {
  return entry
}

function createdBy({ method }: StepRecord, answer: unknown): { made: number } | undefined {
  const id = (answer as { id?: unknown } | null | undefined)?.id
  return typeof id === 'number' && method === 'POST' ? { made: id } : undefined
}

function codeOf(error: unknown): FailureCode | 'aborted' {
  return error instanceof GorgiasError ? error.code : 'aborted'
}
