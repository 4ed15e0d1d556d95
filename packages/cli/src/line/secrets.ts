import { shapeOf } from '@rhetor/contract'
import type * as z from 'zod'
import { schemaAt } from './field.ts'
import { flagOf } from './global-flags.ts'

/** How a secret is given without writing it on the command line, beside a pipe and a file. */
export interface SecretSource {
  /** The variable it is read from where the flag is left out. */
  readonly env?: string
  /** Whether it is asked for where the flag is left out. */
  readonly isAsked?: true
}

/** The secret fields of a command; `made-up` marks a field that only looks secret by its name. */
export type Secrets = Readonly<Record<string, SecretSource | 'made-up' | undefined>>

interface WithSecrets {
  readonly input: z.ZodObject
  readonly secrets?: Secrets | undefined
}

// a name of this kind is of a secret, wherever it is: --new-password, --http.hmac-secret, -H authorization=…
const secretName = /password|passphrase|secret|token|api[-_]?key|authorization|cookie|credential/i
const secretInJson = new RegExp(`"[^"]*(?:${secretName.source})[^"]*"\\s*:\\s*"[^"]`, 'i')
const namedValue = /^([\w-]+)[=:]\s*\S/

/** How a field is given safely; undefined where it is not a secret. */
function secretAt({ secrets }: WithSecrets, path: readonly string[]): SecretSource | undefined {
  const [field = ''] = path
  const declared = secrets?.[field]
  if (declared === 'made-up') return undefined
  return declared ?? (path.some((name) => secretName.test(name)) ? {} : undefined)
}

/** Whether a value of another field holds a secret: a header of that name, or a field inside of JSON. */
function holdsSecret(path: readonly string[], text: string): boolean {
  if (/^\s*[[{]/.test(text)) return secretInJson.test(text)
  const [, name = ''] = (isHeader(path) && namedValue.exec(text)) || []
  return secretName.test(name)
}

/** Whether `-` reads the value from a pipe and `@FILE` from a file: for secrets, headers and whole objects. */
export function isFromElsewhere(command: WithSecrets, path: readonly string[]): boolean {
  if (path[0] === 'json' || isHeader(path) || secretAt(command, path)) return true
  return ['object', 'record'].includes(shapeOf(schemaAt(command, path)).kind)
}

/** The warning about a secret on the command line; undefined where there is none. */
export function warningAbout(
  command: WithSecrets,
  flag: string,
  path: readonly string[],
  text: string,
): string | undefined {
  if (text === '' || text === '-' || text.startsWith('@')) return undefined
  const source = secretAt(command, path)
  if (!source && !holdsSecret(path, text)) return undefined
  const other = isFromElsewhere(command, path) ? flag : 'body'
  const safe = [
    source?.isAsked && 'leave it out to be asked for it',
    source?.env && `set ${source.env}`,
    `--${other} - reads it from a pipe and --${other} @FILE from a file`,
  ]
  return `a secret in --${flag} is seen by the other users of this machine, and stays in the history of the shell: ${safe.filter(Boolean).join('; ')}.`
}

function isHeader(path: readonly string[]): boolean {
  return /^headers?$/.test(path.at(-1) ?? '')
}

/** For the help of a flag. */
export function secretHint(command: WithSecrets, field: string): string | undefined {
  const source = secretAt(command, [field])
  if (!source) return undefined
  const otherwise = [source.isAsked && 'asked for', source.env].filter(Boolean).join(', ')
  return [`- reads it from a pipe, @FILE from a file`, otherwise && `default: ${otherwise}`].filter(Boolean).join('; ')
}

/** The flags that take a secret. */
export function secretFlags(command: WithSecrets): string[] {
  return Object.keys(command.input.shape)
    .filter((field) => secretAt(command, [field]))
    .map(flagOf)
}
