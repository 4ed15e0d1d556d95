import type { z } from 'zod'

/** Everything a schema finds wrong with a value, as sentences that name the place. */
export function problemsOf(schema: z.ZodType, value: unknown, known: readonly string[] = []): string[] {
  const { error } = schema.safeParse(value)
  return error ? error.issues.flatMap((issue) => describeIssue(issue, known)) : []
}

function describeIssue(issue: z.core.$ZodIssue, known: readonly string[]): string[] {
  const place = issue.path.join('.')
  const at = place === '' ? '' : `${place}: `
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${at}${unknownName(key, issue.path.length === 0 ? known : [])}`)
    case 'invalid_type':
      return [
        `${at}${issue.input === undefined && /undefined$/.test(issue.message) ? 'required' : lower(issue.message)}`,
      ]
    case 'invalid_value':
      // a time zone is one of six hundred; nobody reads such a list
      return [
        `${at}${issue.values.length > 20 ? `not one of the ${issue.values.length} known words` : lower(issue.message)}`,
      ]
    case 'invalid_union': {
      if (isMissing(issue)) return [`${at}required`]
      const [closest] = issue.errors.toSorted((left, right) => left.length - right.length)
      const inner = closest?.[0]
      return inner && inner.path.length > 0
        ? describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, [])
        : [`${at}${lower(issue.message)}`]
    }
    default:
      return [`${at}${lower(issue.message)}`]
  }
}

/** Whether nothing was given where one of several was due. */
function isMissing({ errors }: { readonly errors: readonly z.core.$ZodIssue[][] }): boolean {
  return errors.flat().some((inner) => inner.path.length === 0 && /received undefined$/.test(inner.message))
}

function lower(message: string): string {
  return message.replace(/^Invalid (input|option): /, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

/** `unknown: sbject (did you mean subject?)` */
export function unknownName(name: string, known: readonly string[]): string {
  const close = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.ceil(name.length / 3))
    .toSorted((left, right) => left.distance - right.distance)[0]
  return `unknown: ${name}${close ? ` (did you mean ${close.candidate}?)` : ''}`
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
