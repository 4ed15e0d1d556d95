import { toText } from '../html.ts'

/** What a preview shows of HTML in addition to the text: its words if they differ, and the targets of its links. */
export function htmlShown(text: string | null | undefined, html: string | null | undefined): Record<string, unknown> {
  if (!html) return {}
  const words = wordsOf(html)
  const links = [...new Set([...html.matchAll(target)].map((match) => match[1] ?? match[2] ?? match[3] ?? ''))]
  return {
    ...(bare(words) !== bare(text ?? '') && { html: words || 'nothing' }),
    ...(links.length > 0 && { links }),
  }
}

/** The words of HTML, without the empty lines that blocks leave. */
export function wordsOf(html: string | null | undefined): string {
  return toText(html)
    .trim()
    .replaceAll(/\n{2,}/g, '\n')
}

const target = /\b(?:href|src|action|background)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
