import { UsageError } from '@rhetor/client'
import { fromText, shapeOf, unwrap } from '@rhetor/contract'
import * as z from 'zod'

/** A text as a value of its schema; what does not fit stays text, and fails the check. */
export function toValue(schema: unknown, text: string): unknown {
  if (text === 'null' && accepts(schema, null)) return null
  const { kind } = shapeOf(schema)
  const value = fromText(schema, text)
  if (['string', 'enum', 'number', 'boolean'].includes(kind) || value !== text) return value
  // `{{context}}` is a string, not JSON, where a string is allowed
  const isText = text.startsWith('{{') && accepts(unwrap(schema), text)
  return /^[[{]/.test(text.trim()) && !isText ? parseJson('a value', text) : text
}

function accepts(schema: unknown, value: unknown): boolean {
  return schema instanceof z.ZodType && schema.safeParse(value).success
}

export function parseJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${what}: is not JSON: ${(cause as Error).message}.`, { cause })
  }
}

/** Sets a value at a path; missing objects are created. */
export function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path as [string, ...string[]]
  if (first === '__proto__') throw new UsageError('__proto__ is not a field.')
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const inner = target[first]
  const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  target[first] = next
  put(next, rest, value)
}

export function valueAt(target: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], target)
}
