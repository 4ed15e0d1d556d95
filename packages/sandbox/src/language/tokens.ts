import type { Position } from './ast.ts'
import { LanguageError } from './language-error.ts'
import { parseText } from './text-literal.ts'

interface Place {
  readonly raw: string
  readonly start: Position
  readonly end: Position
}

export type Token = Place &
  (
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'word' | 'sign' | 'end' }
  )

const gap = /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y
const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy
const number = /(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const text = /"(?:[^"\\\n\r]|\\(?:\r\n|[\s\S]))*"|'(?:[^'\\\n\r]|\\(?:\r\n|[\s\S]))*'/y
const sign = /&&|\|\||[=!]==?|=>|[<>]=|\.{3}|\/\*|[\s\S]/uy

/** The words, values and signs of a program, one after the other; spaces and comments are left out. */
export function* tokensOf(program: string): Generator<Token, Token> {
  const positionAt = createLocator(program)
  let index = read(gap, program, 0).length
  while (index < program.length) {
    const token = tokenAt(program, index, positionAt)
    yield token
    index += token.raw.length
    index += read(gap, program, index).length
  }
  const end = positionAt(index)
  return { kind: 'end', raw: '', start: end, end }
}

function tokenAt(program: string, index: number, positionAt: (index: number) => Position): Token {
  const start = positionAt(index)
  const place = (raw: string) => ({ raw, start, end: positionAt(index + raw.length) })

  const name = read(word, program, index)
  if (name !== '') return { kind: 'word', ...place(name) }

  const digits = read(number, program, index)
  if (digits !== '') return { kind: 'number', value: parseNumber(program, index, digits, start), ...place(digits) }

  const quoted = read(text, program, index)
  if (quoted !== '') return { kind: 'text', value: parseText(quoted, start), ...place(quoted) }

  const raw = read(sign, program, index)
  if (raw === '"' || raw === "'")
    throw new LanguageError(`found \`${raw}\`, expected the text to be closed by \`${raw}\``, start)
  if (raw === '/*') throw new LanguageError('found `/*`, expected the comment to be closed by `*/`', start)
  return { kind: 'sign', ...place(raw) }
}

function parseNumber(program: string, index: number, digits: string, start: Position): number {
  const rest = read(word, program, index + digits.length) || read(number, program, index + digits.length)
  const value = Number(digits)
  if (rest !== '' || !Number.isFinite(value))
    throw new LanguageError(`found \`${digits}${rest}\`, expected a number such as 12, 0.5 or 1e3`, start)
  return value
}

function read(pattern: RegExp, program: string, index: number): string {
  pattern.lastIndex = index
  return pattern.exec(program)?.[0] ?? ''
}

/** Tells line and column; asked in ascending order, it walks over the lines once. */
function createLocator(program: string): (index: number) => Position {
  const breaks = program.matchAll(/\r\n|[\n\r\u2028\u2029]/g)
  let next = breaks.next()
  let line = 1
  let lineStart = 0
  return (index) => {
    while (next.value && next.value.index + next.value[0].length <= index) {
      line += 1
      lineStart = next.value.index + next.value[0].length
      next = breaks.next()
    }
    return { line, column: index - lineStart }
  }
}
