import type { Step } from '../step.ts'

/** One step of an action, as it is remembered: who, what, when, on which objects. No words of customers. */
export interface StepRecord {
  /** The same for the same step, however often its plan is made; see `Step.id`. */
  readonly id: string
  readonly at: string
  readonly account: string
  /** The user whose credentials are used. */
  readonly user: number | undefined
  /** Where it was asked for: `cli`, `mcp`. */
  readonly face: string
  readonly action: string
  readonly operation: string
  readonly effect: Step['effect']
  readonly object: string
  readonly method: string
  readonly path: string
  /** Which step of how many it is, in the plan of this run. */
  readonly index: number
  readonly steps: number
}

/** What an earlier run left about a step: its answer, or that it was begun and nobody knows how it ended. */
export type Remembered = { readonly state: 'done'; readonly answer: unknown } | { readonly state: 'begun' }

type Told = void | Promise<void>

/**
 * Hears of every step before and after it. Kept in a table and given again after a crash, it makes an action go on
 * where it stopped: what is done is not done twice, and what was only begun is looked up or called uncertain.
 */
export interface Journal {
  /** What an earlier run left. */
  already?(record: StepRecord): Remembered | undefined | Promise<Remembered | undefined>
  /** Before the step is sent: what cannot be written down is not sent. */
  begin?(record: StepRecord): Told
  done?(record: StepRecord, answer: unknown): Told
  /** It was refused, or never left. */
  failed?(record: StepRecord, error: unknown): Told
  /** It may have happened. */
  uncertain?(record: StepRecord, error: unknown): Told
}

/** Several journals as one, told in this order; the first that remembers a step is believed. */
export function journals(...parts: readonly Journal[]): Journal {
  const tell =
    <Name extends 'begin' | 'done' | 'failed' | 'uncertain'>(name: Name) =>
    async (record: StepRecord, about?: unknown) => {
      for (const part of parts) await part[name]?.(record, about)
    }
  return {
    already: async (record) => {
      for (const part of parts) {
        const remembered = await part.already?.(record)
        if (remembered) return remembered
      }
      return undefined
    },
    begin: tell('begin'),
    done: tell('done'),
    failed: tell('failed'),
    uncertain: tell('uncertain'),
  }
}
