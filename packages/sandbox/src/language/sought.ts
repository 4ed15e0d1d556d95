import { parseMoment } from '../time.ts'
import { renderText } from './template.ts'

/** A value that a filter compares with, in every form in which it can be met. */
export interface Sought {
  /** Values that equal it; booleans are stored as 1 and 0. */
  readonly exact: readonly (string | number)[]
  /** For texts that are compared without regard to case. */
  readonly folded: string
  readonly number: number | null
  readonly moment: number | null
}

/** Nothing is sought by null. `{{current_user.…}}` inside a text becomes the caller's. */
export function toSought(value: string | number | boolean | null, currentUser: object | undefined): Sought | null {
  if (value === null) return null
  if (typeof value === 'boolean') return sought(String(value), { exact: [Number(value)] })
  if (typeof value === 'number') return sought(String(value), { exact: [value], number: value })
  const text = withCurrentUser(value, currentUser)
  if (text === 'true' || text === 'false') return sought(text, { exact: [Number(text === 'true')] })
  // ids may be quoted; 007 and 1e3 are texts
  if (String(Number(text)) === text && Number.isFinite(Number(text)))
    return sought(text, { exact: [Number(text)], number: Number(text) })
  return sought(text, { moment: parseMoment(text) ?? null })
}

function sought(text: string, { exact = [], ...rest }: Partial<Sought>): Sought {
  return { exact: [text, ...exact], folded: foldCase(text), number: null, moment: null, ...rest }
}

/** Texts that differ only by case fold to the same. */
export function foldCase(text: string): string {
  return text.toLowerCase()
}

function withCurrentUser(text: string, currentUser: object | undefined): string {
  return text.replaceAll(/\{\{\s*current_user\b[^{}]*\}\}/g, (variable) =>
    renderText(variable, { current_user: currentUser }),
  )
}
