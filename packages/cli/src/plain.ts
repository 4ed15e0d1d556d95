import { stripVTControlCharacters } from 'node:util'

// what styleText writes for the formats of rhetor: bold, dim and six colours
const esc = '\u001b'
const ownStyle = new RegExp(`(${esc}\\[(?:[12]|22|3[1-6]|39)m)`)

/** A text as a screen may get it: without anything that moves the cursor, changes colours, turns text around or hides it. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char === '\n' || char === '\u200d' ? char : /[\t\p{Zl}\p{Zp}]/u.test(char) ? ' ' : '',
  )
}

/** The same for a text whose values are plain already: the colours of rhetor stay. */
export function plainStyled(text: string): string {
  return text
    .split(ownStyle)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join('')
}

/** JSON as a screen may get it: the same value, with what could not be shown written as `\uXXXX`. */
export function plainJson(json: string): string {
  // JSON itself escapes only what is below a blank
  return json.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    Array.from({ length: char.length }, (_, index) => char.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
