import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Terminal } from './terminal.ts'

interface Started {
  readonly stdin: Terminal['stdin']
  readonly env: Readonly<Record<string, string | undefined>>
  /** The id of the parent now: another one adopts a process whose parent ends. */
  readonly parent: () => number
}

// the system tells nobody that its parent ended
const lookEveryMs = 500

/** Fires when the process that started this one is gone: the pipe to it is closed, or its parent ended. */
export function abandonedSignal({ stdin, env, parent }: Started): AbortSignal {
  const controller = new AbortController()
  const abandon = () => {
    clearInterval(looking)
    controller.abort()
  }
  // npm runs a command through a shell, which goes on when npm is killed
  const isThroughNpm = env['npm_command'] !== undefined
  const ancestors = () => [parent(), isThroughNpm ? parentOf(parent()) : undefined].join()
  const first = ancestors()
  const looking = setInterval(() => {
    if (ancestors() !== first) abandon()
  }, lookEveryMs)
  looking.unref()
  // a file or /dev/null, as in the background of a script, ends at once and says nothing
  if (!stdin.isTTY && stdin instanceof Socket) {
    stdin.once('end', abandon)
    stdin.once('close', abandon)
    stdin.on('error', abandon)
    stdin.resume()
    // an open pipe alone keeps no process alive
    stdin.unref()
  }
  return controller.signal
}

/** The parent of a process, where the system shows it as Linux does. */
function parentOf(pid: number): string | undefined {
  try {
    // the name before it may hold blanks and parentheses
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
  } catch {
    return undefined
  }
}
