import { AsyncLocalStorage } from 'node:async_hooks'
import type { Observers } from '@rhetor/client'

/** What the calls of one tool were: how many, and the last id to give to support. */
export interface Calls {
  readonly count: number
  readonly requestId: string | undefined
}

/** Tells the calls of one tool from those of another that runs at the same time. */
export interface CallLog {
  /** To be given to every client whose calls are to be seen. */
  readonly observers: Observers
  /** Runs something; `calls` tells of what it called, until and after it ends. */
  during<Value>(run: (calls: () => Calls) => Promise<Value>): Promise<Value>
}

export function createCallLog(): CallLog {
  const current = new AsyncLocalStorage<{ count: number; requestId: string | undefined }>()
  return {
    observers: {
      onReply: ({ requestId }) => {
        const calls = current.getStore()
        if (!calls) return
        calls.count += 1
        calls.requestId = requestId ?? calls.requestId
      },
    },
    during: (run) => {
      const calls = { count: 0, requestId: undefined as string | undefined }
      return current.run(calls, () => run(() => ({ ...calls })))
    },
  }
}
