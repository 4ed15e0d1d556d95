import * as z from 'zod'
import type { Operation } from './api.ts'
import { fieldsOf, isNullable, shapeOf, unwrap } from './shape.ts'

/** Turns a text (a query value, a flag) into what a schema takes; what does not fit stays text and fails the check. */
export function fromText(schema: unknown, text: string): unknown {
  switch (shapeOf(schema).kind) {
    case 'number':
      return toNumber(text)
    case 'boolean':
      return toBoolean(text)
    case 'other': {
      // an id or a name: what looks like a number is the id
      const number = toNumber(text)
      const inner = unwrap(schema)
      const takesNumber = typeof number === 'number' && inner instanceof z.ZodType && inner.safeParse(number).success
      return takesNumber ? number : text
    }
    default:
      return text
  }
}

/** What a model gave, as the schema wants it: ids as text, one value for a list, an object as JSON. */
export function fromLoose(schema: unknown, value: unknown): unknown {
  if (value === null || value === undefined) return value
  const shape = shapeOf(schema)
  switch (shape.kind) {
    case 'number':
    case 'boolean':
      return typeof value === 'string' ? fromText(schema, value) : value
    case 'array': {
      const list = fromJson('[', value)
      return (Array.isArray(list) ? list : [list]).map((item) => fromLoose(shape.item, item))
    }
    case 'object':
      return mapValues(fromJson('{', value), (name, each) => fromLoose(shape.fields[name], each))
    case 'record':
      return mapValues(fromJson('{', value), (_, each) => fromLoose(shape.value, each))
    default:
      return value
  }
}

/** Reads a query the way the API does: lists repeat their key, ranges put theirs in brackets. */
export function queryFromText(row: Operation, search: URLSearchParams): Record<string, unknown> {
  const fields = fieldsOf(row.query)
  const query: Record<string, unknown> = {}
  for (const key of new Set(search.keys())) {
    const [, name = key, part] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(key) ?? []
    const shape = shapeOf(fields[name])
    const values = search.getAll(key)
    const last = values.at(-1) ?? ''
    if (part !== undefined && shape.kind === 'object') {
      query[name] = { ...(query[name] as object), [part]: fromText(shape.fields[part], last) }
    } else if (shape.kind === 'array') {
      query[key] = values.map((value) => fromItem(shape.item, value))
    } else if (last !== '' || !isNullable(fields[key])) {
      query[key] = fromText(fields[key], last)
    }
  }
  return query
}

// an empty item of a list that may hold null is that null
function fromItem(schema: unknown, text: string): unknown {
  return text === '' && isNullable(schema) ? null : fromText(schema, text)
}

/** The number that a text spells, or the text where it spells none. */
function toNumber(text: string): unknown {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : text
}

function toBoolean(text: string): unknown {
  const word = text.toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : text
}

function fromJson(begins: '[' | '{', value: unknown): unknown {
  if (typeof value !== 'string' || !value.trim().startsWith(begins)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function mapValues(value: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(name, each)]))
}
