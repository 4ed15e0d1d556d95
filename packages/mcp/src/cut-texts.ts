import { UsageError } from '@rhetor/client'

const longestText = 600
// enough of the end of a cut text to know it again
const tailLength = 80
const mostRemembered = 1_000

/** A text that was shown in part: the end of what was shown, and how it goes on where that is known. */
export interface CutText {
  readonly tail: string
  readonly next: string | undefined
}

/** The texts in a result that end with …, as composed actions shorten them. */
export function shortenedIn(result: unknown): CutText[] {
  return textsIn(result)
    .filter((text) => text.endsWith('…') && text.length > tailLength)
    .map((text) => ({ tail: text.slice(-tailLength - 1, -1), next: undefined }))
}

/** A text as far as it is shown; what is missing is said where it is missing. */
export function shortened(text: string, onCut: (cut: CutText) => void): string {
  if (text.length <= longestText) return text
  const shown = text.slice(0, longestText).toWellFormed()
  const rest = text.length - longestText
  onCut({ tail: shown.slice(-tailLength), next: text.slice(longestText, longestText + tailLength) })
  return `${shown}${marker(rest)}`
}

function marker(characters: number): string {
  return `⟦${characters} more characters: ask with full⟧`
}

const anyMarker = /⟦\d+ more characters: ask with full⟧/

/** The texts that an assistant has seen in part, so that none is stored without its end. */
export interface CutTexts {
  remember(cut: CutText): void
  /** What was read whole may be written. */
  forget(whole: unknown): void
  /** Refuses input with a text that ends where it was cut. */
  refuse(input: unknown): void
}

export function createCutTexts(): CutTexts {
  const cuts = new Map<string, CutText>()
  return {
    remember: (cut) => {
      cuts.set(`${cut.tail}${cut.next ?? ''}`, cut)
      for (const [oldest] of cuts) {
        if (cuts.size <= mostRemembered) break
        cuts.delete(oldest)
      }
    },
    forget: (whole) => {
      const texts = textsIn(whole)
      for (const [key, cut] of cuts) if (texts.some((text) => goesOn(text, cut))) cuts.delete(key)
    },
    refuse: (input) => {
      for (const text of textsIn(input)) {
        const isCut = anyMarker.test(text) || [...cuts.values()].some((cut) => endsWhereCut(text, cut))
        if (isCut)
          throw new UsageError(
            'nothing was sent: a text in this input was read cut, and its end would be lost. Read it with full, then send all of it.',
          )
      }
    },
  }
}

/** Whether a text has what was cut off. */
function goesOn(text: string, { tail, next }: CutText): boolean {
  return next === undefined ? text.includes(tail) && !endsWith(text, tail) : text.includes(tail + next)
}

function endsWith(text: string, tail: string): boolean {
  return text.includes(`${tail}…`) || text.trimEnd().endsWith(tail)
}

// every place: a text may repeat itself
function endsWhereCut(text: string, { tail, next }: CutText): boolean {
  if (next === undefined) return endsWith(text, tail)
  for (let at = text.indexOf(tail); at !== -1; at = text.indexOf(tail, at + 1)) {
    if (!text.startsWith(next, at + tail.length)) return true
  }
  return false
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
