import { inspect } from 'node:util'
import { Stopped } from '@rhetor/actions'
import { GorgiasError } from '@rhetor/client'
import { failures } from '@rhetor/contract'
import { NoAnswer } from './ask.ts'
import { Interrupted, interruptedCode } from './interrupted.ts'
import { say, type Terminal } from './terminal.ts'

/** Prints an error and sets the exit code; an unexpected one with its stack. */
export function printFailure(error: unknown, terminal: Terminal): void {
  const failure = failureOf(error)
  if (!failure) {
    // Node would print it as well, with every character of its message
    say(terminal.stderr, inspect(error))
    terminal.exitCode = unexpectedCode
    return
  }
  say(terminal.stderr, `${failure.isStop ? '\n' : ''}rhetor: ${failure.words}`.trimEnd())
  terminal.exitCode = failure.code
}

const unexpectedCode = 1

interface Told {
  readonly words: string
  readonly code: number
  readonly isStop?: boolean
}

/** The message for an error that the user can do something about. */
function failureOf(error: unknown): Told | undefined {
  // Ctrl+D at a question is a no
  if (error instanceof NoAnswer) return { words: 'nothing was done.', code: failures.forbidden.exit, isStop: true }
  if (isInterrupted(error)) return { words: `stopped. ${error.message}`, code: interruptedCode, isStop: true }
  if (error instanceof GorgiasError) return { words: error.message, code: failures[error.code].exit }
  if (!(error instanceof Error)) return undefined
  const { code, port, path } = error as { code?: string; port?: number; path?: string }
  if (code === 'EADDRINUSE')
    return {
      words: `port ${port} is taken: stop what uses it, or choose another with --port`,
      code: failures.usage.exit,
    }
  if (code === 'ENOENT' && path) return { words: `there is no file ${path}`, code: failures.usage.exit }
  if (code === 'EACCES' || code === 'EPERM')
    return { words: `not allowed: ${error.message}`, code: failures.forbidden.exit }
  const { syscall } = error as { syscall?: string }
  // such as EISDIR, ENOTDIR or ENAMETOOLONG: the message names the file
  if (syscall !== undefined && code !== undefined)
    return { words: error.message, code: failures[isFull(code) ? 'output_failed' : 'usage'].exit }
  if (error instanceof RangeError || error.name === 'DamagedDataError')
    return { words: error.message, code: failures.usage.exit }
  return undefined
}

function isFull(code: string): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(code)
}

/** Stopped by Ctrl-C; if work was done before, the error says how to continue. */
function isInterrupted(error: unknown): error is Error {
  return error instanceof Interrupted || (error instanceof Stopped && error.cause instanceof Interrupted)
}
