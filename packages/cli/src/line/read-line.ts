import { UsageError } from '@rhetor/client'
import { didYouMean, fieldsOf, shapeOf } from '@rhetor/contract'
import type * as z from 'zod'
import { fieldPath, isNegated, schemaAt } from './field.ts'
import { everywhere, flagOf, type GlobalFlag, type GlobalFlags, globalFlags, shortFlags } from './global-flags.ts'
import { isFromElsewhere, type Secrets, warningAbout } from './secrets.ts'
import { parseJson, put, toValue, valueAt } from './value.ts'

/** Reads values that are not on the line itself. */
export interface Source {
  /** The text of a file, or of what is piped in for `-`. */
  text(path: string): Promise<string>
  /** A file to be uploaded. */
  upload(path: string): Promise<{ name: string; content_base64: string }>
}

/** A command line that was read. */
interface Line {
  readonly globals: GlobalFlags
  readonly input: Record<string, unknown>
  /** What is better done in another way. */
  readonly warnings: readonly string[]
}

/** What a command declares about its line. */
export interface Shaped {
  readonly input: z.ZodObject
  readonly positional: readonly string[]
  /** The common flags it takes; all of them by default. */
  readonly flags?: readonly GlobalFlag[]
  readonly secrets?: Secrets | undefined
}

/** Reads a command line by the schema of its command. */
export async function readLine(command: Shaped, words: readonly string[], source: Source): Promise<Line> {
  const globals: Partial<Record<GlobalFlag, string | true>> = {}
  const input: Record<string, unknown> = {}
  const positions: string[] = []
  const warnings: string[] = []
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      positions.push(...rest.splice(0))
      continue
    }
    if (!/^-[^\d]/.test(word) || word === '-') {
      positions.push(word)
      continue
    }
    const { name, value } = splitFlag(word)
    const owner = ownerOf(command, name)
    if (owner === 'unknown') throw unknownFlag(command, name)
    if (isSwitch(command, owner, name)) {
      if (owner === 'global') {
        if (value !== undefined) throw new UsageError(`--${name} takes no value.`)
        globals[name as GlobalFlag] = true
        continue
      }
      if (value === undefined) {
        put(input, fieldPath(command, name), !isNegated(command, name))
        continue
      }
    }
    const text = value ?? rest.shift()
    if (text === undefined) throw new UsageError(`--${name} needs a value.`)
    const warning = warningAbout(command, name, owner === 'global' ? [name] : fieldPath(command, name), text)
    if (warning !== undefined) warnings.push(warning)
    if (owner === 'global') globals[name as GlobalFlag] = text
    else await give(command, input, name, text, source)
  }
  await placePositions(command, input, positions, source)
  if (typeof globals.body === 'string') await giveBody(input, globals.body, source)
  return { globals: globals as GlobalFlags, input, warnings }
}

function splitFlag(word: string): { name: string; value: string | undefined } {
  const [, dashes = '', name = '', value] = /^(--?)([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? []
  const long = dashes === '-' ? (shortFlags[name] ?? name) : name
  return { name: long, value }
}

type Owner = 'field' | 'global' | 'unknown'

/** Whose flag it is: a field hides a common flag, except those that every command takes. */
function ownerOf(command: Shaped, name: string): Owner {
  if (everywhere.includes(name)) return 'global'
  if (fieldPath(command, name).length > 0) return 'field'
  return takenBy(command).includes(name) ? 'global' : 'unknown'
}

function takenBy({ flags }: Shaped): readonly string[] {
  return flags ?? Object.keys(globalFlags)
}

function isSwitch(command: Shaped, owner: Owner, name: string): boolean {
  if (owner === 'global') return globalFlags[name as GlobalFlag].type === 'switch'
  return shapeOf(schemaAt(command, fieldPath(command, name))).kind === 'boolean'
}

async function give(
  command: Shaped,
  input: Record<string, unknown>,
  name: string,
  text: string,
  source: Source,
): Promise<void> {
  const path = fieldPath(command, name)
  // the value is the path of a file
  if (name === 'file' && path[0] === 'files') {
    put(input, path, [...((valueAt(input, path) ?? []) as unknown[]), await source.upload(text)])
    return
  }
  const schema = schemaAt(command, path)
  const shape = shapeOf(schema)
  const mayBePulled = name === 'body' || isFromElsewhere(command, path)
  const given = mayBePulled ? await pulled(text, source) : text
  if (shape.kind === 'record' && !given.startsWith('{')) {
    const [, key, value] = /^([^=:]+)[=:]\s*([\s\S]*)$/.exec(given) ?? []
    if (key === undefined) throw new UsageError(`--${name} takes name=value.`)
    put(input, [...path, key], toValue(shape.value, value as string))
  } else if (shape.kind === 'array' && !given.startsWith('[')) {
    const before = (valueAt(input, path) ?? []) as unknown[]
    put(input, path, [...before, toValue(shape.item, given)])
  } else {
    put(input, path, toValue(schema, given))
  }
}

/** Fields of `--body`, where the line does not give them itself. */
async function giveBody(input: Record<string, unknown>, text: string, source: Source): Promise<void> {
  const whole = parseJson('--body', await pulled(text, source))
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole))
    throw new UsageError('--body: must be a JSON object.')
  for (const [key, value] of Object.entries(whole)) if (!(key in input)) input[key] = value
}

async function placePositions(
  command: Shaped,
  input: Record<string, unknown>,
  positions: string[],
  source: Source,
): Promise<void> {
  const fields = fieldsOf(command.input)
  for (const [index, name] of command.positional.entries()) {
    if (positions.length === 0) return
    if (name in input) continue
    const shape = shapeOf(fields[name])
    const isLast = index === command.positional.length - 1
    if (shape.kind === 'array') {
      const own = isLast ? positions.splice(0) : [positions.shift() as string]
      input[name] = own.map((text) => toValue(shape.item, text))
    } else {
      const text = positions.shift() as string
      // a long text is easier to pipe than to quote
      input[name] = toValue(fields[name], text === '-' ? (await source.text('-')).trimEnd() : text)
    }
  }
  if (positions.length > 0) {
    const takes =
      command.positional.length > 0 ? `it takes ${command.positional.map(flagOf).join(', ')}` : 'it takes flags only'
    throw new UsageError(`${JSON.stringify(positions[0])} is one argument too many: ${takes}.`)
  }
}

async function pulled(text: string, source: Source): Promise<string> {
  if (text !== '-' && !text.startsWith('@')) return text
  // the end of its last line is not part of a value
  return (await source.text(text === '-' ? text : text.slice(1))).trimEnd()
}

function unknownFlag(command: Shaped, name: string): UsageError {
  const known = [...Object.keys(command.input.shape).map(flagOf), ...takenBy(command)]
  return new UsageError(`--${didYouMean(name, known)}: there is no such flag.`)
}
