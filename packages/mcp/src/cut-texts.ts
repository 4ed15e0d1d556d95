import { UsageError } from '@rhetor/client'
import { anyMark, moreOf, secretMark } from './marks.ts'
import { eachPiece, piecesOf } from './pieces.ts'

// a beginning that two texts hardly share by chance
const headLength = 40
/** So much of its end shows whether a text is whole. */
export const endLength = 40
// an input that has this share of the shown text was copied from it
const share = 0.8
const mostRemembered = 10_000
// excerpts in lists are there to choose by; nobody stores them
const longestExcerpt = 180
// a line of dashes says nothing about where it comes from
const leastVariety = 8

/** A text that was shown in part. Only letters and signs count: markup and spaces change on the way. */
export interface CutText {
  readonly shown: string
  /** How it ends, where that is known. */
  readonly end: string | undefined
  /** All of it, where that is known. */
  readonly whole: string | undefined
}

/** What is kept of it: whole texts would take too much room. */
interface Remembered extends Omit<CutText, 'whole'> {
  /** Pieces of what was shown; nothing where it has too few to tell. */
  readonly pieces: ReadonlySet<number>
}

// an edited copy still has this share of the pieces, and of the length
export const shareOfPieces = 0.6
const leastPieces = 12

/** The shown part of a text, with a marker where the rest is missing. */
export function shortened(text: string, longest: number, onCut: (cut: CutText) => void): string {
  if (text.length <= longest) return text
  const shown = text.slice(0, longest).toWellFormed()
  const withMarkup = isMostlyMarkup(shown)
  const wholes = formsOf(text, withMarkup)
  for (const [index, form] of formsOf(shown, withMarkup).entries()) {
    const whole = wholes[index] as string
    onCut({ shown: form, end: whole.slice(-endLength), whole })
  }
  return `${shown}${moreOf(text.length - longest, 'characters')}`
}

/** The texts in a result that end with …, as composed actions shorten them. */
export function shortenedIn(result: unknown): CutText[] {
  return namedTextsIn(result)
    .filter(({ name, text }) => text.endsWith('…') && (stored.test(name) || text.length > longestExcerpt))
    .map(({ text }) => ({ shown: bare(text.slice(0, -1)), end: undefined, whole: undefined }))
}

// a note in Japanese is cut after 66 characters
const stored = /^(note|customer_note|subject)$/

function namedTextsIn(value: unknown, name = ''): { readonly name: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ name, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => namedTextsIn(each, Array.isArray(value) ? name : key))
}

/** The texts that an assistant has seen in part, so that none is stored without its end. */
export interface CutTexts {
  remember(cut: CutText): void
  /** What was read whole may be written. */
  forget(whole: unknown): void
  /** Counts a part of an answer; true once all of its parts were delivered. */
  isWhole(answer: string, part: number, parts: number): boolean
  /** Refuses input with a text that lacks what was cut off. */
  refuse(input: unknown): void
}

/** Remembers a shortened text unless the input has the whole of it: its author knows it already. */
export function otherThan(input: unknown, remember: (cut: CutText) => void): (cut: CutText) => void {
  const own = new Set(textsIn(input).flatMap((text) => formsOf(text)))
  return (cut) => {
    if (cut.whole === undefined || !own.has(cut.whole)) remember(cut)
  }
}

