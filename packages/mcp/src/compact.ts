import type { Listed } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { type CutText, shortened } from './cut-texts.ts'
import { moreOf, withoutSecrets } from './marks.ts'
import { sizeOf } from './size-of.ts'

/** The largest answer of one operation, since it takes space in a model's context. */
const mostBytes = 12_000
/** The largest part of an answer that was asked for whole. */
const mostFullBytes = 24_000

/** How much of an answer is wanted. */
export interface Wanted {
  readonly full: boolean
  /** Which part of a whole answer that is too long for one, from 1. */
  readonly part?: number | undefined
}

/** What is to be known of an answer besides. */
interface Watcher {
  /** A text was cut. */
  readonly onCut: (cut: CutText) => void
  /** A shortened answer goes out. */
  readonly onShown: (all: unknown, shown: unknown) => void
  /** A part of a whole answer goes out; most have one. */
  readonly onPart: (part: number, parts: number, all: unknown) => void
}

/** The answer of an operation as an assistant gets it, with notes about everything that is missing. */
interface Compacted {
  /** The whole answer: any field of an object of the API may hold what others wrote. */
  readonly untrusted: unknown
  readonly truncated?: boolean
  readonly next?: string | undefined
  readonly total?: number | undefined
  readonly left_out?: string
  readonly part?: string
}

/** Shortens the answer of an operation; `full` leaves nothing out. */
export function compacted(answer: unknown, wanted: Wanted, { onCut, onShown, onPart }: Watcher): Compacted {
  const result = withoutSecrets(answer)
  const list = asList(result)
  if (wanted.full) return whole(result, list, wanted.part ?? 1, onPart)
  if (wanted.part !== undefined) throw new UsageError('run_operation: part is for whole answers: add full.')
  const compact = list ? compactList(list, onCut) : compactObject(result, onCut)
  onShown(result, compact.untrusted)
  return compact
}

/** How much of an object is shown. */
interface Detail {
  readonly text: number
  readonly items: number
  readonly fields: number
}

const nearlyAll: Detail = { text: 600, items: Infinity, fields: Infinity }

// from nearly everything to hardly more than a beginning
const details: readonly Detail[] = [
  nearlyAll,
  { text: 600, items: 20, fields: Infinity },
  { text: 200, items: 10, fields: 60 },
  { text: 120, items: 4, fields: 30 },
  { text: 120, items: 1, fields: 10 },
]

function compactList({ items, next, truncated, total }: Listed, onCut: (cut: CutText) => void): Compacted {
  const small = items.map((item) => fitted(item, { nulls: false, most: mostBytes / 2 }))
  const kept = fitting(small.map(({ value }) => value))
  const shown = small.slice(0, kept.length)
  for (const cut of shown.flatMap(({ cuts }) => cuts)) onCut(cut)
  const missing = items.length - kept.length
  const notes = [
    ...(missing > 0
      ? [
          `${missing} of the ${items.length} items of this page: ask again with limit ${Math.max(1, kept.length)}, or with full`,
        ]
      : []),
    ...notesOf(shown.flatMap(({ omitted }) => omitted)),
  ]
  return {
    untrusted: { items: kept },
    truncated: truncated || missing > 0,
    // the page after this one would skip what was left out
    ...(missing === 0 && { next }),
    ...(total !== undefined && { total }),
    ...(notes.length > 0 && { left_out: notes.join('; ') }),
  }
}

function compactObject(result: unknown, onCut: (cut: CutText) => void): Compacted {
  const first = slim(result, { nulls: true, detail: nearlyAll })
  const fits = sizeOf(first.value) <= mostBytes
  const without = fits ? undefined : withoutOldest(first.value)
  const shown = fits || without ? first : fitted(result, { nulls: true, most: mostBytes })
  for (const cut of shown.cuts) onCut(cut)
  const notes = [...(without ? [without.note] : []), ...notesOf(shown.omitted)]
  return {
    untrusted: without ? without.value : shown.value,
    ...(without && { truncated: true }),
    ...(notes.length > 0 && { left_out: notes.join('; ') }),
  }
}

