import { type Identifier, type MemberExpression, type Root, roots } from './ast.ts'
import { parseNumber, parseText } from './parse-values.ts'
import type { Reader } from './reader.ts'

/** Reads `ticket.custom_fields[301].value`. */
export function parsePath(reader: Reader, allowed: readonly Root[]): MemberExpression {
  const { start, raw } = reader.token
  const name = roots.find((root) => root === raw)
  if (!name || !allowed.includes(name))
    throw reader.unexpected(`a path that begins with ${allowed.map((root) => `${root}.`).join(' or ')}`)
  reader.take()
  let path = parseMember(reader, reader.finish(start, { type: 'Identifier', name }))
  while (reader.is('.') || reader.is('[')) path = parseMember(reader, path)
  return path
}

function parseMember(reader: Reader, object: Identifier<Root> | MemberExpression): MemberExpression {
  const { start } = object.loc
  if (reader.takes('[')) {
    const property = parseIndex(reader)
    reader.expect(']', 'after the index')
    return reader.finish(start, { type: 'MemberExpression', computed: true, object, property })
  }
  reader.expect('.', 'and the name of a field')
  const property = parseName(reader)
  return reader.finish(start, { type: 'MemberExpression', computed: false, object, property })
}

function parseName(reader: Reader): Identifier {
  const { kind, start } = reader.token
  if (kind !== 'word') throw reader.unexpected('the name of a field')
  return reader.finish(start, { type: 'Identifier', name: reader.take().raw })
}

function parseIndex(reader: Reader): MemberExpression['property'] {
  const { start, kind } = reader.token
  const expected = 'a whole number or a text in quotes'
  if (kind === 'text') return parseText(reader, expected)
  if (!reader.takes('-')) return parseWhole(reader, expected)
  const argument = parseWhole(reader, expected)
  return reader.finish(start, { type: 'UnaryExpression', operator: '-', prefix: true, argument })
}

function parseWhole(reader: Reader, expected: string) {
  const { token } = reader
  if (token.kind === 'number' && !Number.isSafeInteger(token.value)) throw reader.unexpected(expected)
  return parseNumber(reader, expected)
}
