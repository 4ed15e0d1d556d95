import { type Operation, queryFromText, type Schema, writeBack } from '@rhetor/contract'
import { invalid, notFound, Problem } from '../problem.ts'

type Issue = NonNullable<ReturnType<Schema<unknown>['safeParse']>['error']>['issues'][number]

/** Field → messages, nested the way the fields are. */
type FieldErrors = { [field: string]: string[] | FieldErrors }

/** Path parameters by their schemas; one that does not fit is not found. */
export function readParams(row: Operation, values: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row.params).map(([name, schema]) => {
      const text = values[name] ?? ''
      const number = /^\d{1,15}$/.test(text) ? Number(text) : undefined
      const fits = [number, text].find((value) => value !== undefined && schema.safeParse(value).success)
      if (fits === undefined)
        throw row.quirks.unknownParam === 400 ? new Problem(400, `${text} does not exist.`) : notFound()
      return [name, fits]
    }),
  )
}

export function readQuery(row: Operation, search: URLSearchParams): Record<string, unknown> {
  const query = queryFromText(row, search)
  if (row.query) return check(row, row.query, query) as Record<string, unknown>
  if (Object.keys(query).length > 0) throw invalid(refusalOf(row), unknownFields(Object.keys(query)))
  return {}
}

/** The body as its schema has it; `readNow` reads the object as it is, for what was sent back unchanged. */
export function readBody(row: Operation, body: unknown, readNow: () => unknown): unknown {
  if (!row.body) return undefined
  const given = unwrapped(row, body) ?? {}
  const written = writeBack(row, given)
  // the original: a parsed object has its keys in another order
  if (row.body.safeParse(written).success) return written
  const closer = writeBack(row, given, readNow())
  check(row, row.body, closer)
  return closer
}

function unwrapped({ quirks: { wrappedIn } }: Operation, body: unknown): unknown {
  const isWrapped = wrappedIn !== undefined && typeof body === 'object' && body !== null && wrappedIn in body
  return isWrapped ? (body as Record<string, unknown>)[wrappedIn] : body
}

function check(row: Operation, schema: Schema<unknown>, value: unknown): unknown {
  const { error, data } = schema.safeParse(value)
  if (!error) return data
  const errors: FieldErrors = {}
  for (const issue of error.issues) addIssue(errors, issue, row, value)
  throw invalid(refusalOf(row), errors)
}

function addIssue(errors: FieldErrors, issue: Issue, row: Operation, value: unknown): void {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) put(errors, [...path, key], row.quirks.unknownKey ?? 'Unknown field.')
    return
  }
  const isMissing = path.length > 0 && valueAt(value, issue.path) === undefined
  const message = isMissing ? 'Missing data for required field.' : messageOf(issue, row)
  put(errors, path.length > 0 ? path : ['_schema'], message)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)
}

function put(errors: FieldErrors, path: readonly string[], message: string): void {
  const [first = '', ...rest] = path
  const key = first === '__proto__' ? '_schema' : first
  const here = errors[key]
  if (rest.length === 0) {
    errors[key] = Array.isArray(here) ? [...here, message] : [message]
    return
  }
  const inner: FieldErrors = here === undefined || Array.isArray(here) ? {} : here
  errors[key] = inner
  put(inner, rest, message)
}

const typeMessages: Readonly<Record<string, string>> = {
  string: 'Not a valid string.',
  number: 'Not a valid number.',
  int: 'Not a valid integer.',
  boolean: 'Not a valid boolean.',
  array: 'Not a valid list.',
  object: 'Invalid input type.',
}

/** The error texts of the library the API is built with. */
function messageOf(issue: Issue, { quirks }: Operation): string {
  switch (issue.code) {
    case 'invalid_type':
      if (/received null$/.test(issue.message)) return 'Field may not be null.'
      return typeMessages[issue.expected] ?? 'Invalid input type.'
    case 'invalid_union':
      if (issue.errors.flat().some((inner) => /received undefined$/.test(inner.message)))
        return 'Missing data for required field.'
      return 'Not a valid choice.'
    case 'invalid_value':
      return quirks.namesChoices ? `Must be one of: ${issue.values.join(', ')}.` : 'Not a valid choice.'
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `Longer than maximum length ${issue.maximum}.`
        : `Must be at most ${issue.maximum}.`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `Shorter than minimum length ${issue.minimum}.`
        : `Must be at least ${issue.inclusive === false ? Number(issue.minimum) + 1 : issue.minimum}.`
    case 'custom':
      return /date and time/.test(issue.message) ? 'Not a valid datetime.' : sentence(issue.message)
    default:
      return 'Invalid value.'
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function unknownFields(names: readonly string[]): FieldErrors {
  return Object.fromEntries(names.map((name) => [name, ['Unknown field.']]))
}

/** `Failed to create ticket`, as the API begins its refusals. */
export function refusalOf(row: Operation): string {
  if (row.quirks.refusal !== undefined) return row.quirks.refusal
  const [verb, ...noun] = row.id.split('-')
  const words = noun.join(' ')
  if (verb === 'list' || verb === 'get') return `Failed to retrieve ${words}.`
  if (verb === 'create') return `Failed to create ${words}`
  if (verb === 'delete') return `Failed to delete ${words}.`
  return `Failed to update ${words}.`
}
