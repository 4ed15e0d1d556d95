import { LeftOff } from '@rhetor/actions'
import { interruptedCode, verdictOf } from './exit.ts'

/** Runs a command; what the user can do something about is said in words, without a stack. */
export function inWords<Context>(run: (context: Context) => Promise<void>): (context: Context) => Promise<void> {
  return async (context) => {
    try {
      await run(context)
    } catch (error) {
      tellFailure(error)
    }
  }
}

/** Says what went wrong on stderr and sets the exit code; what nobody foresaw is thrown on. */
function tellFailure(error: unknown): void {
  if (isInterrupted(error)) {
    console.error(`\nrhetor: stopped. ${(error as Error).message}`.trimEnd())
    process.exitCode = interruptedCode
    return
  }
  const verdict = verdictOf(error)
  if (!verdict) throw error
  console.error(`rhetor: ${verdict.words}`)
  process.exitCode = verdict.code
}

/** Stopped by Ctrl-C, at once or on the way; then the error says where the work goes on. */
function isInterrupted(error: unknown): boolean {
  return error instanceof Interrupted || (error instanceof LeftOff && error.cause instanceof Interrupted)
}

/** Somebody pressed Ctrl-C; the message says what of the work is left. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
