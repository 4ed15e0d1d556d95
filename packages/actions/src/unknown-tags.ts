import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'

/** Tags that do not exist, with those that were probably meant; their names are kept apart for models. */
export function unknownTags(
  before: string,
  unknown: readonly string[],
  known: readonly string[],
  after = '',
): UsageError {
  const near = unknown.map((tag) => `tag ${unknownName(tag, known)}`).join('; ')
  const names = unknown.map((tag) => `tag ${JSON.stringify(tag)}`).join('; ')
  return new UsageError(`${before}${near}.${after}`, {
    apart: { message: `${before}unknown: ${names}.${after}`, names: near },
  })
}
