import { z } from 'zod'

/** What a model gave, as the schema wants it: ids as text, one value for a list, an object as JSON. */
export function loosely(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return value === null || value === undefined ? value : loosely(schema.unwrap(), value)
  }
  if (schema instanceof z.ZodNumber)
    return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
  if (schema instanceof z.ZodBoolean) return value === 'true' ? true : value === 'false' ? false : value
  if (schema instanceof z.ZodArray) {
    const list = typeof value === 'string' && value.trim().startsWith('[') ? parsed(value) : value
    return (Array.isArray(list) ? list : [list]).map((item) => loosely(schema.element, item))
  }
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) {
    const object = typeof value === 'string' && value.trim().startsWith('{') ? parsed(value) : value
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return object
    const shape: Record<string, unknown> = schema instanceof z.ZodObject ? schema.shape : {}
    return Object.fromEntries(
      Object.entries(object).map(([name, each]) => [name, name in shape ? loosely(shape[name], each) : each]),
    )
  }
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
