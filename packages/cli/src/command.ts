import { UsageError } from '@rhetor/client'
import { problemsOf } from '@rhetor/contract'
import type * as z from 'zod'
import { flagOf, type GlobalFlag, type GlobalFlags } from './line/global-flags.ts'
import type { SecretSource, Secrets } from './line/secrets.ts'
import type { Terminal } from './terminal.ts'

/** A command as plain data: its flags, help, completion and checks are derived from it. */
export interface Command<Input extends z.ZodObject = z.ZodObject> {
  /** As it is typed, such as `tickets list`. */
  readonly name: string
  /** A few words, for lists of commands. */
  readonly title: string
  readonly summary: string
  /** One field for each flag and positional argument. */
  readonly input: Input
  readonly positional: readonly string[]
  /** An input that works, for the help. */
  readonly example: Readonly<Record<string, unknown>>
  /** The common flags it takes; all of them by default. */
  readonly flags?: readonly GlobalFlag[]
  /** Whether it is a server: it runs until stopped, and an error in one call must not stop it. */
  readonly isServer?: boolean
  /** Fields that are secrets, beside those whose names say so. */
  readonly secrets?: Secrets
  /** Commands whose names begin with its name, for the help. */
  readonly below?: readonly Pick<Command, 'name' | 'title'>[]
  run(input: Record<string, unknown>, context: Context): Promise<void>
}

/** What a command runs with. */
export interface Context {
  readonly terminal: Terminal
  readonly flags: GlobalFlags
  /** Every command there is. */
  readonly commands: () => Promise<readonly Command[]>
}

interface Declared<Input extends z.ZodObject>
  extends Omit<Command<Input>, 'run' | 'flags' | 'positional' | 'example' | 'secrets'> {
  readonly positional?: readonly (keyof z.input<Input> & string)[]
  readonly example: z.input<Input>
  /** Beside --json, --debug and --help, which every command takes. */
  readonly flags?: readonly GlobalFlag[]
  readonly secrets?: { readonly [Field in keyof z.input<Input> & string]?: SecretSource | 'made-up' }
  run(input: z.output<Input>, context: Context): Promise<void>
}

/** Declares a command that is not an action; its input is checked before it runs. */
export function command<Input extends z.ZodObject>(declared: Declared<Input>): Command<Input> {
  const { positional = [], flags = [], run } = declared
  return {
    ...declared,
    positional,
    flags: ['json', 'debug', 'help', ...flags],
    run: (input, context) => run(checked(declared, input), context),
  }
}

function checked<Input extends z.ZodObject>(
  { name, input: schema, positional = [] }: Declared<Input>,
  input: Record<string, unknown>,
): z.output<Input> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data as z.output<Input>
  const problems = problemsOf(schema, input).map((problem) => asTyped(problem, positional))
  throw new UsageError(`${name}: ${problems.join('; ')}.`, { problems, operation: name })
}

/** `sandbox_port: takes a port` → `--sandbox-port takes a port` */
function asTyped(problem: string, positional: readonly string[]): string {
  const [, field, what = ''] = /^(\w+): (.*)$/s.exec(problem) ?? []
  if (field === undefined) return problem
  const flag = positional.includes(field) ? flagOf(field) : `--${flagOf(field)}`
  return what.startsWith('takes ') ? `${flag} ${what}` : `${flag}: ${what}`
}
