import type { FilterProgram, Position, RuleProgram, Statement } from './ast.ts'
import { parseCondition } from './parse-condition.ts'
import { parseStatement } from './parse-statements.ts'
import { createReader, type Reader } from './reader.ts'

/** Reads the filter of a view into its `filters_ast`; throws a `LanguageError` at the first thing that is wrong. */
export function parseFilter(text: string): FilterProgram {
  const reader = createReader(text)
  const { start } = reader.token
  if (reader.isAtEnd) return finishProgram(reader, start, [])
  const expression = parseCondition(reader, ['ticket'])
  reader.takes(';')
  const statement = reader.finish(start, { type: 'ExpressionStatement', expression })
  if (!reader.isAtEnd) throw reader.unexpected('&&, || or the end of the filter')
  return finishProgram(reader, start, [statement])
}

/** Reads the code of a rule into its `code_ast`; throws a `LanguageError` at the first thing that is wrong. */
export function parseRule(code: string): RuleProgram {
  const reader = createReader(code)
  const { start } = reader.token
  const body: Statement[] = []
  while (!reader.isAtEnd) body.push(parseStatement(reader))
  return finishProgram(reader, start, body)
}

function finishProgram<Body>(reader: Reader, start: Position, body: readonly Body[]) {
  const program = { type: 'Program', sourceType: 'script', body } as const
  return body.length > 0 ? reader.finish(start, program) : { ...program, loc: { start: nowhere, end: nowhere } }
}

/** The position that the API gives for an empty program. */
const nowhere: Position = { line: 0, column: 0 }
