import type { WireRequest } from '@rhetor/client'

interface Left {
  /** The reason of the signal that stopped it. */
  readonly cause: unknown
  readonly done?: readonly string[]
  /** What was sent without an answer, and may have been done. */
  readonly uncertain?: readonly string[]
  readonly left?: readonly string[]
  /** The requests of what is left. */
  readonly requests?: readonly WireRequest[]
}

/** The action was stopped between its steps or during one; what was done is kept. */
export class Stopped extends Error {
  readonly done: readonly string[]
  readonly uncertain: readonly string[]
  readonly left: readonly string[]
  readonly requests: readonly WireRequest[]

  constructor(message: string, { cause, done = [], uncertain = [], left = [], requests = [] }: Left) {
    super(message, { cause })
    this.name = new.target.name
    this.done = done
    this.uncertain = uncertain
    this.left = left
    this.requests = requests
  }
}

/** The cause when an action returns before all its steps are done, because the caller would stop waiting. */
export class Paused extends Error {}
