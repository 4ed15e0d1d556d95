import { type Output, say } from './terminal.ts'

/** The exit code of `output_failed`; the table of failures is loaded by commands only. */
export const unstoredCode = 74

/** What the guard needs of a process. */
interface Guarded {
  on(event: 'unhandledRejection' | 'uncaughtException', listener: (error: unknown) => void): unknown
  off(event: 'unhandledRejection' | 'uncaughtException', listener: (error: unknown) => void): unknown
  exit(code: number): never
}

/**
 * Keeps a server alive through errors that nobody caught: one call went wrong, and the others are none the worse. Where
 * data may be half written it ends instead.
 */
export function guardProcess(guarded: Guarded, stderr: Output): Disposable {
  const report = (error: unknown) => {
    const what = `${kindOf(error)} at ${sourceOf(error)}`
    if (isStateUnsure(error)) {
      say(stderr, `rhetor: data could not be stored (${what}): stopping, so that nothing relies on the lost data.`)
      guarded.exit(unstoredCode)
    }
    say(stderr, `rhetor: uncaught error (${what}): that call has failed, everything else continues.`)
  }
  guarded.on('unhandledRejection', report)
  guarded.on('uncaughtException', report)
  return {
    [Symbol.dispose]: () => {
      guarded.off('unhandledRejection', report)
      guarded.off('uncaughtException', report)
    },
  }
}

// a message of others may hold words of customers, or a secret
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? `${error.name}, ${code}` : error.name
}

/** Where the packages are: `packages/` here, `@rhetor/` once they are installed. */
const home = new URL('../..', import.meta.url).pathname

/** The first place of ours that an error went through, or the first of all. */
function sourceOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const places = [...stack.matchAll(/^ {4}at .*?((?:file:\/\/)?\/[^()\s]+:\d+:\d+)\)?$/gm)].map(([, place = '']) =>
    place.replace('file://', ''),
  )
  const own = places.find((place) => place.startsWith(home))
  return own?.slice(home.length) ?? places[0] ?? 'an unknown place'
}

const lostBySystem = ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EFBIG']
// out of memory, read-only, input or output, corrupt, full, not a database
const lostBySqlite = [7, 8, 10, 11, 13, 26]

function isStateUnsure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as { code?: string; errcode?: number }
  if (code !== undefined && lostBySystem.includes(code)) return true
  // the lower byte is the kind, the rest says more
  if (code === 'ERR_SQLITE_ERROR' && errcode !== undefined && lostBySqlite.includes(errcode & 0xff)) return true
  return isStateUnsure(error.cause)
}
