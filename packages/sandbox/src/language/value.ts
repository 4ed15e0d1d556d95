import type { Literal, NegativeNumber, ObjectExpression, Property, Value } from './ast.ts'

type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** The value of a literal. */
export function scalarOf<Known extends Literal['value']>(literal: Literal<Known> | NegativeNumber): Known | number {
  return literal.type === 'Literal' ? literal.value : -literal.argument.value
}

/** The values of an action's arguments. */
export function objectOf({ properties }: ObjectExpression): JsonObject {
  // fromEntries makes even __proto__ an ordinary key
  return Object.fromEntries(properties.map(({ key, value }) => [nameOf(key), jsonOf(value)]))
}

function jsonOf(node: Value): Json {
  if (node.type === 'ArrayExpression') return node.elements.map(jsonOf)
  return node.type === 'ObjectExpression' ? objectOf(node) : scalarOf(node)
}

function nameOf(key: Property['key']): string {
  return key.type === 'Identifier' ? key.name : key.value
}
