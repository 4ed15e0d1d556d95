interface Left {
  /** The reason of whoever stopped it. */
  readonly cause: unknown
  readonly done?: readonly string[]
  /** What was on its way, and may have been done. */
  readonly uncertain?: readonly string[]
  readonly left?: readonly string[]
}

/** The work was stopped on its way; what was done is kept. */
export class LeftOff extends Error {
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
