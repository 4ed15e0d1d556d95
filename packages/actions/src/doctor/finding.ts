import type { FailureCode } from '@rhetor/contract'

export const findingStates = ['ok', 'warning', 'error'] as const
export type FindingState = (typeof findingStates)[number]

/** One thing that was checked, and what to do where it is not ok. */
export interface Finding {
  readonly check: string
  readonly state: FindingState
  readonly says: string
  readonly advice?: string
  /** Of an error, where the API said which it is. */
  readonly code?: FailureCode
}

export function ok(check: string, says: string): Finding {
  return { check, state: 'ok', says }
}

export function warning(check: string, says: string, advice: string): Finding {
  return { check, state: 'warning', says, advice }
}
