import type { Clock } from '@rhetor/client'
import type { Sandbox } from '@rhetor/sandbox'

/** A clock for code that uses a sandbox: waiting moves the sandbox's clock, and takes no real time. */
export function clockOf(sandbox: Sandbox): Clock {
  return {
    now: () => sandbox.clock.now() / 1000,
    after: (ms, run) => {
      // of a sandbox that was closed meanwhile, nobody waits any more
      void sandbox.advance(ms).then(run, () => {})
      return () => {}
    },
  }
}
