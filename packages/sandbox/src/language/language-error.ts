import type { Position } from './ast.ts'

/** A filter or rule that is not valid: what was found, what is allowed, and where. */
export class LanguageError extends Error {
  /** Counted from 1. */
  readonly line: number
  /** Counted from 0, as in the tree. */
  readonly column: number

  constructor(message: string, { line, column }: Position) {
    super(message)
    this.name = 'LanguageError'
    this.line = line
    this.column = column
  }
}
