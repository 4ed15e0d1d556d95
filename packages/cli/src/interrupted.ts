/** Somebody pressed Ctrl-C; the message says what of the work is left. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** What the shell calls a command that was stopped by Ctrl-C. */
export const interruptedCode = 130
