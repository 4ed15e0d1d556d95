import { sizeOf } from './size-of.ts'

// in lists, tags are there to choose by
const mostBytes = 300

/** A result whose tickets have few tags, with the number of the others as `more_tags`. */
export function fewerTags(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fewerTags)
  if (typeof value !== 'object' || value === null) return value
  const ours = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fewerTags(each)]))
  const { tags, messages_count: count, messages } = ours
  // a conversation has shortened its own, unless all were asked for
  if (!Array.isArray(tags) || count === undefined || messages !== undefined) return ours
  let left = mostBytes
  const shown = tags.filter((tag, index) => {
    left -= sizeOf(tag) + 1
    return index === 0 || left >= 0
  })
  return shown.length < tags.length ? { ...ours, tags: shown, more_tags: tags.length - shown.length } : ours
}
