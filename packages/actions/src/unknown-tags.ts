import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import { line } from './untrusted.ts'

/** Tags that do not exist, with those that were probably meant; their names are kept apart for models. */
export function unknownTags(
  before: string,
  unknown: readonly string[],
  known: readonly (string | null)[],
  after = '',
): UsageError {
  // a name cannot write lines of its own
  const shown = known.flatMap((name) => line(name) ?? [])
  const near = unknown.map((tag) => `tag ${unknownName(tag, shown)}`).join('; ')
  const names = unknown.map((tag) => `tag ${JSON.stringify(tag)}`).join('; ')
  return new UsageError(`${before}${near}.${after}`, {
    apart: { message: `${before}unknown: ${names}.${after}`, names: near },
  })
}
