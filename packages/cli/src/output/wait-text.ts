import type { RetryEvent } from '@rhetor/client'
import { failures } from '@rhetor/contract'

// shorter waits are over before they are read
const longEnoughMs = 900

/** Why a command is waiting, and for how long; undefined where the wait is short. */
export function waitText({ operation, failure, waitMs }: RetryEvent, account: string): string | undefined {
  if (waitMs < longEnoughMs) return undefined
  const seconds = Math.round(waitMs / 1000)
  const next = failure === 'uncertain' ? 'looking whether it was done' : 'trying again'
  return `rhetor: ${operation} at ${account}: ${failures[failure].meaning}; ${next} in ${seconds} s`
}
