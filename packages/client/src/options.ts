import { unknownName } from '@rhetor/contract'
import { type Account, parseAccount, parseBaseUrl } from './account.ts'
import type { Auth } from './auth.ts'
import { type Budget, createBudget, type Lane, lanes } from './budget.ts'
import { type Clock, systemClock } from './clock.ts'
import { UsageError } from './errors.ts'
import type { Transport } from './exchange.ts'
import { createObserver, type Observers } from './observe.ts'
import { createRepair } from './repair.ts'
import { defaultRetryPolicy } from './retry.ts'

/** Options of every call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Who goes first when the rate budget is short. */
  readonly lane?: Lane | undefined
  /** For one attempt, until the answer is read. */
  readonly timeoutMs?: number | undefined
  /** For the whole call: waiting, attempts and pauses between them. */
  readonly deadlineMs?: number | undefined
  /** How often the request is sent at most; 1 never repeats. */
  readonly attempts?: number | undefined
}

/** Options of a create that can store a key. */
export interface OnceOptions extends CallOptions {
  /** Your own key, sent as `external_id`: the object is created at most once. */
  readonly key?: string | undefined
  /** `before` also looks for the key before the first attempt, as after a crash. */
  readonly lookUp?: 'before' | 'when-unclear' | undefined
}

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /** How many items to read at most, over all pages. */
  readonly max?: number | undefined
}

interface CommonOptions extends Observers {
  readonly auth: Auth
  /** Share one between all clients with the same account and credentials. */
  readonly budget?: Budget | undefined
  readonly lane?: Lane | undefined
  readonly timeoutMs?: number | undefined
  readonly deadlineMs?: number | undefined
  readonly attempts?: number | undefined
  /** The largest answer to read into memory. */
  readonly maxBytes?: number | undefined
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly clock?: Clock | undefined
  /** A number between 0 and 1, for the jitter of waits. */
  readonly random?: (() => number) | undefined
}

/** Either the account, or the address of a sandbox or proxy. */
export type GorgiasOptions = CommonOptions &
  (
    | { readonly account: string; readonly baseUrl?: undefined }
    | { readonly account?: string | undefined; readonly baseUrl: string }
  )

/** Options with every default filled in. */
export interface Settings {
  readonly lane: Lane
  readonly timeoutMs: number
  readonly deadlineMs: number
  readonly attempts: number
}

const defaults = {
  lane: 'interactive',
  timeoutMs: 30_000,
  deadlineMs: Infinity,
  attempts: defaultRetryPolicy.attempts,
  maxBytes: 64 * 1024 * 1024,
} as const satisfies Settings & { maxBytes: number }

const clientKeys = [
  'account',
  'baseUrl',
  'auth',
  'budget',
  'lane',
  'timeoutMs',
  'deadlineMs',
  'attempts',
  'maxBytes',
  'fetch',
  'clock',
  'random',
  'onRequest',
  'onReply',
  'onRetry',
  'debug',
  'bodies',
] as const satisfies readonly (keyof GorgiasOptions)[]

const settingKeys = ['lane', 'timeoutMs', 'deadlineMs', 'attempts'] as const
export const callKeys = ['signal', 'lane', 'timeoutMs', 'deadlineMs', 'attempts'] as const
export const onceKeys = [...callKeys, 'key', 'lookUp'] as const
export const listKeys = [...callKeys, 'max'] as const

/** Who calls, and with which settings. */
export interface Caller {
  readonly transport: Transport
  readonly settings: Settings
}

/** Checks the options of a client and fills in defaults; reports every problem at once. */
export function resolveOptions(options: GorgiasOptions): Caller {
  const problems = optionProblems(options, clientKeys)
  const { auth } = options
  if (typeof auth?.authorization !== 'function') {
    problems.push('auth is missing: use basic(email, apiKey), base64Token(token), bearer(token) or oauth({…})')
  }
  if (options.maxBytes !== undefined && !(options.maxBytes > 0)) problems.push('maxBytes must be more than 0')
  let account: Account | undefined
  try {
    account = readAccount(options)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    problems.push(...error.problems)
  }
  if (problems.length > 0 || !account) throw new UsageError(`new Gorgias: ${problems.join('; ')}`, { problems })
  const clock = options.clock ?? systemClock
  let call = 0
  return {
    transport: {
      account,
      auth,
      budget: options.budget ?? createBudget({ kind: auth.kind, clock }),
      clock,
      // the global fetch must not be called as a method of another object
      fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
      random: options.random ?? Math.random,
      observer: createObserver(options),
      maxBytes: options.maxBytes ?? defaults.maxBytes,
      repair: createRepair(),
      nextCall: () => ++call,
    },
    settings: resolveSettings(options, defaults),
  }
}

function readAccount({ account, baseUrl }: GorgiasOptions): Account {
  if (baseUrl !== undefined) return parseBaseUrl(baseUrl)
  if (account === undefined)
    throw new UsageError('account is missing: give the subdomain of the helpdesk, such as acme')
  return parseAccount(account)
}

export function resolveSettings(
  options: Partial<{ [Key in keyof Settings]: Settings[Key] | undefined }>,
  base: Settings,
): Settings {
  return {
    lane: options.lane ?? base.lane,
    timeoutMs: options.timeoutMs ?? base.timeoutMs,
    deadlineMs: options.deadlineMs ?? base.deadlineMs,
    attempts: options.attempts ?? base.attempts,
  }
}

/** Unknown names and impossible values among options. */
export function optionProblems(options: object, keys: readonly string[]): string[] {
  const problems = Object.keys(options)
    .filter((name) => !keys.includes(name))
    .map((name) => `option ${unknownName(name, keys)}`)
  const { lane, signal, timeoutMs, deadlineMs, attempts, max, key, lookUp } = options as Record<string, unknown>
  if (lane !== undefined && !(lanes as readonly unknown[]).includes(lane))
    problems.push(`lane must be one of ${lanes.join(', ')}`)
  if (signal !== undefined && !(signal instanceof AbortSignal)) problems.push('signal must be an AbortSignal')
  for (const [name, value] of Object.entries({ timeoutMs, deadlineMs })) {
    if (value !== undefined && !(typeof value === 'number' && value > 0)) problems.push(`${name} must be more than 0`)
  }
  for (const [name, value] of Object.entries({ attempts, max })) {
    if (value !== undefined && !(Number.isInteger(value) && (value as number) >= 1)) {
      problems.push(`${name} must be a whole number of at least 1`)
    }
  }
  if (key !== undefined && !(typeof key === 'string' && key.trim() !== '' && key.length <= 255)) {
    problems.push('key must be a text of 1 to 255 characters')
  }
  if (lookUp !== undefined && lookUp !== 'before' && lookUp !== 'when-unclear') {
    problems.push('lookUp must be before or when-unclear')
  }
  return problems
}

/** The settings of a copy made by `with`. */
export function changeSettings(change: Partial<Settings>, base: Settings): Settings {
  const problems = optionProblems(change, settingKeys)
  if (problems.length > 0) throw new UsageError(`with: ${problems.join('; ')}`, { problems })
  return resolveSettings(change, base)
}
