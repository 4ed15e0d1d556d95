import type { z } from 'zod'

/** Everything a schema finds wrong with a value, as sentences that name the place. */
export function problemsOf(schema: z.ZodType, value: unknown, known: readonly string[] = []): string[] {
  const { error } = schema.safeParse(value)
  return error ? error.issues.flatMap((issue) => describeIssue(issue, { value, known })) : []
}

interface Checked {
  /** The whole of what was checked. */
  readonly value: unknown
  /** The names it may have at its top. */
  readonly known: readonly string[]
}

function describeIssue(issue: z.core.$ZodIssue, { value, known }: Checked): string[] {
  const place = issue.path.join('.')
  const at = place === '' ? '' : `${place}: `
  switch (issue.code) {
    case 'unrecognized_keys':
      return few(issue.keys).map((key) => `${at}${unknownName(key, issue.path.length === 0 ? known : [])}`)
    case 'invalid_type':
      return [
        `${at}${issue.input === undefined && /undefined$/.test(issue.message) ? 'required' : lower(issue.message)}`,
      ]
    case 'invalid_value': {
      const words = issue.values.filter((each) => typeof each === 'string')
      const near = closest(valueAt(value, issue.path), words)
      // a time zone is one of six hundred; nobody reads such a list
      const what = words.length > 20 ? `not one of the ${words.length} known words` : lower(issue.message)
      return [`${at}${what}${near === undefined ? '' : ` (did you mean ${near}?)`}`]
    }
    case 'invalid_union': {
      if (isMissing(issue)) return [`${at}required`]
      const [closest] = issue.errors.toSorted((left, right) => left.length - right.length)
      const inner = closest?.[0]
      return inner && inner.path.length > 0
        ? describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, { value, known: [] })
        : [`${at}${lower(issue.message)}`]
    }
    case 'invalid_key':
      return [`${at}${lower(issue.issues[0]?.message ?? issue.message)}`]
    default:
      return [`${at}${lower(issue.message)}`]
  }
}

const mostNamed = 20

/** The first of many keys; whoever sends more has made one mistake and not a hundred. */
function few(keys: readonly string[]): readonly string[] {
  const left = keys.length - mostNamed
  return left > 0 ? [...keys.slice(0, mostNamed), `and ${left} more`] : keys
}

/** Whether the value of a union is missing. */
function isMissing({ errors }: { readonly errors: readonly z.core.$ZodIssue[][] }): boolean {
  return errors.flat().some((inner) => inner.path.length === 0 && /received undefined$/.test(inner.message))
}

function lower(message: string): string {
  return message.replace(/^Invalid (input|option): /, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value)
}

/** `unknown: sbject (did you mean subject?)` */
export function unknownName(name: string, known: readonly string[]): string {
  return `unknown: ${didYouMean(name, known)}`
}

/** A name that does not exist, with the one that was probably meant. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = closest(name, known)
  if (near !== undefined) return `${name} (did you mean ${near}?)`
  // what is longer than any name is not worth repeating
  return typeof name === 'string' && name.length > longestName ? `${name.slice(0, longestName)}…` : name
}

// longer than any name: not a typing error, and slow to compare
const longestName = 100

function closest(name: unknown, known: readonly string[]): string | undefined {
  if (typeof name !== 'string' || name.length > longestName) return undefined
  return known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.ceil(name.length / 3))
    .toSorted((left, right) => left.distance - right.distance)[0]?.candidate
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substitution))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
