import { type Operation, pagingRules, problemsOf } from '@rhetor/contract'
import { type Place, parseCursor } from './cursor.ts'
import { UsageError } from './errors.ts'
import { callKeys, type ListOptions, listKeys, type OnceOptions, onceKeys, optionProblems } from './options.ts'
import { isPathSafe } from './url.ts'

/** The checked arguments of one call, split by its row. */
export interface Request {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly options: OnceOptions & ListOptions
  /** Where a list starts. */
  readonly start: Place
}

type Values = Record<string, unknown>

/** Whether a row is read as a list; a write is a call, even if it answers with several objects. */
export function isReadList(row: Operation): boolean {
  return pagingRules[row.reply.paging].many && row.effect === 'read'
}

/** Reads `(path, input, options)` as the row needs them; reports every problem at once, before anything is sent. */
export function readArguments(row: Operation, args: readonly unknown[]): Request {
  const rest = [...args]
  const problems: string[] = []
  const params = takeParams(row, rest, problems)
  const { query, body, start } = takeInput(row, rest, problems)
  const options = takeOptions(row, rest, problems)
  if (rest.length > 0) problems.push(`${rest.length} argument${rest.length > 1 ? 's' : ''} too many`)
  if (problems.length > 0) refuse(row.name, problems)
  return { params, query, body, options, start }
}

function refuse(name: string, problems: readonly string[]): never {
  const list = problems.length === 1 ? ` ${problems[0]}` : problems.map((problem) => `\n  ${problem}`).join('')
  throw new UsageError(`${name}: nothing was sent:${list}`, { problems, operation: name })
}

function takeParams(row: Operation, rest: unknown[], problems: string[]): Values {
  const names = Object.keys(row.params)
  if (names.length === 0) return {}
  const first = rest.shift()
  const [only] = names
  if (names.length > 1 && !isPlainObject(first)) {
    problems.push(`the first argument must be an object with ${names.join(', ')}`)
    return {}
  }
  const params = names.length === 1 ? { [only as string]: first } : (first as Values)
  for (const [name, schema] of Object.entries(row.params)) {
    const found = problemsOf(schema, params[name]).map((problem) => `${name}: ${problem}`)
    if (found.length === 0 && !isPathSafe(params[name])) found.push(`${name}: cannot be part of a path`)
    problems.push(...found)
  }
  for (const name of Object.keys(params)) if (!names.includes(name)) problems.push(`unknown: ${name}`)
  return params
}

function takeInput(row: Operation, rest: unknown[], problems: string[]): Pick<Request, 'query' | 'body' | 'start'> {
  const start: Place = { query: {}, skip: 0 }
  if (row.bodyType === 'multipart') {
    const body = rest.shift()
    const query = rest.shift() ?? {}
    if (row.query) problems.push(...problemsOf(row.query, query, row.queryKeys))
    return { query: query as Values, body, start }
  }
  if (!row.query && !row.body) return { query: {}, body: undefined, start }
  const input = rest.shift()
  const { bodyKeys } = row
  if (row.body && !row.query && !bodyKeys) {
    problems.push(...problemsOf(row.body, input))
    return { query: {}, body: input, start }
  }
  if (input !== undefined && !isPlainObject(input)) {
    problems.push(`the input must be an object with ${[...row.queryKeys, ...(bodyKeys ?? [])].slice(0, 8).join(', ')}`)
    return { query: {}, body: undefined, start }
  }
  const values = dropUndefined(input ?? {})
  const goesOn = pagingRules[row.reply.paging].next !== 'none'
  const { cursor, ...others } = goesOn ? values : { ...values, cursor: undefined }
  const [query, body]: [Values, Values] = row.body ? split(others, row.queryKeys) : [others, {}]
  const misplaced = Object.keys(row.body ? body : query).filter((name) => isMisplaced(row, name))
  problems.push(...misplaced.map((name) => `${name} is an option: give it in a last argument of its own`))
  if (row.query) problems.push(...problemsOf(row.query, without(query, misplaced), row.queryKeys))
  if (row.body)
    problems.push(...problemsOf(row.body, without(body, misplaced), [...(bodyKeys ?? []), ...row.queryKeys]))
  const sent = row.body ? body : undefined
  if (cursor === undefined) return { query, body: sent, start }
  if (typeof cursor !== 'string' || cursor === '') {
    problems.push('cursor: must be the `next` of a page')
    return { query, body: sent, start }
  }
  return { query, body: sent, start: parseCursor(row.name, cursor) }
}

function takeOptions(row: Operation, rest: unknown[], problems: string[]): OnceOptions & ListOptions {
  const options = rest.shift()
  if (options === undefined) return {}
  if (!isPlainObject(options)) {
    problems.push('the options must be an object')
    return {}
  }
  problems.push(...optionProblems(options, optionKeys(row)))
  return options
}

// it is easy to write `get(5, { signal })` instead of `get(5, {}, { signal })`
function isMisplaced(row: Operation, name: string): boolean {
  const known = [...row.queryKeys, ...(row.bodyKeys ?? [])].includes(name)
  return !known && (optionKeys(row) as readonly string[]).includes(name)
}

function without(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
}

function optionKeys(row: Operation): typeof onceKeys | typeof listKeys | typeof callKeys {
  if (row.once) return onceKeys
  return isReadList(row) ? listKeys : callKeys
}

function split(values: Values, queryKeys: readonly string[]): [query: Values, body: Values] {
  const [query, body]: [Values, Values] = [{}, {}]
  for (const [name, value] of Object.entries(values)) (queryKeys.includes(name) ? query : body)[name] = value
  return [query, body]
}

// undefined means absent
function dropUndefined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function isPlainObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
