import type { WireRequest } from '@rhetor/client'
import { reaches as allReaches, type Effect, type Reach } from '@rhetor/contract'
import type { z } from 'zod'
import type { InputSchema, Plan, ReadAction } from '../action.ts'
import { digest } from '../digest.ts'
import { needsConsent } from '../needs-consent.ts'
import { oneLine, onOneLine, visible } from './one-line.ts'
import { receiversBeside } from './receivers.ts'

/** A change of more objects than this lists each of them before consent is asked. */
export const mostAtOnce = 5

/** What an action would do, for the person who decides. */
export interface Preview {
  readonly action: string
  readonly effect: Effect
  /** What it reaches beyond the objects it changes. */
  readonly reaches: readonly Reach[]
  readonly summary: string
  readonly shows: Readonly<Record<string, unknown>>
  /** One line for each step. */
  readonly steps: readonly string[]
  /** The objects that would be changed, each once. */
  readonly objects: readonly string[]
  /** The operations it calls, and those that these perform, each once. */
  readonly operations: readonly string[]
  /** Exactly what would be sent. */
  readonly requests: readonly WireRequest[]
  readonly consent: ConsentRule
  /** Why consent is asked, where neither the effect nor the reach does. */
  readonly because?: string
}

/** `none`: no question. `plain`: yes or no. `itemised`: yes or no after reading the list of objects. */
export const consentRules = ['none', 'plain', 'itemised'] as const
export type ConsentRule = (typeof consentRules)[number]

export function previewOf(action: string, plan: Plan): Preview {
  const effect = worst(plan.steps.map((step) => step.effect))
  const objects = [...new Set(plan.steps.flatMap((step) => step.objects))]
  const reached = plan.steps.flatMap((step) => step.reaches)
  const reaches = allReaches.filter((reach) => reached.includes(reach))
  return {
    action,
    effect,
    reaches,
    summary: oneLine(plan.summary),
    shows: shown({ ...plan.shows, ...receiversBeside(plan) }),
    steps: plan.steps.map((step) => oneLine(step.says)),
    objects: objects.map(oneLine),
    operations: [...new Set(plan.steps.flatMap(({ operation, like }) => [operation, ...like]))],
    requests: plan.steps.map((step) => step.request),
    consent: consentFor(effect, reaches, objects.length),
  }
}

// a text that is to be written keeps its line breaks, since each interface sets it apart from its own lines; everything
// else is put on one line
const texts: readonly string[] = ['text', 'note', 'html']

function shown(shows: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(shows).map(([name, value]) => [
      name,
      texts.includes(name) && typeof value === 'string' ? visible(value) : onOneLine(value),
    ]),
  )
}

/** The preview of an action that only reads. */
export function previewOfRead<Input extends InputSchema>(
  { name, title, request }: ReadAction<Input>,
  input: z.output<Input>,
): Preview {
  return {
    action: name,
    effect: 'read',
    reaches: [],
    summary: request ? title : `${title}: it only reads; its requests depend on earlier answers`,
    shows: {},
    steps: [],
    objects: [],
    operations: [],
    requests: request ? [request(input)] : [],
    consent: 'none',
  }
}

/** The question to ask before a plan is carried out. */
function consentFor(effect: Effect, reaches: readonly Reach[], objects: number): ConsentRule {
  if (effect === 'read') return 'none'
  if (objects > mostAtOnce) return 'itemised'
  return needsConsent({ effect, reaches }) ? 'plain' : 'none'
}

const severity = { read: 0, write: 1, send: 2, destroy: 3 } as const satisfies Record<Effect, number>

function worst(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((high, effect) => (severity[effect] > severity[high] ? effect : high), 'read')
}

/** A short text that is the same only for the same requests in the same order. */
export function fingerprint({ action, requests }: Pick<Preview, 'action' | 'requests'>): Promise<string> {
  return digest([action, requests], 12)
}

/** A short text that is the same only where a person was shown the same: how many objects, which, and as they are now. */
export function shownFingerprint({ summary, shows, steps, objects }: Preview): Promise<string> {
  return digest([summary, shows, steps, objects], 12)
}
