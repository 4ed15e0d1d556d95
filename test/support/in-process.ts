import { createInterface } from 'node:readline'
import { PassThrough, Writable } from 'node:stream'
import { Interrupted } from '../../packages/cli/src/interrupted.ts'
import { runRhetor } from '../../packages/cli/src/run.ts'

/** How a command ended. */
export interface Ended {
  readonly out: string
  readonly err: string
  readonly code: number | null
}

export interface InProcessOptions {
  readonly env: Readonly<Record<string, string>>
  /** What is piped or typed in; left out, stdin stays open. */
  readonly input?: string
  /** The width of the screen; left out, everything is a pipe. */
  readonly columns?: number | undefined
  readonly cwd?: string
}

/** A command that runs in this process, as far as it has come. */
export interface Running {
  /** What it has written so far. */
  readonly output: { readonly out: string; readonly err: string }
  readonly ended: Promise<Ended>
  readonly stdin: PassThrough
  readonly stdout: Writable
  nextLine(): Promise<string>
  /** What Ctrl-C does. */
  stop(): void
}

/** `rhetor …` without a process of its own: quicker, and with everything but the process itself. */
export function inProcess(words: readonly string[], options: InProcessOptions): Running {
  const { env, input, columns, cwd = process.cwd() } = options
  const output = { out: '', err: '' }
  const screen = columns === undefined ? {} : { isTTY: true, columns }
  const lines = new PassThrough()
  const written = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        output[name] += String(chunk)
        if (name === 'out') lines.write(chunk)
        done()
      },
    })
  const stdin = new PassThrough()
  if (input !== undefined) stdin.end(input)
  const stdout = Object.assign(written('out'), screen)
  const stopping = new AbortController()
  const abandoning = new AbortController()
  const terminal = {
    stdin: Object.assign(stdin, columns === undefined ? {} : { isTTY: true, setRawMode: () => {} }),
    stdout,
    stderr: Object.assign(written('err'), screen),
    env,
    cwd,
    signal: stopping.signal,
    abandoned: abandoning.signal,
    guard: () => ({ [Symbol.dispose]: () => {} }),
    exitCode: 0,
  }
  const ended = runRhetor(words, terminal).then(() => {
    lines.end()
    return { ...output, code: terminal.exitCode }
  })
  const reader = createInterface(lines)[Symbol.asyncIterator]()
  return {
    output,
    ended,
    stdin,
    stdout,
    nextLine: async () => String((await reader.next()).value),
    stop: () => stopping.abort(new Interrupted('')),
  }
}
