interface Left {
  /** The reason of the signal that stopped it. */
  readonly cause: unknown
  readonly done?: readonly string[]
  /** What was sent without an answer, and may have been done. */
  readonly uncertain?: readonly string[]
  readonly left?: readonly string[]
}

/** The action was stopped between its steps or during one; what was done is kept. */
export class Stopped extends Error {
  readonly done: readonly string[]
  readonly uncertain: readonly string[]
  readonly left: readonly string[]

  constructor(message: string, { cause, done = [], uncertain = [], left = [] }: Left) {
    super(message, { cause })
    this.name = new.target.name
    this.done = done
    this.uncertain = uncertain
    this.left = left
  }
}
