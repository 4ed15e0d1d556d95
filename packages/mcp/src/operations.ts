import type { Action } from '@rhetor/actions'
import { operations } from '@rhetor/contract'
import { toolSchema } from './schema.ts'

const paths = new Map(operations.map(({ name, method, path }) => [name, `${method} ${path}`]))

interface FoundOperation {
  readonly name: string
  readonly summary: string
  readonly effect: string
  /** Left out where there are too many to show. */
  readonly input?: unknown
}

const mostShown = 3
const mostNamed = 12

/** The operations that fit some words best; the first few with what they take. */
export function findOperations(
  actions: readonly Action[],
  query: string,
): { operations: FoundOperation[]; truncated: boolean } {
  const words = query
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1)
    .map(stem)
  const ranked = actions
    .map((action) => ({ action, points: pointsOf(action, words, query) }))
    .filter(({ points }) => points > 0)
    .toSorted((left, right) => right.points - left.points)
  const found = ranked.slice(0, mostNamed).map(({ action }, index) => ({
    name: action.name,
    summary: action.summary,
    effect: action.effect,
    ...(index < mostShown && { input: toolSchema(action.input) }),
  }))
  return { operations: found, truncated: ranked.length > found.length }
}

function pointsOf({ name, title, summary }: Action, words: readonly string[], query: string): number {
  if (name.toLowerCase() === query.trim().toLowerCase()) return 100
  const named = `${name.replace(/([A-Z])/g, ' $1')} ${paths.get(name) ?? ''}`.toLowerCase()
  const said = `${title} ${summary}`.toLowerCase()
  return words.reduce((points, word) => points + (named.includes(word) ? 3 : 0) + (said.includes(word) ? 2 : 0), 0)
}

/** `tags` and `tagging` both look for `tag`. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(ies)$/, 'y').replace(/(ing|es|s)$/, '') : word.replace(/s$/, '')
}
