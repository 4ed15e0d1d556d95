import { fieldsOf, metaOf, shapeOf } from '@rhetor/contract'
import type * as z from 'zod'
import type { Command } from './command.ts'
import { flagOf, type GlobalFlag, globalFlags } from './line/global-flags.ts'
import { secretHint } from './line/secrets.ts'
import { kebab, shellWord } from './line/words.ts'
import { wrap } from './output/width.ts'

/** The help of one command: what it does, what it takes, and a line that runs on the demo sandbox. */
export function commandHelp(command: Command, width: number): string {
  const fields = Object.entries(fieldsOf(command.input))
  const places = command.positional.map((name) => {
    const schema = command.input.shape[name] as z.ZodType
    const many = shapeOf(schema).kind === 'array' ? '…' : ''
    return isOptional(schema) ? `[${flagOf(name)}${many}]` : `<${flagOf(name)}${many}>`
  })
  const rows = fields.map(
    ([name, schema]) => [`--${flagOf(name)}${hintOf(schema)}`, describe(name, schema, command)] as const,
  )
  const common = (command.flags ?? (Object.keys(globalFlags) as GlobalFlag[]))
    // a field of the same name is used instead
    .filter((name) => !fields.some(([field]) => flagOf(field) === name))
    .map((name) => [`--${name}${globalFlags[name].type === 'text' ? ' …' : ''}`, globalFlags[name].says] as const)
  return [
    command.summary,
    '',
    `  rhetor ${[command.name, ...places].join(' ')}${fields.length > places.length ? ' [flags]' : ''}`,
    ...(rows.length > 0 ? ['', ...columns(rows, width)] : []),
    '',
    `Example: ${exampleLine(command)}`,
    '',
    'Common flags:',
    ...columns(common, width),
    ...(command.below ? ['', ...commandColumns(command.below, width)] : []),
  ].join('\n')
}

/** The example of a command as a line for the shell. */
export function exampleLine(command: Pick<Command, 'name' | 'input' | 'positional' | 'example'>): string {
  const rest: Record<string, unknown> = { ...command.example }
  const places: string[] = []
  for (const name of command.positional) {
    const value = rest[name]
    // an argument can only be left out with those after it
    if (value === undefined) break
    places.push(...(Array.isArray(value) ? value : [value]).map((each) => shellWord(textOf(each))))
    delete rest[name]
  }
  const flags = Object.entries(rest).flatMap(([name, value]) =>
    flagWords(flagOf(name), value, command.input.shape[name]),
  )
  return ['rhetor', command.name, ...places, ...flags].join(' ')
}

function flagWords(flag: string, value: unknown, schema: unknown): string[] {
  const shape = shapeOf(schema)
  if (value === undefined) return []
  if (value === true && shape.kind === 'boolean') return [`--${flag}`]
  if (value === false && shape.kind === 'boolean') return [flag.includes('.') ? `--${flag}=false` : `--no-${flag}`]
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return value.flatMap((each) => [`--${flag}`, shellWord(textOf(each))])
  // only fields that the schema names can be flags of their own
  if (shape.kind === 'object' && typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) =>
      flagWords(`${flag}.${kebab(name)}`, each, shape.fields[name]),
    )
  return [`--${flag}`, shellWord(textOf(value))]
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** The commands of one resource. */
export function resourceHelp(resource: string, commands: readonly Command[], width: number): string {
  return [
    `${commands.length} commands for ${resource.replaceAll('-', ' ')}:`,
    '',
    ...commandColumns(commands, width),
    '',
    'Each tells more with --help.',
  ].join('\n')
}

function commandColumns(commands: readonly Pick<Command, 'name' | 'title'>[], width: number): string[] {
  return columns(
    commands.map(({ name, title }) => [`rhetor ${name}`, title] as const),
    width,
  )
}

function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success
}

function describe(name: string, schema: z.ZodType, command: Command): string {
  const words = wordsOf(schema)
  const choice = words && words.length <= 8 ? words.join(', ') : undefined
  const needed = isOptional(schema) || command.positional.includes(name) ? undefined : 'required'
  const usual = schema.safeParse(undefined).data
  const otherwise = typeof usual === 'string' || typeof usual === 'number' ? `default ${usual}` : undefined
  const secret = secretHint(command, name)
  return [metaOf(schema).description, choice, needed, otherwise, secret].filter(Boolean).join('; ')
}

function wordsOf(schema: unknown): readonly string[] | undefined {
  const shape = shapeOf(schema)
  if (shape.kind === 'array') return wordsOf(shape.item)
  return shape.kind === 'enum' ? shape.words : undefined
}

function hintOf(schema: unknown): string {
  const shape = shapeOf(schema)
  switch (shape.kind) {
    case 'boolean':
      return ''
    case 'number':
      return ' N'
    case 'array':
      return shapeOf(shape.item).kind === 'object' ? ' JSON (repeat)' : ' … (repeat)'
    case 'object':
      return '.NAME …'
    case 'record':
      return ' NAME=VALUE'
    default:
      return ' …'
  }
}

/** Two columns: the left one as wide as its widest row, up to a limit, the right one wrapped. */
function columns(rows: readonly (readonly [left: string, right: string])[], width: number): string[] {
  const size = Math.min(38, Math.max(0, ...rows.map(([left]) => left.length)))
  const room = Math.max(30, width - size - 4)
  return rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrap(right, room)
    return [`  ${left.padEnd(size)}  ${first}`.trimEnd(), ...more.map((line) => `  ${' '.repeat(size)}  ${line}`)]
  })
}
