/** A text on one line, so that a name cannot write lines of its own into a question: breaks show as ⏎. */
export function oneLine(text: string): string {
  // each run of spaces is looked at once; a pattern that seeks the break in it would begin again at every space
  return visible(text.trim().replaceAll(/[\s\u0085]+/g, (spaces) => (lineBreak.test(spaces) ? ' ⏎ ' : spaces)))
}

const lineBreak = /[\n\r\v\f\u0085\u2028\u2029]/

/** Without what moves a cursor, turns the line around or cannot be seen; a text keeps its lines. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => (/[\n\r\t\u200d]/.test(sign) ? sign : ''))
}

/** The same for every text inside a value. */
export function onOneLine(value: unknown): unknown {
  if (typeof value === 'string') return oneLine(value)
  if (Array.isArray(value)) return value.map(onOneLine)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, onOneLine(each)]))
}
