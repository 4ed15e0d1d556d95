import type { Readable, Writable } from 'node:stream'

/** What a command writes to: a screen, a pipe or a file. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** What is typed or piped in. */
export type Input = Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown }

/** Everything a command knows of the process it runs in; only main.ts touches the process itself. */
export interface Terminal {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where relative paths begin. */
  readonly cwd: string
  /** Fires when the command is asked to stop. Reading it promises to listen: without a reader, Ctrl-C ends the process. */
  readonly signal: AbortSignal
  /** What the shell is told at the end. */
  exitCode: number
}

/** Writes a line. */
export function say(output: Output, text: string): void {
  output.write(`${text}\n`)
}