export function createCutTexts(): CutTexts {
  // by how they begin, so that a long text is looked through once
  const cuts = new Map<string, Remembered[]>()
  const delivered = new Map<string, Set<number>>()
  const byPiece = new Map<number, Set<Remembered>>()
  let count = 0
  const drop = (dropped: readonly Remembered[]) => {
    count -= dropped.length
    for (const cut of dropped)
      for (const piece of cut.pieces) {
        const others = byPiece.get(piece)
        others?.delete(cut)
        if (others?.size === 0) byPiece.delete(piece)
      }
  }
  return {
    remember: ({ shown, end }) => {
      const head = shown.slice(0, headLength)
      if (new Set(head).size < leastVariety) return
      const known = cuts.get(head) ?? []
      if (known.some((cut) => cut.shown === shown && cut.end === end)) return
      const found = piecesOf(shown)
      const cut = { shown, end, pieces: found.size < leastPieces ? new Set<number>() : found }
      cuts.set(head, [...known, cut])
      for (const piece of cut.pieces) byPiece.set(piece, (byPiece.get(piece) ?? new Set()).add(cut))
      count += 1
      for (const [oldest, list] of cuts) {
        if (count <= mostRemembered) break
        cuts.delete(oldest)
        drop(list)
      }
    },
    forget: (whole) => {
      for (const text of textsIn(whole).flatMap((each) => formsOf(each))) {
        if (text.length <= headLength || text.endsWith('…') || anyMark.test(text)) continue
        const head = text.slice(0, headLength)
        const alike = cuts.get(head) ?? []
        const left = alike.filter((cut) => !(text.startsWith(cut.shown) && text.endsWith(cut.end ?? '')))
        drop(alike.filter((cut) => !left.includes(cut)))
        if (left.length > 0) cuts.set(head, left)
        else cuts.delete(head)
      }
    },
    isWhole: (answer, part, parts) => {
      // an answer that grew is another one
      const key = `${parts} ${answer}`
      const had = delivered.get(key) ?? new Set()
      delivered.set(key, had.add(part))
      for (const oldest of delivered.keys()) {
        if (delivered.size <= 100) break
        delivered.delete(oldest)
      }
      const isWhole = had.size === parts
      // the next time, all of them are needed again
      if (isWhole) delivered.delete(key)
      return isWhole
    },
    refuse: (input) => {
      for (const text of textsIn(input)) {
        if (
          anyMark.test(text) ||
          formsOf(text).some((own) => isWithoutEnd(own, cuts) || isEditedWithoutEnd(own, byPiece))
        )
          throw new UsageError(
            text.includes(secretMark)
              ? 'nothing was sent: this input contains a password or key, or a URL with one, that was hidden from you. Leave it out, or ask the user for it.'
              : 'nothing was sent: this input contains a text that you have seen only shortened, and the rest of it would be lost. Read it with full, then send all of it.',
          )
      }
    },
  }
}

/** Whether a text has most of what was shown of another and not what came after it. */
function isWithoutEnd(text: string, cuts: ReadonlyMap<string, readonly Remembered[]>): boolean {
  // where each end is last, looked up once: a text may begin many times like what was shown
  const ends = new Map<string, number>()
  const lastEnd = (end: string) => {
    const known = ends.get(end) ?? text.lastIndexOf(end)
    ends.set(end, known)
    return known
  }
  for (let at = 0; at + headLength <= text.length; at++) {
    const found = cuts.get(text.slice(at, at + headLength))
    if (!found) continue
    const rest = text.slice(at)
    const hasMost = ({ shown }: Remembered) => commonLength(rest, shown) >= shown.length * share
    if (found.some((cut) => hasMost(cut) && (cut.end === undefined || lastEnd(cut.end) < at))) return true
  }
  return false
}

/** The same for a text that was edited, also at its beginning. */
function isEditedWithoutEnd(text: string, byPiece: ReadonlyMap<number, ReadonlySet<Remembered>>): boolean {
  const shared = new Map<Remembered, number>()
  const seen = new Set<number>()
  for (const piece of eachPiece(text)) {
    const having = byPiece.get(piece)
    if (!having || seen.has(piece)) continue
    seen.add(piece)
    for (const cut of having) shared.set(cut, (shared.get(cut) ?? 0) + 1)
  }
  return [...shared].some(
    ([{ pieces, shown, end }, count]) =>
      count >= pieces.size * shareOfPieces &&
      text.length >= shown.length * shareOfPieces &&
      (end === undefined || !text.includes(end)),
  )
}

function commonLength(left: string, right: string): number {
  const most = Math.min(left.length, right.length)
  for (let at = 0; at < most; at++) if (left[at] !== right[at]) return at
  return most
}

/** A text as it is compared: by its words; with its markup too where that is more than half of it, as in tables. */
function formsOf(text: string, withMarkup = isMostlyMarkup(text)): readonly string[] {
  return withMarkup ? [bare(text), withoutSpaces(text)] : [bare(text)]
}

function isMostlyMarkup(text: string): boolean {
  return text.includes('<') && bare(text).length * 2 < withoutSpaces(text).length
}

export function withoutSpaces(text: string): string {
  return text.replaceAll(/\s+/g, '')
}

/** Without markup and spaces. One pass: a pattern for tags would read to the end from each <. */
function bare(text: string): string {
  let left = ''
  let at = 0
  for (;;) {
    const open = text.indexOf('<', at)
    const close = open === -1 ? -1 : text.indexOf('>', open)
    if (close === -1) return (left + text.slice(at)).replaceAll(/\s+/g, '')
    left += text.slice(at, open)
    at = close + 1
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
