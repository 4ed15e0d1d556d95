import { type Readable, Writable } from 'node:stream'
import { plain, plainJson, plainStyled } from './plain.ts'

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

/** Writes a line for people; whatever is in it, it moves no cursor and hides nothing. */
export function say(output: Output, text: string): void {
  output.write(`${plain(text)}\n`)
}

/** The same with the colours of a `Style`. */
export function sayStyled(output: Output, text: string): void {
  output.write(`${plainStyled(text)}\n`)
}

/** Writes a value as JSON: as it is into a pipe, and with escapes for what a screen must not get. */
export function sayJson(output: Output, value: unknown, indent?: number): void {
  const json = JSON.stringify(value, null, indent)
  output.write(`${output.isTTY ? plainJson(json) : json}\n`)
}

/** Where somebody else writes lines of JSON: the output itself, or a screen that gets escapes as with `sayJson`. */
export function jsonOutput(output: Output): Writable {
  if (!output.isTTY) return output
  return new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => void output.write(plainJson(String(chunk)), () => done()),
  })
}
