import { AsyncLocalStorage } from 'node:async_hooks'
import type { Observers } from '@rhetor/client'

/** The API calls of one tool: how many, and the last request id, for Gorgias support. */
export interface Calls {
  readonly count: number
  readonly requestId: string | undefined
}

/** Counts the calls of each tool separately, even of tools that run at the same time. */
export interface CallLog {
  /** Options for every client whose calls are counted. */
  readonly observers: Observers
  /** Runs a function; `calls` counts its calls, while it runs and afterwards. */
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
