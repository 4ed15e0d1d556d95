import { toText } from '../html.ts'
import { simpleHtml } from './simple-html.ts'

/**
 * What a preview shows of HTML in addition to the text: its words if they differ, and the targets of its links. HTML
 * in which something could be hidden is shown as it is, since nobody can say what each program makes of it.
 */
export function htmlShown(text: string | null | undefined, html: string | null | undefined): Record<string, unknown> {
  if (!html) return {}
  const simple = simpleHtml(html)
  if (!simple) return { html, html_is: shownRaw }
  const links = [...new Set(simple.addresses)]
  return {
    ...(bare(simple.words) !== bare(text ?? '') && { html: withoutGaps(simple.words) || 'nothing' }),
    ...(links.length > 0 && { links }),
  }
}

const shownRaw = 'shown raw, since it contains more than text and links: whoever receives it may see all of it'

/** The words of HTML, without the empty lines that blocks leave. */
export function wordsOf(html: string | null | undefined): string {
  return withoutGaps(toText(html))
}

function withoutGaps(words: string): string {
  return words.trim().replaceAll(/\n{2,}/g, '\n')
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
