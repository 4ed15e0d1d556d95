import { UsageError } from '@rhetor/client'
import { didYouMean } from '@rhetor/contract'

/** A line that begins with no command, with the one that was probably meant. */
export function noCommand(word: string, known: readonly string[], more: string, before = ''): UsageError {
  const said = didYouMean(word, known)
  return new UsageError(`rhetor ${before}${said}: there is no such command. ${more}`)
}
