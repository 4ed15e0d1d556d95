import type { ArrayExpression, Literal, ObjectExpression, Property, Scalar, Value } from './ast.ts'
import type { Reader } from './reader.ts'

export function parseScalar(reader: Reader, expected = 'a text in quotes, a number, true, false or null'): Scalar {
  const { start } = reader.token
  if (reader.is('-')) {
    reader.take()
    return reader.finish(start, {
      type: 'UnaryExpression',
      operator: '-',
      prefix: true,
      argument: parseNumber(reader, 'a number after -'),
    })
  }
  const { token } = reader
  if (token.kind === 'text' || token.kind === 'number') return literal(reader, token.value)
  if (token.raw === 'true' || token.raw === 'false') return literal(reader, token.raw === 'true')
  if (token.raw === 'null') return literal(reader, null)
  throw reader.unexpected(expected)
}

export function parseText(reader: Reader, expected: string): Literal<string> {
  const { token } = reader
  if (token.kind !== 'text') throw reader.unexpected(expected)
  return literal(reader, token.value)
}

export function parseNumber(reader: Reader, expected: string): Literal<number> {
  const { token } = reader
  if (token.kind !== 'number') throw reader.unexpected(expected)
  return literal(reader, token.value)
}

export function parseArray<Element>(reader: Reader, parseElement: () => Element): ArrayExpression<Element> {
  const { start } = reader.token
  reader.expect('[', 'and a list of values')
  const elements = parseUntil(reader, ']', parseElement)
  return reader.finish(start, { type: 'ArrayExpression', elements })
}

export function parseObject(reader: Reader): ObjectExpression {
  const { start } = reader.token
  reader.expect('{', 'and the arguments by name')
  const properties = parseUntil(reader, '}', () => parseProperty(reader))
  return reader.finish(start, { type: 'ObjectExpression', properties })
}

function parseProperty(reader: Reader): Property {
  const { start, kind } = reader.token
  const key =
    kind === 'word'
      ? reader.finish(start, { type: 'Identifier', name: reader.take().raw })
      : parseText(reader, 'the name of an argument')
  reader.expect(':', 'and the value of the argument')
  const value = reader.nest(() => parseValue(reader))
  return reader.finish(start, {
    type: 'Property',
    kind: 'init',
    method: false,
    computed: false,
    shorthand: false,
    key,
    value,
  })
}

function parseValue(reader: Reader): Value {
  if (reader.is('[')) return parseArray(reader, () => reader.nest(() => parseValue(reader)))
  if (reader.is('{')) return parseObject(reader)
  return parseScalar(reader, 'a text in quotes, a number, true, false, null, a list or an object of such')
}

/** Items with commas between them; one after the last does no harm. */
function parseUntil<Item>(reader: Reader, close: string, parseItem: () => Item): Item[] {
  const items: Item[] = []
  while (!reader.takes(close)) {
    items.push(parseItem())
    if (!reader.is(close)) reader.expect(',', `or \`${close}\``)
  }
  return items
}

function literal<Value extends Literal['value']>(reader: Reader, value: Value): Literal<Value> {
  const { raw, start } = reader.take()
  return reader.finish(start, { type: 'Literal', value, raw })
}
