import type { Preview } from './consent.ts'

/** How many objects may be changed without a question. */
export interface UnaskedLimits {
  readonly session: number
  readonly hour: number
}

/** Small enough that a model which goes astray is stopped early, large enough for an hour of ordinary work. */
export const unaskedLimits: UnaskedLimits = { session: 20, hour: 60 }

/** Changes that nobody was asked about: when, and of how many objects. */
export interface Unasked {
  readonly at: number
  readonly objects: number
}

/** Where the changes of an account are kept, so that a restart does not forget them. */
export interface UnaskedStore {
  /** Replaces the list by what the function makes of it; one change at a time. */
  change(account: string, change: (list: readonly Unasked[]) => readonly Unasked[]): Promise<void>
}

/** Counts what was changed without a question, for a session in which a model decides. */
export interface UnaskedBudget {
  /** Counts the objects, or answers why the change has to be asked about, and counts nothing. */
  take(objects: number): Promise<string | undefined>
  /** They were not changed after all: nothing was sent, or all of it was refused. */
  giveBack(objects: number): Promise<void>
  /** Somebody was asked and agreed: the count begins again. */
  agreed(): Promise<void>
}

interface UnaskedOptions {
  readonly account: string
  readonly store: UnaskedStore
  readonly now: () => number
  /** What all accounts of a session count together. */
  readonly session?: { objects: number }
  readonly limits?: UnaskedLimits
}

const hourMs = 60 * 60_000

export function unaskedBudget(options: UnaskedOptions): UnaskedBudget {
  const { account, store, now, session = { objects: 0 }, limits = unaskedLimits } = options
  return {
    take: async (objects) => {
      let why: string | undefined
      await store.change(account, (list) => {
        const recent = list.filter(({ at }) => now() - at < hourMs)
        const inHour = recent.reduce((sum, each) => sum + each.objects, 0)
        why = overdrawn(objects, session.objects, inHour, limits)
        if (why !== undefined) return recent
        session.objects += objects
        return [...recent, { at: now(), objects }]
      })
      return why
    },
    giveBack: async (objects) => {
      session.objects = Math.max(0, session.objects - objects)
      await store.change(account, (list) => {
        const at = list.findLastIndex((each) => each.objects === objects)
        return list.filter((_, index) => index !== at)
      })
    },
    agreed: async () => {
      session.objects = 0
      await store.change(account, () => [])
    },
  }
}

function overdrawn(objects: number, inSession: number, inHour: number, limits: UnaskedLimits): string | undefined {
  if (inSession + objects > limits.session) return `${count(inSession)} in this session`
  if (inHour + objects > limits.hour) return `${count(inHour)} in the last hour`
  return undefined
}

function count(objects: number): string {
  return `${objects} ${objects === 1 ? 'object was' : 'objects were'} changed without a question`
}

/** The counts of this process only. */
export function unaskedInMemory(): UnaskedStore {
  const kept = new Map<string, readonly Unasked[]>()
  return {
    change: async (account, change) => {
      kept.set(account, change(kept.get(account) ?? []))
    },
  }
}

/** The preview; it asks where the changes that nobody was asked about have become too many. */
export async function withinBudget(preview: Preview, budget: UnaskedBudget): Promise<Preview> {
  if (preview.consent !== 'none' || preview.steps.length === 0) return preview
  const why = await budget.take(preview.objects.length)
  return why === undefined ? preview : { ...preview, consent: 'plain', because: why }
}
