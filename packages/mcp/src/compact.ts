import type { Listed } from '@rhetor/actions'

/** The largest answer of one operation, since it takes space in a model's context. */
const mostBytes = 12_000
const longestText = 600

/** The answer of an operation without what nobody reads, and a note about what was left out. */
interface Compacted {
  /** The whole answer: any field of an object of the API may hold what others wrote. */
  readonly untrusted: unknown
  readonly truncated?: boolean
  readonly next?: string | undefined
  readonly total?: number | undefined
  readonly left_out?: string
}

/** The answer of an operation as an assistant gets it; `full` leaves nothing out. */
export function compacted(result: unknown, full: boolean): Compacted {
  const list = asList(result)
  if (!list) return compactObject(result, full)
  const { items, next, truncated, total } = list
  const small = full ? items : items.map(slim)
  const kept = full ? small : fitting(small)
  const missing = items.length - kept.length
  return {
    untrusted: { items: kept },
    truncated: truncated || missing > 0,
    // the page after this one would skip what was left out
    ...(missing === 0
      ? { next }
      : {
          left_out: `${missing} of the ${items.length} items of this page: ask again with limit ${Math.max(1, kept.length)}, or with full`,
        }),
    ...(total !== undefined && { total }),
  }
}

function compactObject(result: unknown, full: boolean): Compacted {
  if (full) return { untrusted: result }
  const small = slim(result)
  if (sizeOf(small) <= mostBytes || typeof small !== 'object' || small === null) return { untrusted: small }
  const lists = Object.entries(small).filter(([, value]) => Array.isArray(value) && value.length > 1)
  const [longest] = lists.toSorted(([, left], [, right]) => sizeOf(right) - sizeOf(left))
  if (!longest) return { untrusted: small }
  const [name, value] = longest as [string, unknown[]]
  const rest = { ...small, [name]: [] }
  // the newest are last
  const kept = fitting(value.toReversed(), mostBytes - sizeOf(rest)).toReversed()
  return {
    untrusted: { ...rest, [name]: kept },
    truncated: true,
    left_out: `${value.length - kept.length} of ${value.length} ${name}, the oldest: ask with full for all of them`,
  }
}

function asList(result: unknown): Listed | undefined {
  if (Array.isArray(result)) return { items: result, next: undefined, truncated: false, total: undefined }
  const isListed = typeof result === 'object' && result !== null && 'items' in result && 'truncated' in result
  return isListed ? (result as Listed) : undefined
}

/** As many as fit, and at least one. */
function fitting(items: readonly unknown[], room: number = mostBytes): unknown[] {
  let left = room
  return items.filter((item, index) => {
    left -= sizeOf(item) + 1
    return index === 0 || left >= 0
  })
}

// fields that repeat other fields, or are for machines
const unread = /^(uri|filters_ast|code_ast|requester|stripped_text|stripped_html|stripped_signature)$/

function slim(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}…` : value
  if (Array.isArray(value)) return value.map(slim)
  if (typeof value !== 'object' || value === null) return value
  const object = value as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(object)
      .filter(([name, each]) => each !== null && !unread.test(name) && !(name === 'body_html' && object['body_text']))
      .map(([name, each]) => [name, slim(each)]),
  )
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '')
}
