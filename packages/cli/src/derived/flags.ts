import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import * as z from 'zod'
import { kebab } from './words.ts'

/** Where values come from that are not on the line itself. */
export interface Source {
  /** The text of a file, or of what is piped in for `-`. */
  text(path: string): Promise<string>
  /** A file to be uploaded. */
  upload(path: string): Promise<{ name: string; content_base64: string }>
}

/** Switches that every command has. */
export const globalFlags = {
  account: { type: 'text', says: 'which connected account' },
  json: { type: 'switch', says: 'JSON, as when piped' },
  fields: { type: 'text', says: 'only these, with commas between them' },
  'dry-run': { type: 'switch', says: 'show the requests and send none' },
  yes: { type: 'switch', says: 'do not ask' },
  out: { type: 'text', says: 'where to write a file that is downloaded' },
  debug: { type: 'switch', says: 'a line for each request, on stderr' },
  help: { type: 'switch', says: 'this help' },
} as const satisfies Record<string, { type: 'text' | 'switch'; says: string }>
export type GlobalFlag = keyof typeof globalFlags

const shortFlags: Readonly<Record<string, string>> = {
  h: 'help',
  y: 'yes',
  o: 'out',
  q: 'query',
  H: 'headers',
  d: 'data',
}

/** Fields that a flag of every command hides, under the name they have on the command line. */
const otherNames: Readonly<Record<string, string>> = { json: 'data', debug: 'show-request' }

/** What a command line says. */
export interface Line {
  readonly globals: Readonly<Partial<Record<GlobalFlag, string | true>>>
  readonly input: Record<string, unknown>
}

export interface Shaped {
  readonly input: z.ZodObject
  readonly positional: readonly string[]
}

/** The name of a field on the command line. */
export function flagOf(field: string): string {
  return otherNames[field] ?? kebab(field)
}

/** Reads a command line by the schema of its action. */
export async function readLine(action: Shaped, words: readonly string[], source: Source): Promise<Line> {
  const globals: Partial<Record<GlobalFlag, string | true>> = {}
  const input: Record<string, unknown> = {}
  const positions: string[] = []
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      positions.push(...rest.splice(0))
    } else if (!/^-[^\d]/.test(word) || word === '-') {
      positions.push(word)
    } else {
      const { name, value } = splitFlag(word)
      const owner = ownerOf(action, name)
      if (owner === 'unknown') throw unknownFlag(action, name)
      const isSwitch =
        owner === 'global'
          ? globalFlags[name as GlobalFlag].type === 'switch'
          : isBoolean(schemaAt(action, fieldPath(action, name)))
      if (isSwitch && value === undefined) {
        if (owner === 'global') globals[name as GlobalFlag] = true
        else put(input, fieldPath(action, name), !isNegated(action, name))
        continue
      }
      const text = value ?? rest.shift()
      if (text === undefined) throw new UsageError(`--${name} needs a value.`)
      if (owner === 'global') globals[name as GlobalFlag] = text
      else await give(action, input, name, text, source)
    }
  }
  await placePositions(action, input, positions, source)
  return { globals, input }
}

