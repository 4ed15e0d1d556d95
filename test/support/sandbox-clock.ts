import type { Clock } from '@rhetor/client'
import type { Sandbox } from '@rhetor/sandbox'

/** A clock for who works on a sandbox: waiting moves the sandbox's time on, and takes none here. */
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
