import type { WireRequest } from '@rhetor/client'
import type { Effect } from '@rhetor/contract'
import type { z } from 'zod'
import type { InputSchema, Plan, ReadAction } from '../action.ts'
import { digest } from '../digest.ts'

/** More objects than this at once have to be named one by one before anything happens to them. */
export const mostAtOnce = 5

/** What an action would do, ready to be shown to whoever decides. */
export interface Preview {
  readonly action: string
  readonly effect: Effect
  readonly summary: string
  readonly shows: Readonly<Record<string, unknown>>
  /** One line for each step. */
  readonly steps: readonly string[]
  /** What would be changed, each once. */
  readonly objects: readonly string[]
  /** Exactly what would be sent. */
  readonly requests: readonly WireRequest[]
  readonly consent: ConsentRule
}

/** `none`: it just happens. `plain`: yes or no. `itemised`: yes or no after reading the list of objects. */
export const consentRules = ['none', 'plain', 'itemised'] as const
export type ConsentRule = (typeof consentRules)[number]

export function previewOf(action: string, plan: Plan): Preview {
  const effect = worst(plan.steps.map((step) => step.effect))
  const objects = [...new Set(plan.steps.map((step) => step.object))]
  return {
    action,
    effect,
    summary: plan.summary,
    shows: plan.shows ?? {},
    steps: plan.steps.map((step) => step.says),
    objects,
    requests: plan.steps.map((step) => step.request),
    consent: consentFor(effect, objects.length),
  }
}

/** What an action that only reads would ask. */
export function previewOfRead<Input extends InputSchema>(
  { name, title, request }: ReadAction<Input>,
  input: z.output<Input>,
): Preview {
  return {
    action: name,
    effect: 'read',
    summary: request ? title : `${title}: it only reads; what it asks depends on the answers`,
    shows: {},
    steps: [],
    objects: [],
    requests: request ? [request(input)] : [],
    consent: 'none',
  }
}

/** What has to be asked before a plan is carried out. */
function consentFor(effect: Effect, objects: number): ConsentRule {
  if (effect === 'read') return 'none'
  if (objects > mostAtOnce) return 'itemised'
  return effect === 'write' ? 'none' : 'plain'
}

const severity = { read: 0, write: 1, send: 2, destroy: 3 } as const satisfies Record<Effect, number>

function worst(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((high, effect) => (severity[effect] > severity[high] ? effect : high), 'read')
}

/** A short text that is the same only for the same requests in the same order. */
export function fingerprint({ action, requests }: Preview): Promise<string> {
  return digest([action, requests], 12)
}
