import { createHash } from 'node:crypto'
import { UsageError } from '@rhetor/client'

// several long sessions; an older one has forgotten what it read
const mostKept = 50_000

/** A field of an object, which is named by its path: `tags` of `/tickets/7`. */
export interface Field {
  readonly object: string
  readonly name: string
}

/** A field in an answer: all of it, and whether the assistant saw less. */
export interface Shown extends Field {
  /** Left out where it is not known. */
  readonly value?: unknown
  readonly cut: boolean
}

/** The fields that an assistant has seen in part, so that none is written without what it has not seen. */
export interface CutFields {
  /** Takes in what an answer showed; `value` is the whole of it. */
  shown(fields: readonly Shown[]): void
  /** What was read whole, or written by the assistant itself. */
  known(fields: readonly (Field & { readonly value?: unknown })[]): void
  /** Whether the assistant has seen or written all of it. */
  knows(field: Field): boolean
  /** Refuses to write a field that was seen in part. */
  refuse(fields: readonly Field[]): void
}

export function createCutFields(): CutFields {
  const cuts = new Set<string>()
  // as it was when the assistant knew all of it: unchanged since, it is still known
  const whole = new Map<string, string>()
  return {
    shown: (fields) => {
      for (const field of fields) {
        const key = keyOf(field)
        if (!field.cut) cuts.delete(key)
        else if (field.value === undefined || whole.get(key) !== digestOf(field.value)) keep(cuts, key)
      }
    },
    known: (fields) => {
      for (const field of fields) {
        const key = keyOf(field)
        cuts.delete(key)
        whole.delete(key)
        if (field.value !== undefined) whole.set(key, digestOf(field.value))
      }
      dropOldest(whole)
    },
    knows: (field) => whole.has(keyOf(field)),
    refuse: (fields) => {
      const cut = fields.filter((field) => cuts.has(keyOf(field)))
      if (cut.length === 0) return
      const names = [...new Set(cut.map(({ name }) => name))].join(', ')
      const [first] = cut as [Field]
      throw new UsageError(
        `nothing was sent: ${names} of ${first.object.slice(1)} was seen only shortened, and the rest of it would be lost. Read it with full, all of its parts, then send all of it.`,
      )
    },
  }
}

function keyOf({ object, name }: Field): string {
  return `${object} ${name}`
}

function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64')
}

function keep(keys: Set<string>, key: string): void {
  keys.delete(key)
  keys.add(key)
  dropOldest(keys)
}

function dropOldest(kept: Set<string> | Map<string, unknown>): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
}
