/** Stopped by Ctrl-C; the message says what is left to do. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** The exit code of a command that was stopped by Ctrl-C. */
export const interruptedCode = 130
