import type { Clock } from './clock.ts'

/** A signal that follows the caller's and also fires after a time; `release` must be called when it is no longer needed. */
export interface Limit {
  readonly signal: AbortSignal
  /** Whether the time ran out, rather than the caller aborting. */
  readonly expired: () => boolean
  readonly release: () => void
}

export function limitTime(clock: Clock, timeoutMs: number, outer: AbortSignal | undefined): Limit {
  const controller = new AbortController()
  const timer = new AbortController()
  let expired = false
  const follow = () => controller.abort(outer?.reason)
  if (outer?.aborted) follow()
  else outer?.addEventListener('abort', follow, { once: true })
  if (timeoutMs !== Infinity) {
    clock.sleep(timeoutMs, { signal: timer.signal }).then(
      () => {
        expired = true
        controller.abort()
      },
      () => {}, // released in time
    )
  }
  return {
    signal: controller.signal,
    expired: () => expired,
    release: () => {
      outer?.removeEventListener('abort', follow)
      timer.abort()
    },
  }
}
