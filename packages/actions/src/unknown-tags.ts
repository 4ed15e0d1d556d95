import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import { line } from './untrusted.ts'

const mostNamed = 10

/** Tags that do not exist, with those that were probably meant; their names are kept apart for models. */
export function unknownTags(
  before: string,
  unknown: readonly string[],
  known: readonly (string | null)[],
  after = '',
): UsageError {
  // a name cannot write lines of its own
  const shown = known.flatMap((name) => line(name) ?? [])
  const some = unknown.slice(0, mostNamed)
  const more = unknown.length > some.length ? `; and ${unknown.length - some.length} more` : ''
  const near = some.map((tag) => `tag ${unknownName(tag, shown)}`).join('; ')
  const names = some.map((tag) => `tag ${JSON.stringify(line(tag, 100) ?? '')}`).join('; ')
  return new UsageError(`${before}${near}${more}.${after}`, {
    apart: { message: `${before}unknown: ${names}${more}.${after}`, names: near },
  })
}
