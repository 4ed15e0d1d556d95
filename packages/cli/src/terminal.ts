import type { Readable, Writable } from 'node:stream'

/** Where a command writes: a screen, a pipe or a file. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** What is typed or piped in. */
type Input = Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown }

/** Everything a command knows of the process it runs in; only main.ts touches the process itself. */
export interface Terminal {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** What relative paths are relative to. */
  readonly cwd: string
  /** Fires when the command should stop. A command that never reads it is ended by Ctrl-C. */
  readonly signal: AbortSignal
  /** Fires when the process that started this one is gone. */
  readonly abandoned: AbortSignal
  /** Keeps the process alive through errors that nobody caught, until it is disposed. */
  readonly guard: () => Disposable
  /** The exit code. */
  exitCode: number
}

/** Writes a line. */
export function say(output: Output, text: string): void {
  output.write(`${text}\n`)
}
