import type { Action } from '@rhetor/actions'
import { operations } from '@rhetor/contract'
import { fitSchema, schemaAt } from './fit-schema.ts'
import { toolSchema } from './schema.ts'
import { sizeOf } from './size-of.ts'

const paths = new Map(operations.map(({ name, method, path }) => [name, `${method} ${path}`]))

interface FoundOperation {
  readonly name: string
  readonly summary: string
  readonly effect: string
  /** Left out where there are too many to show. */
  readonly input?: unknown
}

interface FoundOperations {
  readonly operations: readonly FoundOperation[]
  readonly truncated: boolean
  /** Operations that match but are not allowed here: `tickets.delete (tier admin)`. */
  readonly not_here?: readonly string[]
  readonly hint?: string
}

/** What can be searched. */
export interface Findable {
  readonly here: readonly Action[]
  /** Actions that this server does not allow, each with the reason. */
  readonly elsewhere: readonly { readonly action: Action; readonly why: string }[]
}

const mostShown = 3
const mostNamed = 12
const mostElsewhere = 5
const mostBytes = 5_800

/** The operations that fit some words best; the first few with what they take. */
export function findOperations({ here, elsewhere }: Findable, query: string): FoundOperations {
  const exact = here.find(({ name }) => isExactly(name, query))
  const ranked = exact ? [exact] : rank(here, query)
  const named = ranked.slice(0, mostNamed)
  const withInput = new Set(named.slice(0, mostShown))
  const reasons = new Map(elsewhere.map(({ action, why }) => [action, why]))
  const hidden = rank([...reasons.keys()], query).slice(0, mostElsewhere)
  const frame = {
    truncated: ranked.length > named.length,
    ...(hidden.length > 0 && {
      not_here: hidden.map((action) => `${action.name} (${reasons.get(action)})`),
    }),
  }
  // destructive operations come last, however well they match
  const ordered = [
    ...named.filter(({ effect }) => effect !== 'destroy'),
    ...named.filter(({ effect }) => effect === 'destroy'),
  ]
  const bare = ordered.map(({ name, summary, effect }) => ({ name, summary, effect }))
  const room = (mostBytes - sizeOf({ ...frame, operations: bare, hint })) / Math.max(1, withInput.size)
  const path = exact ? fieldIn(exact.name, query) : []
  const found = ordered.map((action, index) => ({
    ...(bare[index] as FoundOperation),
    ...(withInput.has(action) && inputOf(action, path, room)),
  }))
  const isReduced = /"(keys|of)":/.test(JSON.stringify(found))
  return { operations: found, ...frame, ...(isReduced && { hint }) }
}

const hint =
  'Where only keys or a number (of) are shown, search for the operation and the field, such as "tickets.create messages", to see more.'

function inputOf({ input }: Action, path: readonly string[], room: number): Pick<FoundOperation, 'input'> {
  const schema = toolSchema(input)
  const inner = path.length === 0 ? undefined : schemaAt(schema, path)
  const field = path.join('.')
  return {
    input: inner === undefined ? fitSchema(schema, room) : { [field]: fitSchema(inner, room - field.length - 8) },
  }
}

/** `tickets.create` and `tickets.create messages` name the operation tickets.create. */
function isExactly(name: string, query: string): boolean {
  const [first = ''] = query.trim().toLowerCase().split(/\s+/)
  const wanted = name.toLowerCase()
  return first === wanted || first.startsWith(`${wanted}.`)
}

function fieldIn(name: string, query: string): string[] {
  return query
    .trim()
    .slice(name.length)
    .split(/[\s.]+/)
    .filter(Boolean)
}

function rank(actions: readonly Action[], query: string): Action[] {
  const words = query
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1)
    .map(stem)
  return actions
    .map((action) => ({ action, points: pointsOf(action, words) }))
    .filter(({ points }) => points > 0)
    .toSorted((left, right) => right.points - left.points)
    .map(({ action }) => action)
}

function pointsOf({ name, title, summary }: Action, words: readonly string[]): number {
  const named = `${name.replace(/([A-Z])/g, ' $1')} ${paths.get(name) ?? ''}`.toLowerCase()
  const said = `${title} ${summary}`.toLowerCase()
  return words.reduce((points, word) => points + (named.includes(word) ? 3 : 0) + (said.includes(word) ? 2 : 0), 0)
}

/** `tags` and `tagging` both look for `tag`. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(ies)$/, 'y').replace(/(ing|es|s)$/, '') : word.replace(/s$/, '')
}
