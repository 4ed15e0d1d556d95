import { GorgiasError } from '@rhetor/client'
import { failures } from '@rhetor/contract'

/** What the shell calls a command that was stopped by Ctrl-C. */
export const interruptedCode = 130

/** The words for a failure, and the code to end with; undefined where it is a fault of ours and the stack is wanted. */
export function verdictOf(error: unknown): { readonly words: string; readonly code: number } | undefined {
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
  if (error instanceof RangeError || error.name === 'DamagedDataError')
    return { words: error.message, code: failures.usage.exit }
  return undefined
}
