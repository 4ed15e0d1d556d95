import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { toText } from '../src/html.ts'
import { oneLine } from '../src/perform/one-line.ts'
import { line, textOf } from '../src/untrusted.ts'

const million = 1_000_000
const texts = {
  '<': '<'.repeat(million),
  '< and a letter': '<a'.repeat(million / 2),
  '< far from its >': `${'<'.repeat(million)}>`,
  'comments that do not end': '<!--'.repeat(million / 4),
  'elements that do not end': '<script>'.repeat(million / 8),
  spaces: `a${' '.repeat(million)}b`,
  'spaces before breaks': `a${' \n'.repeat(million / 2)}${' '.repeat(million)}b`,
  breaks: `a${'\n'.repeat(million)}b`,
}

describe('a text of a million characters takes no longer than its length', () => {
  it.each(Object.entries(texts))('%s', (_, text) => {
    const start = performance.now()
    toText(text)
    oneLine(text)
    line(text)
    textOf({ stripped_text: null, body_text: '', stripped_html: null, body_html: text })
    // a second look for each character would take minutes
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

it('a text on one line shows each group of breaks once, whatever spaces are around it, and keeps other spaces', () => {
  expect(oneLine(' a  b \r\n\u0085 \n c\u2028d\te ')).toBe('a  b ⏎ c ⏎ d\te')
})
