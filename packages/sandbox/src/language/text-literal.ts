import type { Position } from './ast.ts'
import { LanguageError } from './language-error.ts'

const escapeSign = /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|\d+|[\s\S]))/gu

const escapes: ReadonlyMap<string | undefined, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
  // a line continuation
  ['\n', ''],
  ['\r', ''],
  ['\r\n', ''],
  ['\u2028', ''],
  ['\u2029', ''],
])

/** What a text in quotes says. */
export function parseText(raw: string, start: Position): string {
  const refuse = (found: string, expected: string) =>
    new LanguageError(`found ${found} inside a text, expected ${expected}`, start)

  const text = raw.slice(1, -1).replaceAll(escapeSign, (found, braced, four, two, one) => {
    const code = braced ?? four ?? two
    if (code === undefined) {
      if (/^(?:u|x|[1-9]|0\d)/.test(one)) throw refuse(`\`${found}\``, 'an escape such as \\n, \\x41 or \\u0041')
      return escapes.get(one) ?? one
    }
    const point = Number.parseInt(code, 16)
    if (point > 0x10ffff) throw refuse(`\`${found}\``, 'a code point up to 10FFFF')
    return String.fromCodePoint(point)
  })

  // SQLite would replace it, and the same filter would answer differently in memory and in the database
  if (!text.isWellFormed()) throw refuse('half of a character', 'both of its surrogates')
  return text
}
