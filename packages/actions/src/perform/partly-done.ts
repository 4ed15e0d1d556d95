import { GorgiasError } from '@rhetor/client'
import type { Outcome, Step } from '../step.ts'

/** Some steps were taken, one failed, the rest was not tried. The same action, run again, continues from here. */
export class PartlyDone extends GorgiasError {
  readonly done: readonly string[]
  readonly failed: string
  readonly left: readonly string[]

  constructor(action: string, done: readonly Outcome[], steps: readonly Step[], cause: GorgiasError) {
    const failed = steps[done.length]?.says ?? ''
    const left = steps.slice(done.length + 1).map((step) => step.says)
    super(
      cause.code,
      `${action}: ${done.length} of ${steps.length} steps done, then "${failed}" failed: ${cause.message}${left.length > 0 ? `\nNot tried: ${shortened(left)}.` : ''}\nRun the same command again to continue.`,
      { operation: action, cause },
    )
    this.done = done.map(({ step }) => step.says)
    this.failed = failed
    this.left = left
  }
}

function shortened(left: readonly string[]): string {
  const shown = left.slice(0, 5).join('; ')
  return left.length > 5 ? `${shown}; and ${left.length - 5} more` : shown
}
