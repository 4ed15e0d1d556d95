import type { Random } from '../support/random.ts'
import type { Promised } from './promises.ts'

export const faces = ['terminal', 'assistant', 'stdio', 'library', 'files', 'sandbox'] as const
export type Face = (typeof faces)[number]

/** One attempt to break a promise. */
export interface Attack {
  /** What is tried. */
  readonly tries: string
  /** What must not happen. */
  readonly mustNot: string
  readonly promise: Promised
  readonly on: Face
  /** Tries it, and throws where it happened. With other random choices it is another attack of the same kind. */
  run(random: Random): Promise<void>
}