/** An object with fewer items in its longest list, where that is enough; the newest are last, and stay. */
function withoutOldest(small: unknown): { readonly value: unknown; readonly note: string } | undefined {
  if (typeof small !== 'object' || small === null) return undefined
  const lists = Object.entries(small).filter(([, value]) => Array.isArray(value) && value.length > 1)
  const [longest] = lists.toSorted(([, left], [, right]) => sizeOf(right) - sizeOf(left))
  if (!longest) return undefined
  const [name, value] = longest as [string, unknown[]]
  const rest = { ...small, [name]: [] }
  const kept = fitting(value.toReversed(), mostBytes - sizeOf(rest)).toReversed()
  const shorter = { ...rest, [name]: kept }
  if (sizeOf(shorter) > mostBytes) return undefined
  const note = `${value.length - kept.length} of ${value.length} ${name}, the oldest: ask with full for all of them`
  return { value: shorter, note }
}

/** As much of a value as fits. */
function fitted(value: unknown, { nulls, most }: { readonly nulls: boolean; readonly most: number }): Slim {
  let small: Slim | undefined
  for (const detail of details) {
    small = slim(value, { nulls, detail })
    if (sizeOf(small.value) <= most) break
  }
  return small as Slim
}

/** Nothing is left out; what is too long for one answer comes in parts. */
function whole(result: unknown, list: Listed | undefined, part: number, onPart: Watcher['onPart']): Compacted {
  const page = list && {
    truncated: list.truncated,
    next: list.next,
    ...(list.total !== undefined && { total: list.total }),
  }
  const content = list ? { items: list.items } : result
  const parts = partsOf(JSON.stringify(content) ?? 'null')
  if (part <= parts.length) onPart(part, parts.length, result)
  if (parts.length === 1 && part === 1) return { untrusted: content, ...page }
  const json = parts[part - 1]
  if (json === undefined)
    throw new UsageError(`run_operation: there is no part ${part}: the answer has ${parts.length}.`)
  const isLast = part === parts.length
  return {
    untrusted: { json },
    part: `${part} of ${parts.length}: the texts under json, joined in order, are the answer`,
    ...(isLast ? page : { truncated: true, left_out: `the rest: ask with full and part ${part + 1}` }),
  }
}

/** A text in pieces that fit as strings of JSON; no character is divided. */
function partsOf(text: string): string[] {
  if (sizeOf(text) <= mostFullBytes) return [text]
  const parts: string[] = []
  let piece = ''
  let room = mostFullBytes
  for (const sign of text) {
    const size = sizeOf(sign) - 2
    if (size > room) {
      parts.push(piece)
      piece = ''
      room = mostFullBytes
    }
    piece += sign
    room -= size
  }
  return [...parts, piece]
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

/** Fields that repeat other fields, or are for machines. */
export const unread = /^(uri|filters_ast|code_ast|requester|stripped_text|stripped_html|stripped_signature)$/

interface Slim {
  readonly value: unknown
  /** Names of fields that are not shown. */
  readonly omitted: readonly string[]
  readonly cuts: readonly CutText[]
}

interface Slimming {
  /** Whether fields that hold null are shown; in lists they would take the room of items. */
  readonly nulls: boolean
  readonly detail: Detail
}

function slim(value: unknown, { nulls, detail }: Slimming): Slim {
  const omitted: string[] = []
  const cuts: CutText[] = []
  const inner = (each: unknown, depth = 0): unknown => {
    if (typeof each === 'string') return shortened(each, detail.text, (cut) => cuts.push(cut))
    if (Array.isArray(each)) {
      const shown = each.slice(0, detail.items).map((item) => inner(item, depth + 1))
      return shown.length < each.length ? [...shown, moreOf(each.length - shown.length, 'items')] : shown
    }
    if (typeof each !== 'object' || each === null) return each
    // what has no id was made by others: its names are their own
    const isOfApi = depth === 0 || 'id' in each
    const kept = Object.entries(each).filter(([name, field]) => {
      const isShown = field === null ? nulls : !(isOfApi && unread.test(name))
      if (!isShown) omitted.push(field === null ? nullsNote : name)
      return isShown
    })
    // the fields of the object itself are always there
    const shown = kept
      .slice(0, depth === 0 ? Infinity : detail.fields)
      .map(([name, field]) => [name, inner(field, depth + 1)])
    const more = kept.length - shown.length
    return Object.fromEntries(more > 0 ? [...shown, ['more', moreOf(more, 'fields')]] : shown)
  }
  return { value: inner(value), omitted, cuts }
}

const nullsNote = 'fields that are null'

function notesOf(omitted: readonly string[]): string[] {
  const names = [...new Set(omitted)].toSorted()
  return names.length > 0 ? [`${names.join(', ')}: ask with full`] : []
}
