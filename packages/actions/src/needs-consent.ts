import type { Effect, Reach } from '@rhetor/contract'

/** Whether a change is asked about because of what it does or reaches, however few objects it changes. */
export function needsConsent({
  effect,
  reaches,
}: {
  readonly effect: Effect
  readonly reaches: readonly Reach[]
}): boolean {
  return effect !== 'read' && (effect !== 'write' || reaches.length > 0)
}
