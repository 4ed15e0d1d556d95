import { GorgiasError } from '@rhetor/client'

/** Something was done, and what came after it failed: a log, reading the result, the output. It was not undone. */
export class DoneUnreported extends GorgiasError {
  readonly done: readonly string[]
  readonly left: readonly string[]

  constructor(
    action: string,
    { done, left = [], cause }: { readonly done: readonly string[]; readonly left?: readonly string[]; cause: unknown },
  ) {
    const failed = cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)
    const lines = [
      `${action}: this was done:`,
      ...shortened(done),
      `Then something else failed: ${failed}.`,
      ...(left.length > 0 ? ['This was not tried:', ...shortened(left)] : []),
      'Do not do it again before you have looked at what was done.',
    ]
    super('done_unreported', lines.join('\n'), { operation: action, cause })
    this.done = done
    this.left = left
  }
}

function shortened(list: readonly string[]): string[] {
  const shown = list.slice(0, 5).map((line) => `  ${line}`)
  return list.length > 5 ? [...shown, `  and ${list.length - 5} more`] : shown
}
