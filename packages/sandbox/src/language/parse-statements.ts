import {
  type ActionCall,
  type BlockStatement,
  type ExpressionStatement,
  type IfStatement,
  roots,
  type Statement,
} from './ast.ts'
import { parseCondition } from './parse-condition.ts'
import { parseObject, parseText } from './parse-values.ts'
import type { Reader } from './reader.ts'

/** Reads `if (…) … else …`, `{ … }`, `Action('…', {…})` or a lone `;`. */
export function parseStatement(reader: Reader): Statement {
  if (reader.is('if')) return reader.nest(() => parseIf(reader))
  if (reader.is('{')) return reader.nest(() => parseBlock(reader))
  if (reader.is('Action')) return parseAction(reader)
  const { start } = reader.token
  if (reader.takes(';')) return reader.finish(start, { type: 'EmptyStatement' })
  throw reader.unexpected("if (…) or Action('name', {…})")
}

function parseIf(reader: Reader): IfStatement {
  const { start } = reader.take()
  reader.expect('(', 'and a condition after if')
  const test = parseCondition(reader, roots)
  reader.expect(')', 'after the condition, or && or ||')
  const consequent = parseStatement(reader)
  const alternate = reader.takes('else') ? parseStatement(reader) : null
  return reader.finish(start, { type: 'IfStatement', test, consequent, alternate })
}

function parseBlock(reader: Reader): BlockStatement {
  const { start } = reader.take()
  const body: Statement[] = []
  while (!reader.takes('}')) {
    if (reader.isAtEnd) throw reader.unexpected('`}` to end the block')
    body.push(parseStatement(reader))
  }
  return reader.finish(start, { type: 'BlockStatement', body })
}

function parseAction(reader: Reader): ExpressionStatement<ActionCall> {
  const { start } = reader.token
  const expression = parseActionCall(reader)
  parseEnd(reader)
  return reader.finish(start, { type: 'ExpressionStatement', expression })
}

function parseActionCall(reader: Reader): ActionCall {
  const { start } = reader.take()
  const callee = reader.finish(start, { type: 'Identifier', name: 'Action' })
  reader.expect('(', 'and the name of the action')
  const name = parseText(reader, 'the name of the action in quotes')
  reader.expect(',', 'and the arguments of the action')
  const named = reader.nest(() => parseObject(reader))
  reader.expect(')', 'to end the action')
  return reader.finish(start, { type: 'CallExpression', callee, arguments: [name, named] })
}

/** As in JavaScript, a new line or the end of a block stands for the semicolon. */
function parseEnd(reader: Reader): void {
  const { token, end } = reader
  if (reader.takes(';') || reader.isAtEnd || reader.is('}') || token.start.line > end.line) return
  throw reader.unexpected('`;` or a new line after the action')
}
