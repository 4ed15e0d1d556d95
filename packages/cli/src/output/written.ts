import { GorgiasError } from '@rhetor/client'
import { failures } from '@rhetor/contract'
import type { Output } from '../terminal.ts'

/** The output could not be written, for example because the disk is full. */
class OutputFailed extends GorgiasError {
  constructor(cause: Error) {
    super('output_failed', `${failures.output_failed.meaning} (${cause.message}). ${failures.output_failed.advice}`, {
      cause,
    })
  }
}

/** Resolves when everything has been written; a full disk is an error here, not an event. */
export async function written(output: Output): Promise<void> {
  // a screen or file may report the failure later
  await new Promise<void>((resolve) => {
    if (output.errored || output.destroyed) resolve()
    else output.write('', () => resolve())
  })
  const failed = output.errored as NodeJS.ErrnoException | null
  // a reader that closes a pipe has read enough
  if (failed && failed.code !== 'EPIPE') throw new OutputFailed(failed)
}
