import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'

/** A line that begins with no command, with the one that was probably meant. */
export function noCommand(word: string, known: readonly string[], more: string, before = ''): UsageError {
  const said = unknownName(word, known).replace(/^unknown: /, '')
  return new UsageError(`rhetor ${before}${said}: there is no such command. ${more}`)
}
