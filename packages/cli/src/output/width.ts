import { stripVTControlCharacters } from 'node:util'

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

// East Asian letters and emoji take two columns on a screen
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u

/** How many columns a text takes on a screen. */
export function screenWidth(text: string): number {
  let width = 0
  for (const { segment } of segments.segment(stripVTControlCharacters(text))) width += wide.test(segment) ? 2 : 1
  return width
}

/** A text cut to a number of columns, with an ellipsis if something is missing. */
export function cutTo(text: string, places: number): string {
  if (screenWidth(text) <= places) return text
  let [kept, width] = ['', 0]
  for (const { segment } of segments.segment(text)) {
    const next = width + (wide.test(segment) ? 2 : 1)
    if (next > places - 1) break
    kept += segment
    width = next
  }
  return `${kept}…`
}

/** Lines of at most a number of columns, broken between words. */
export function wrap(text: string, places: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (screenWidth(longer) <= places || line === '') line = longer
      else {
        lines.push(line)
        line = word
      }
    }
    return [...lines, line]
  })
}
