import * as z from 'zod'
import type { Operation } from './operation.ts'

/** Turns a text (a query value, a flag) into what a schema takes; what does not fit stays text and fails the check. */
export function fromText(schema: unknown, text: string): unknown {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodNumber) return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  if (inner instanceof z.ZodBoolean) {
    const word = text.toLowerCase()
    return word === 'true' ? true : word === 'false' ? false : text
  }
  return text
}

/** Reads a query the way the API does: lists repeat their key, ranges put theirs in brackets. */
export function queryFromText(row: Operation, search: URLSearchParams): Record<string, unknown> {
  const shape: Record<string, unknown> = row.query instanceof z.ZodObject ? row.query.shape : {}
  const query: Record<string, unknown> = {}
  for (const key of new Set(search.keys())) {
    const [, name = key, part] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(key) ?? []
    const schema = unwrap(shape[name])
    const values = search.getAll(key)
    const last = values.at(-1) ?? ''
    if (part !== undefined && schema instanceof z.ZodObject) {
      query[name] = { ...(query[name] as object), [part]: fromText(schema.shape[part], last) }
    } else if (schema instanceof z.ZodArray) {
      query[key] = values.map((value) => fromItem(schema.element, value))
    } else if (last !== '' || !isNullable(shape[key])) {
      query[key] = fromText(schema, last)
    }
  }
  return query
}

// an empty item of a list that may hold null is that null
function fromItem(schema: unknown, text: string): unknown {
  return text === '' && isNullable(schema) ? null : fromText(schema, text)
}

function isNullable(schema: unknown): boolean {
  return schema instanceof z.ZodNullable || (schema instanceof z.ZodOptional && isNullable(schema.unwrap()))
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrap(schema.unwrap()) : schema
}
