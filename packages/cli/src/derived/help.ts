import type { Action } from '@rhetor/actions'
import * as z from 'zod'
import { widthOf } from '../output/style.ts'
import { wrap } from '../output/width.ts'
import { flagOf, globalFlags, unwrap } from './flags.ts'
import { kebab, toWords } from './words.ts'

/** The help of one command: what it does, what it takes, and a line that runs on the demo sandbox. */
export function actionHelp(action: Action): string {
  const fields = Object.entries(action.input.shape as Record<string, z.ZodType>)
  const places = action.positional.map((name) => {
    const schema = action.input.shape[name] as z.ZodType
    const many = unwrap(schema) instanceof z.ZodArray ? '…' : ''
    return schema.safeParse(undefined).success ? `[${flagOf(name)}${many}]` : `<${flagOf(name)}${many}>`
  })
  const rows = fields.map(
    ([name, schema]) => [`--${flagOf(name)}${hintOf(schema)}`, describe(name, schema, action)] as const,
  )
  const globals = Object.entries(globalFlags).map(
    ([name, { type, says }]) => [`--${name}${type === 'text' ? ' …' : ''}`, says] as const,
  )
  return [
    action.summary,
    '',
    `  rhetor ${[toWords(action.name), ...places].join(' ')}${fields.length > places.length ? ' [flags]' : ''}`,
    ...(rows.length > 0 ? ['', ...columns(rows)] : []),
    '',
    `Example: ${exampleLine(action)}`,
    '',
    'On every command:',
    ...columns(globals),
  ].join('\n')
}

/** The example of an action as a line for the shell. */
export function exampleLine(action: Action): string {
  const rest: Record<string, unknown> = { ...(action.example as Record<string, unknown>) }
  const places: string[] = []
  for (const name of action.positional) {
    const value = rest[name]
    // a place cannot be left empty, only the ones behind it
    if (value === undefined) break
    places.push(...(Array.isArray(value) ? value : [value]).map((each) => quoted(textOf(each))))
    delete rest[name]
  }
  const flags = Object.entries(rest).flatMap(([name, value]) =>
    flagWords(flagOf(name), value, action.input.shape[name] as z.ZodType),
  )
  return ['rhetor', toWords(action.name), ...places, ...flags].join(' ')
}

function flagWords(flag: string, value: unknown, schema: z.ZodType | undefined): string[] {
  if (value === undefined) return []
  if (value === true && unwrap(schema) instanceof z.ZodBoolean) return [`--${flag}`]
  if (value === false && unwrap(schema) instanceof z.ZodBoolean)
    return [flag.includes('.') ? `--${flag}=false` : `--no-${flag}`]
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return value.flatMap((each) => [`--${flag}`, quoted(textOf(each))])
  const inner = unwrap(schema)
  // only what has names of its own can be told name by name
  if (inner instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    const shape = inner.shape as Record<string, z.ZodType>
    return Object.entries(value).flatMap(([name, each]) => flagWords(`${flag}.${kebab(name)}`, each, shape[name]))
  }
  return [`--${flag}`, quoted(textOf(value))]
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** The commands of one resource. */
export function resourceHelp(resource: string, actions: readonly Action[]): string {
  const rows = actions.map((action) => [`rhetor ${toWords(action.name)}`, action.title] as const)
  return [
    `${actions.length} commands for ${kebab(resource).replaceAll('-', ' ')}:`,
    '',
    ...columns(rows),
    '',
    'Each tells more with --help.',
  ].join('\n')
}

function describe(name: string, schema: z.ZodType, action: Action): string {
  const { description } = (schema.meta() ?? unwrap(schema)?.meta() ?? {}) as { description?: string }
  const words = enumOf(unwrap(schema))
  const choice = words && words.length <= 8 ? words.join(', ') : undefined
  const needed = schema.safeParse(undefined).success || action.positional.includes(name) ? undefined : 'required'
  return [description, choice, needed].filter(Boolean).join('; ')
}

function enumOf(schema: z.ZodType | undefined): readonly string[] | undefined {
  const inner = schema instanceof z.ZodArray ? unwrap(schema.element as z.ZodType) : schema
  return inner instanceof z.ZodEnum ? inner.options.map(String) : undefined
}

function hintOf(schema: z.ZodType): string {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodBoolean) return ''
  if (inner instanceof z.ZodNumber) return ' N'
  if (inner instanceof z.ZodArray)
    return unwrap(inner.element as z.ZodType) instanceof z.ZodObject ? ' JSON (repeat)' : ' … (repeat)'
  if (inner instanceof z.ZodObject) return '.NAME …'
  if (inner instanceof z.ZodRecord) return ' NAME=VALUE'
  return ' …'
}

/** Two columns, the left one as wide as its widest row, within reason; the right one wraps. */
export function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const size = Math.min(38, Math.max(0, ...rows.map(([left]) => left.length)))
  const room = Math.max(30, widthOf(process.stdout) - size - 4)
  return rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrap(right, room)
    return [`  ${left.padEnd(size)}  ${first}`.trimEnd(), ...more.map((line) => `  ${' '.repeat(size)}  ${line}`)]
  })
}
