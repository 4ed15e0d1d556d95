import type { Action } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { mayAct, operations, unknownName } from '@rhetor/contract'

/** How much an assistant may do; each tier holds the one before. */
export const tiers = ['read', 'support', 'admin'] as const
export type Tier = (typeof tiers)[number]

/** What an assistant may do, decided by people before it starts. */
export interface Policy {
  readonly tier: Tier
  /** Only these of the tier, by tool or by action: `reply_to_customer`, `tickets.*`. */
  readonly allow?: readonly string[] | undefined
  /** None of these, even where `allow` names them. */
  readonly deny?: readonly string[] | undefined
}

// These reach more than a list can limit: any path of the API, and files of this machine.
const neverForAssistants: readonly string[] = ['api', 'export']

const rows = new Map(operations.map((row) => [row.name, row]))

/** Whether an action may be seen and used; `tool` is the name it goes by, where it has one of its own. */
export function isAllowed(action: Action, policy: Policy, tool?: string): boolean {
  if (neverForAssistants.includes(action.name) || !isInTier(action, policy.tier)) return false
  const names = tool === undefined ? [action.name] : [action.name, tool]
  if (policy.deny?.some((pattern) => names.some((name) => matches(name, pattern)))) return false
  return policy.allow === undefined || policy.allow.some((pattern) => names.some((name) => matches(name, pattern)))
}

function isInTier({ name, effect }: Action, tier: Tier): boolean {
  if (effect === 'read' || tier === 'admin') return true
  if (tier === 'read' || effect === 'destroy') return false
  const row = rows.get(name)
  if (!row) return true
  // a support agent works on tickets and customers; how the helpdesk is set up is the work of admins
  if (row.role !== undefined) return mayAct('basic-agent', row.role)
  // what any user may do is to write notes, or to change themselves, which is not work for an assistant
  return row.scopes !== 'undocumented' && row.scopes.every((scope) => scope.startsWith('tickets:'))
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
}
