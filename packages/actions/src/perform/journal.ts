import type { Session } from '../session.ts'
import type { Step } from '../step.ts'

/** One step of an action, as it is recorded: who, what, when, on which objects. No words of customers. */
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
  readonly reaches: Step['reaches']
  readonly object: string
  readonly method: string
  readonly path: string
  /** Which step of how many it is, in the plan of this run. */
  readonly index: number
  readonly steps: number
}

/** What an earlier run recorded about a step: its answer, or that it was begun without a known outcome. */
export type Remembered = { readonly state: 'done'; readonly answer: unknown } | { readonly state: 'begun' }

type Told = void | Promise<void>

/**
 * Is called before and after every step. Stored in a table and passed in again after a crash, it makes an action
 * continue where it stopped: nothing is done twice, and what was only begun is looked up or reported as uncertain.
 */
export interface Journal {
  /** What an earlier run recorded about the step. */
  already?(record: StepRecord): Remembered | undefined | Promise<Remembered | undefined>
  /** Before the step is sent: a step that cannot be recorded is not sent. */
  begin?(record: StepRecord): Told
  done?(record: StepRecord, answer: unknown): Told
  /** It was refused, or never sent. */
  failed?(record: StepRecord, error: unknown): Told
  /** It may have been done. */
  uncertain?(record: StepRecord, error: unknown): Told
}

/** Tells the progress of a session how many steps of several are done. */
export function progressJournal({ progress }: Pick<Session, 'progress'>): Journal {
  return {
    done: ({ index, steps }) => {
      if (steps > 1) progress({ what: 'steps done', done: index + 1, total: steps })
    },
  }
}

/** Several journals as one, called in this order; the first that remembers a step counts. */
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
