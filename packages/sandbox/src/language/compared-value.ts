import { parseMoment } from '../time.ts'
import { renderText } from './template.ts'

/** A value that a filter compares with, in every form it can have. */
export interface ComparedValue {
  /** Values that equal it; booleans are stored as 1 and 0. */
  readonly exact: readonly (string | number)[]
  /** For texts that are compared without regard to case. */
  readonly folded: string
  readonly number: number | null
  readonly moment: number | null
}

/** Null is compared with nothing. `{{current_user.…}}` inside a text becomes the caller's value. */
export function toComparedValue(
  value: string | number | boolean | null,
  currentUser: object | undefined,
): ComparedValue | null {
  if (value === null) return null
  if (typeof value === 'boolean') return comparedValue(String(value), { exact: [Number(value)] })
  if (typeof value === 'number') return comparedValue(String(value), { exact: [value], number: value })
  const text = withCurrentUser(value, currentUser)
  if (text === 'true' || text === 'false') return comparedValue(text, { exact: [Number(text === 'true')] })
  // ids may be quoted; 007 and 1e3 are texts
  if (String(Number(text)) === text && Number.isFinite(Number(text)))
    return comparedValue(text, { exact: [Number(text)], number: Number(text) })
  return comparedValue(text, { moment: parseMoment(text) ?? null })
}

function comparedValue(text: string, { exact = [], ...rest }: Partial<ComparedValue>): ComparedValue {
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
