import type { Located, Position } from './ast.ts'
import { LanguageError } from './language-error.ts'
import { type Token, tokensOf } from './tokens.ts'

// together these limits keep every recursion over a tree, JSON.stringify included, far from a stack overflow
const mostCharacters = 65_536
const mostLevels = 100
const mostNodes = 5000

/** Walks over a program, one token ahead, and makes the nodes. */
export interface Reader {
  /** The token that comes next. */
  readonly token: Token
  /** Where the last token that was taken ends. */
  readonly end: Position
  readonly isAtEnd: boolean
  is(raw: string): boolean
  take(): Token
  /** Takes the next token if it is this one. */
  takes(raw: string): boolean
  expect(raw: string, meaning: string): void
  /** A node that ends with the last token that was taken. */
  finish<const Fields extends object>(start: Position, fields: Fields): Fields & Located
  /** Reads something that can contain itself. */
  nest<Node>(read: () => Node): Node
  unexpected(expected: string): LanguageError
}

export function createReader(program: string): Reader {
  if (program.length > mostCharacters)
    throw new LanguageError(`found ${program.length} characters, expected at most ${mostCharacters}`, firstPosition)
  const tokens = tokensOf(program)
  let token = tokens.next().value
  let end = firstPosition
  let levels = 0
  let nodes = 0

  const reader: Reader = {
    get token() {
      return token
    },
    get end() {
      return end
    },
    get isAtEnd() {
      return token.kind === 'end'
    },
    // a text keeps its quotes, so it is never mistaken for a sign or a word
    is: (raw) => token.raw === raw && !reader.isAtEnd,
    take() {
      const taken = token
      end = taken.end
      token = tokens.next().value
      return taken
    },
    takes(raw) {
      const isNext = reader.is(raw)
      if (isNext) reader.take()
      return isNext
    },
    expect(raw, meaning) {
      if (!reader.takes(raw)) throw reader.unexpected(`\`${raw}\` ${meaning}`)
    },
    finish(start, fields) {
      nodes += 1
      if (nodes > mostNodes)
        throw new LanguageError(`found more than ${mostNodes} nodes, expected at most that many`, start)
      return { ...fields, loc: { start, end } }
    },
    nest(read) {
      levels += 1
      if (levels > mostLevels)
        throw new LanguageError(
          `found more than ${mostLevels} levels of nesting, expected at most that many`,
          token.start,
        )
      const node = read()
      levels -= 1
      return node
    },
    unexpected(expected) {
      const hint = hints.get(token.raw)
      return new LanguageError(`found ${shown(token)}, expected ${expected}${hint ? `; ${hint}` : ''}`, token.start)
    },
  }
  return reader
}

const firstPosition: Position = { line: 1, column: 0 }

function shown({ kind, raw }: Token): string {
  return kind === 'end' ? 'the end' : `\`${raw.length > 40 ? `${raw.slice(0, 40)}…` : raw}\``
}

const comparing = 'compare with functions such as eq, neq, gt and lte'
const naming = 'there are no variables and no functions of your own'
const looping = 'there are no loops'
const computing = 'there is no arithmetic'

/** What to do instead, where somebody writes JavaScript that is not in the language. */
const hints: ReadonlyMap<string, string> = new Map([
  ['!', 'there is no negation: use neq, isEmpty, notContains or notContainsAny'],
  ...['==', '===', '!=', '!==', '<', '>', '<=', '>='].map((raw) => [raw, comparing] as const),
  ...['var', 'let', 'const', 'function', 'class', '=', '=>'].map((raw) => [raw, naming] as const),
  ...['for', 'while', 'do'].map((raw) => [raw, looping] as const),
  ...['+', '-', '*', '%'].map((raw) => [raw, computing] as const),
  ['/', 'there are no regular expressions and no arithmetic'],
  ['`', 'write texts in single or double quotes'],
  ['?', 'use if and else in a rule, && and || in a condition'],
])
