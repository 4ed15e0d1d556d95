import type { Action, Preview } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import {
  type Effect,
  effects,
  knownOperation,
  mayAct,
  type Reach,
  reaches,
  reachNotes,
  unknownName,
} from '@rhetor/contract'

/** How much an assistant may do; each tier holds the one before. */
export const tiers = ['read', 'support', 'admin'] as const
export type Tier = (typeof tiers)[number]

/** What a change may do or reach, as something that can be withheld. */
export type Power = Exclude<Effect, 'read'> | Reach
export const powers = [...effects.filter((effect) => effect !== 'read'), ...reaches] as readonly Power[]

/** What an assistant may do, decided by people before it starts. */
export interface Policy {
  readonly tier: Tier
  /** Only these of the tier, by tool or by action: `reply_to_customer`, `tickets.*`. */
  readonly allow?: readonly string[] | undefined
  /** None of these, even where `allow` names them; a change is denied to every tool and job that would make it. */
  readonly deny?: readonly string[] | undefined
  /** No change with one of these effects or reaches, whichever tool makes it. */
  readonly without?: readonly Power[] | undefined
}

// These reach more than a list can limit: any path of the API, and files of this machine.
const neverForAssistants: readonly string[] = ['api', 'export']

/** Whether no assistant may use it, whatever the policy. */
export function isNeverAllowed({ name }: Action): boolean {
  return neverForAssistants.includes(name)
}

/** Why an action is not allowed: the tier that has it, or the lists of this server. */
export function whyNot(action: Action, { tier }: Policy): string {
  const other = tiers.slice(tiers.indexOf(tier) + 1).find((each) => isInTier(action, each))
  return other && !isInTier(action, tier) ? `tier ${other}` : 'not allowed on this server'
}

/** Whether an action may be seen and used; `tool` is the name it goes by, where it has one of its own. */
export function isAllowed(action: Action, policy: Policy, tool?: string): boolean {
  if (isNeverAllowed(action) || !isWorkOf(action, policy.tier)) return false
  if (withheld(certainPowers(action), policy).length > 0) return false
  const names = tool === undefined ? [action.name] : [action.name, tool]
  const always = alwaysTaken(action).flatMap((name) => [name, ...(knownOperation(name)?.like ?? [])])
  if (isDenied([...names, ...always], policy)) return false
  return (
    policy.allow === undefined || names.some((name) => isNamed(name, policy.allow)) || isMadeOf(action, policy.allow)
  )
}

/** Refuses a plan that the policy does not allow, although its tool is allowed. */
export function permit({ effect, reaches: reached, operations: taken }: Preview, policy: Policy): void {
  const [power] = withheld([effect, ...reached], policy)
  if (power !== undefined)
    throw new UsageError(
      `nothing was sent: this would ${wordsFor(power)}, which ${policy.without?.includes(power) ? 'this server does not allow' : 'needs tier admin'}.`,
    )
  const denied = taken.find((name) => isDenied([name], policy))
  if (denied !== undefined) throw new UsageError(`nothing was sent: this uses ${denied}, which is denied here.`)
}

/** Whether an operation is denied by name; also used for reads that are not actions, such as resources. */
export function isDenied(names: readonly string[], { deny }: Policy): boolean {
  return names.some((name) => isNamed(name, deny))
}

/** What each tier is not allowed to do: answering tickets does not include configuring the helpdesk. */
const tierWithout: Readonly<Record<Tier, readonly Power[]>> = {
  read: ['write', 'send', 'destroy'],
  support: ['destroy', 'outside', 'access', 'many', 'words'],
  admin: [],
}

function withheld(used: readonly (Effect | Reach)[], { tier, without = [] }: Policy): Power[] {
  return [...tierWithout[tier], ...without].filter((power) => used.includes(power))
}

/** The powers an action uses whatever its input; the others are known only after planning. */
function certainPowers(action: Action): (Effect | Reach)[] {
  const always = alwaysTaken(action)
  if (always.length === 0) return []
  return [
    ...(knownOperation(action.name)?.byInput ? [] : [action.effect]),
    ...always.flatMap((name) => {
      const row = knownOperation(name)
      return row && !row.byInput ? row.reaches : []
    }),
  ]
}

function alwaysTaken(action: Action): readonly string[] {
  return action.effect === 'read' || action.takes === 'any' ? [] : (action.takes.always ?? [])
}

// whoever may use each of its operations may use the action
function isMadeOf(action: Action, allow: readonly string[]): boolean {
  if (action.effect === 'read' || action.takes === 'any') return false
  const { always = [], sometimes = [] } = action.takes
  return [...always, ...sometimes].every((name) => isNamed(name, allow))
}

function wordsFor(power: Power): string {
  if (power === 'write') return 'change something'
  if (power === 'send') return 'write to a customer'
  if (power === 'destroy') return 'do what cannot be undone'
  return `have effects beyond the object that it changes (${power}: ${reachNotes[power]})`
}

function isInTier(action: Action, tier: Tier): boolean {
  return isWorkOf(action, tier) && withheld(certainPowers(action), { tier }).length === 0
}

function isWorkOf({ name, effect }: Action, tier: Tier): boolean {
  if (effect === 'read' || tier === 'admin') return true
  if (tier === 'read' || effect === 'destroy') return false
  const row = knownOperation(name)
  if (!row) return true
  // a support agent works on tickets and customers; how the helpdesk is set up is the work of admins
  if (row.role !== undefined) return mayAct('basic-agent', row.role)
  // what any user may do is to write notes, or to change themselves, which is not work for an assistant
  return row.scopes !== 'undocumented' && row.scopes.every((scope) => scope.startsWith('tickets:'))
}

function isNamed(name: string, patterns: readonly string[] = []): boolean {
  return patterns.some((pattern) => matches(name, pattern))
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}

/** Refuses lists that name nothing: a misspelt denial would allow what it meant to forbid. */
export function checkPolicy(policy: Policy, known: readonly string[]): void {
  for (const name of ['allow', 'deny'] as const) {
    if (policy[name]?.length === 0 || policy[name]?.some((pattern) => pattern.trim() === ''))
      throw new UsageError(`${name} is empty: name tools or operations, or leave it out.`)
  }
  const problems = [...(policy.allow ?? []), ...(policy.deny ?? [])]
    .filter((pattern) => !known.some((name) => matches(name, pattern)))
    .map((pattern) => unknownName(pattern, known))
  if (problems.length > 0)
    throw new UsageError(`allow and deny name tools or operations: ${problems.join('; ')}.`, { problems })
  if (policy.without?.length === 0) throw new UsageError('without is empty: name powers, or leave it out.')
  const unknown = (policy.without ?? []).filter((power) => !powers.includes(power))
  if (unknown.length > 0)
    throw new UsageError(
      `without names powers: ${unknown.map((power) => unknownName(power, powers)).join('; ')}. There are: ${powers.join(', ')}.`,
    )
}