function splitFlag(word: string): { name: string; value: string | undefined } {
  const [, dashes = '', name = '', value] = /^(--?)([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? []
  const long = dashes === '-' ? (shortFlags[name] ?? name) : name
  return { name: long, value }
}

/** Whose flag it is; a field of the action goes before a flag of every command. */
function ownerOf(action: Shaped, name: string): 'action' | 'global' | 'unknown' {
  if (name === 'body' || name === 'file' || fieldPath(action, name).length > 0) return 'action'
  return name in globalFlags ? 'global' : 'unknown'
}

/** `customer.email` → `['customer', 'email']`; empty where the action has no such field. */
function fieldPath(action: Shaped, flag: string): string[] {
  const [first = '', ...inner] = flag.split('.')
  const plain = first.replace(/^no-/, '')
  const fields = Object.keys(action.input.shape)
  // a list takes one value at a time: `--tag a --tag b`
  const field =
    fields.find((each) => [flagOf(each), each].includes(first)) ??
    fields.find((each) => flagOf(each) === plain && isBoolean(schemaAt(action, [each]))) ??
    fields.find((each) => flagOf(each) === `${first}s` && isList(action, each))
  return field === undefined ? [] : [field, ...innerNames(schemaAt(action, [field]), inner)]
}

function innerNames(schema: z.ZodType | undefined, names: readonly string[]): string[] {
  const [first, ...rest] = names
  if (first === undefined) return []
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
  const name = Object.keys(shape).find((each) => kebab(each) === first) ?? first
  return [name, ...innerNames(unwrap(shape[name]), rest)]
}

function isNegated(action: Shaped, flag: string): boolean {
  return flag.startsWith('no-') && !Object.keys(action.input.shape).some((field) => flagOf(field) === flag)
}

function isList(action: Shaped, field: string): boolean {
  return schemaAt(action, [field]) instanceof z.ZodArray
}

function schemaAt(action: Shaped, path: readonly string[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = action.input
  for (const name of path) {
    if (schema instanceof z.ZodObject) schema = unwrap((schema.shape as Record<string, z.ZodType>)[name])
    else if (schema instanceof z.ZodRecord) schema = unwrap(schema.valueType as z.ZodType)
    else return undefined
  }
  return schema
}

/** What a schema is behind the words optional, nullable and default. */
export function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unwrap(schema.unwrap() as z.ZodType)
  return schema
}

async function give(
  action: Shaped,
  input: Record<string, unknown>,
  name: string,
  text: string,
  source: Source,
): Promise<void> {
  if (name === 'file') {
    const files = (input['files'] ?? []) as unknown[]
    input['files'] = [...files, await source.upload(text)]
    return
  }
  if (name === 'body' && !('body' in action.input.shape)) {
    const whole = parseJson('--body', await pulled(text, source))
    if (typeof whole !== 'object' || whole === null || Array.isArray(whole))
      throw new UsageError('--body: must be a JSON object.')
    // what stands on the line itself wins
    for (const [key, value] of Object.entries(whole)) if (!(key in input)) input[key] = value
    return
  }
  const path = fieldPath(action, name)
  const schema = schemaAt(action, path)
  const given = name === 'body' ? await pulled(text, source) : text
  if (schema instanceof z.ZodRecord) {
    const [, key, value] = /^([^=:]+)[=:]\s*([\s\S]*)$/.exec(given) ?? []
    if (!given.startsWith('{')) {
      if (key === undefined) throw new UsageError(`--${name} takes name=value.`)
      put(input, [...path, key], toValue(unwrap(schema.valueType as z.ZodType), value as string))
      return
    }
  }
  if (schema instanceof z.ZodArray && !given.startsWith('[')) {
    const before = (valueAt(input, path) ?? []) as unknown[]
    put(input, path, [...before, toValue(unwrap(schema.element as z.ZodType), given)])
    return
  }
  put(input, path, toValue(schema, given, action.input.shape[path[0] as string] as z.ZodType))
}

async function placePositions(
  action: Shaped,
  input: Record<string, unknown>,
  positions: string[],
  source: Source,
): Promise<void> {
  for (const [index, name] of action.positional.entries()) {
    if (positions.length === 0) return
    if (name in input) continue
    const schema = schemaAt(action, [name])
    const isLast = index === action.positional.length - 1
    if (schema instanceof z.ZodArray) {
      const own = isLast ? positions.splice(0) : [positions.shift() as string]
      input[name] = own.map((text) => toValue(unwrap(schema.element as z.ZodType), text))
    } else {
      const text = positions.shift() as string
      // a long text is more easily piped than quoted
      input[name] = toValue(
        schema,
        text === '-' ? (await source.text('-')).trimEnd() : text,
        action.input.shape[name] as z.ZodType,
      )
    }
  }
  if (positions.length > 0) {
    const takes =
      action.positional.length > 0 ? `it takes ${action.positional.map(flagOf).join(', ')}` : 'it takes flags only'
    throw new UsageError(`what is ${JSON.stringify(positions[0])}? ${takes}.`)
  }
}

/** A text as the value its schema wants; what does not fit stays text, and the check says so. */
function toValue(schema: z.ZodType | undefined, text: string, outer?: z.ZodType): unknown {
  if (text === 'null' && outer?.safeParse(null).success) return null
  if (schema instanceof z.ZodNumber) return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  if (isBoolean(schema)) return text === 'true' ? true : text === 'false' ? false : text
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return text
  const isNumber = text.trim() !== '' && Number.isFinite(Number(text))
  // an id or a name: what looks like a number is the id
  if (isNumber && schema?.safeParse(Number(text)).success) return Number(text)
  // `{{context}}` is a text where a text may stand
  const isText = text.startsWith('{{') && schema?.safeParse(text).success === true
  return /^[[{]/.test(text.trim()) && !isText ? parseJson('a value', text) : text
}

function isBoolean(schema: z.ZodType | undefined): boolean {
  return schema instanceof z.ZodBoolean
}

async function pulled(text: string, source: Source): Promise<string> {
  return text === '-' ? source.text('-') : text.startsWith('@') ? source.text(text.slice(1)) : text
}

function parseJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${what}: is not JSON: ${(cause as Error).message}.`, { cause })
  }
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path as [string, ...string[]]
  if (first === '__proto__') throw new UsageError('__proto__ is no field.')
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const inner = target[first]
  const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  target[first] = next
  put(next, rest, value)
}

function valueAt(target: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], target)
}

function unknownFlag(action: Shaped, name: string): UsageError {
  const known = [...Object.keys(action.input.shape).map(flagOf), ...Object.keys(globalFlags)]
  return new UsageError(`--${unknownName(name, known).replace(/^unknown: /, '')}: there is no such flag.`)
}
