import { type FilterFunction, filterFunctions } from '@rhetor/contract'
import type { Condition, FilterCall, LogicalExpression, Root } from './ast.ts'
import { parsePath } from './parse-path.ts'
import { parseArray, parseScalar } from './parse-values.ts'
import type { Reader } from './reader.ts'

/** Reads calls of the filter functions, joined by `&&` (which binds tighter), `||` and parentheses. */
export function parseCondition(reader: Reader, allowed: readonly Root[]): Condition {
  return parseChain(reader, '||', () => parseChain(reader, '&&', () => parseOperand(reader, allowed)))
}

function parseChain(reader: Reader, operator: LogicalExpression['operator'], parseNext: () => Condition): Condition {
  // parentheses leave no node, but what follows them begins where they do
  const { start } = reader.token
  let left = parseNext()
  while (reader.takes(operator)) {
    const right = parseNext()
    left = reader.finish(start, { type: 'LogicalExpression', operator, left, right })
  }
  return left
}

function parseOperand(reader: Reader, allowed: readonly Root[]): Condition {
  if (!reader.takes('(')) return parseCall(reader, allowed)
  const inner = reader.nest(() => parseCondition(reader, allowed))
  reader.expect(')', 'after the condition, or && or ||')
  return inner
}

function parseCall(reader: Reader, allowed: readonly Root[]): FilterCall {
  const { start, kind, raw } = reader.token
  if (kind !== 'word') throw reader.unexpected('a condition such as eq(ticket.status, "open")')
  if (!isFilterFunction(raw)) throw reader.unexpected(`one of the functions ${Object.keys(filterFunctions).join(', ')}`)
  reader.take()
  const callee = reader.finish(start, { type: 'Identifier', name: raw })
  reader.expect('(', `and what ${raw} asks about`)
  const path = parsePath(reader, allowed)
  const value = parseComparand(reader, raw)
  reader.expect(')', `to end ${raw}`)
  return reader.finish(start, { type: 'CallExpression', callee, arguments: value ? [path, value] : [path] })
}

function parseComparand(reader: Reader, name: FilterFunction) {
  const { takes } = filterFunctions[name]
  if (takes === 'nothing') return undefined
  reader.expect(',', `and the ${takes} that ${name} compares with`)
  const parseValue = () => parseScalar(reader, `a text in quotes, a number, true, false or null for ${name}`)
  return takes === 'list' ? parseArray(reader, parseValue) : parseValue()
}

function isFilterFunction(name: string): name is FilterFunction {
  return Object.hasOwn(filterFunctions, name)
}
