import { GorgiasError } from '@rhetor/client'
import { failureOf, fieldsOf, shapeOf } from '@rhetor/contract'
import { ControlError, type ControlOperation, controlOperations, sendControl } from '@rhetor/sandbox/control'
import * as z from 'zod'
import { type Command, command } from '../command.ts'
import { isJsonWanted } from '../output/json-or-table.ts'
import { printResult } from '../output/print.ts'
import { sayJson } from '../terminal.ts'

/** The variable with the token of a sandbox, for the one who starts it and those who control it. */
export const sandboxToken = 'RHETOR_SANDBOX_TOKEN'

const target = {
  url: z
    .url({ protocol: /^https?$/, error: 'takes the address of a sandbox, such as http://127.0.0.1:4401' })
    .default('http://127.0.0.1:4401')
    .meta({ description: 'where the sandbox is served' }),
  token: z
    .string()
    .optional()
    .meta({ description: 'the token that the sandbox was started with, needed from other machines' }),
}

/** `rhetor sandbox customer-writes`, …: one command for each row of the control API. */
export const controlCommands: readonly Command[] = controlOperations.map(controlCommand)

function controlCommand(row: ControlOperation): Command {
  const fields = inputOf(row)
  const { example = {}, bodyName } = row.quirks
  return command({
    name: `sandbox ${row.path.slice(1).replaceAll('/', '-')}`,
    title: row.summary,
    summary: `${row.summary}. Works on a sandbox that is already running.`,
    input: z.strictObject({ ...fields, ...target }) as z.ZodObject<typeof target>,
    positional: Object.keys(fields).filter((name) => isArgument(fields[name])) as 'url'[],
    example: bodyName ? { [bodyName]: example } : example,
    secrets: { token: { env: sandboxToken } },
    run: async ({ url, token: given, ...input }, { terminal, flags }) => {
      const token = given ?? (terminal.env[sandboxToken] || undefined)
      const sent = bodyName ? (input as Record<string, unknown>)[bodyName] : input
      const answer = await send(row, { url, token }, sent)
      if (isJsonWanted(terminal, flags)) sayJson(terminal.stdout, answer, 2)
      else printResult(answer, terminal)
    },
  })
}

function inputOf({ body, quirks: { bodyName } }: ControlOperation): Readonly<Record<string, z.ZodType>> {
  return body && bodyName ? { [bodyName]: body } : fieldsOf(body)
}

// required strings, numbers and enums are positional arguments
function isArgument(schema: z.ZodType | undefined): boolean {
  const isNeeded = schema?.safeParse(undefined).success === false
  return isNeeded && ['string', 'number', 'enum'].includes(shapeOf(schema).kind)
}

async function send(
  row: ControlOperation,
  { url, token }: { url: string; token: string | undefined },
  input: unknown,
): Promise<unknown> {
  try {
    return await sendControl({ url, ...(token !== undefined && { token }) }, row, input)
  } catch (cause) {
    if (cause instanceof ControlError) throw new GorgiasError(failureOf(cause.status), cause.message, { cause })
    if (!(cause instanceof TypeError)) throw cause
    throw new GorgiasError(
      'connection',
      `no sandbox answers at ${url}: start one with rhetor sandbox, or say with --url where it is.`,
      { cause },
    )
  }
}
