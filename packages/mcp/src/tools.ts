import { type Action, actionNamed, catalogue, composedActions, operationActions } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import * as z from 'zod'
import { curatedTools, discoveryTools } from './curated.ts'
import { type Findable, findOperations } from './operations.ts'
import { checkPolicy, isAllowed, isNeverAllowed, type Policy, whyNot } from './policy.ts'
import { toolSchema } from './schema.ts'

/** A tool as an assistant sees it, and what it does with an input. */
export interface Tool {
  readonly name: string
  readonly listed: Readonly<Record<string, unknown>>
  /** The action it always performs; run_operation has none of its own. */
  readonly action?: Action
  /** The action to perform and its input, or an answer that needs no account. */
  readonly use: (input: Record<string, unknown>) => Use
}

type Use =
  | { readonly kind: 'action'; readonly action: Action; readonly input: Record<string, unknown> }
  | { readonly kind: 'answer'; readonly result: unknown }

export interface ToolOptions extends Policy {
  /** Every operation as a tool of its own, for those who want that many. */
  readonly full?: boolean | undefined
  /** Names to choose from where several accounts are connected. */
  readonly accounts: readonly string[]
}

/** The tools that a policy allows. */
export function toolsFor({ full = false, accounts, ...policy }: ToolOptions): readonly Tool[] {
  checkPolicy(policy, knownNames())
  const curated = Object.entries(curatedTools)
    .map(([tool, name]) => ({ tool, action: actionNamed(name) }))
    .filter(({ tool, action }) => isAllowed(action, policy, tool))
    .map(({ tool, action }) => actionTool(tool, action, accounts))
  const reachable = others().filter((action) => isAllowed(action, policy))
  const elsewhere = others()
    .filter((action) => !reachable.includes(action) && !isNeverAllowed(action))
    .map((action) => ({ action, why: whyNot(action, policy) }))
  const pair = reachable.length > 0 ? discoveryPair({ here: reachable, elsewhere }, accounts) : []
  const whole = full
    ? reachable.map((action) => actionTool(action.name.replaceAll(/[.-]/g, '_'), action, accounts))
    : []
  return [...curated, ...pair, ...whole]
}

/** Everything that has no tool of its own. */
function others(): Action[] {
  const taken: readonly string[] = Object.values(curatedTools)
  return [...composedActions.filter(({ name }) => !taken.includes(name)), ...operationActions]
}

function knownNames(): string[] {
  return [...Object.keys(curatedTools), ...discoveryTools, ...catalogue.map(({ name }) => name)]
}

const confirmField = z.string().optional().meta({ description: 'The token of a preview, once the user has agreed' })

function actionTool(tool: string, action: Action, accounts: readonly string[]): Tool {
  const shape = {
    ...(action.input.shape as Record<string, z.ZodType>),
    ...(mayAsk(action) && { confirm: confirmField }),
    ...accountField(accounts),
  }
  return {
    name: tool,
    listed: {
      name: tool,
      title: action.title,
      description: action.summary,
      inputSchema: toolSchema(z.object(shape)),
      annotations: hintsOf(action),
    },
    action,
    use: (input) => ({ kind: 'action', action, input }),
  }
}

/** Whether it may ask for consent before it acts. */
function mayAsk(action: Action): boolean {
  return action.effect !== 'read'
}

// as bytes in each tool; longer lists are in the instructions of the server
const longestNames = 60

function accountField(accounts: readonly string[]): Record<string, z.ZodType> {
  if (accounts.length < 2) return {}
  const isShort = accounts.join().length <= longestNames
  return { account: isShort ? z.enum(accounts as [string, ...string[]]) : z.string() }
}

function hintsOf({ effect }: Pick<Action, 'effect'>) {
  return {
    readOnlyHint: effect === 'read',
    ...(effect !== 'read' && { destructiveHint: effect === 'destroy', idempotentHint: false }),
    openWorldHint: effect === 'send',
  }
}

function discoveryPair(findable: Findable, accounts: readonly string[]): Tool[] {
  const { here: reachable } = findable
  const byName = new Map(reachable.map((action) => [action.name, action]))
  const effects = new Set(reachable.map(({ effect }) => effect))
  const worst = (['destroy', 'send', 'write', 'read'] as const).find((effect) => effects.has(effect)) ?? 'read'
  return [
    {
      name: 'find_operation',
      listed: {
        name: 'find_operation',
        title: 'Find an operation',
        description: `Searches the ${reachable.length} operations that have no tool of their own (tags, views, macros, rules, teams, events, jobs, voice calls, reports, …) and shows what they take. Use run_operation with what it finds.`,
        inputSchema: toolSchema(
          z.object({ query: z.string().meta({ description: 'What you want to do, or the name of an operation' }) }),
        ),
        annotations: hintsOf({ effect: 'read' }),
      },
      use: ({ query }) => ({ kind: 'answer', result: findOperations(findable, String(query ?? '')) }),
    },
    {
      name: 'run_operation',
      listed: {
        name: 'run_operation',
        title: 'Run an operation',
        description: 'Runs an operation that find_operation has shown. What sends or destroys asks first.',
        inputSchema: toolSchema(
          z.object({
            name: z.string().meta({ description: 'Such as tags.list' }),
            input: z.record(z.string(), z.unknown()).optional(),
            full: z.boolean().optional().meta({ description: 'The whole answer, in parts where it is long' }),
            part: z.int().min(1).optional().meta({ description: 'Which part of a whole answer' }),
            ...(worst !== 'read' && { confirm: confirmField }),
            ...accountField(accounts),
          }),
        ),
        annotations: hintsOf({ effect: worst }),
      },
      use: ({ name, input, ...rest }) => {
        const action = byName.get(String(name))
        if (!action) {
          const known = findable.elsewhere.find(({ action: other }) => other.name === name)
          if (known) throw new UsageError(`run_operation: ${known.action.name} may not be used here (${known.why}).`)
          const nearest = findOperations(findable, String(name)).operations.slice(0, 5)
          throw new UsageError(
            `run_operation: ${unknownName(String(name), [...byName.keys()])}. Similar: ${nearest.map((each) => each.name).join(', ') || 'nothing'}.`,
          )
        }
        return { kind: 'action', action, input: { ...objectIn(input), ...rest } }
      },
    },
  ]
}

/** The input of an operation; models often send it as the text of an object. */
function objectIn(input: unknown): object {
  let value = input ?? {}
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value)
    } catch {
      // it is refused below
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError('run_operation: input is an object, such as {"id": 8123}.')
  return value
}
