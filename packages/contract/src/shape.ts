import * as z from 'zod'

/** What a schema takes, for readers that make something else of it: flags, forms, columns, values. */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' }
  | { readonly kind: 'enum'; readonly words: readonly string[] }
  | { readonly kind: 'array'; readonly item: z.ZodType }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, z.ZodType>> }
  | { readonly kind: 'record'; readonly value: z.ZodType }
  /** A union, anything at all, or what has no kind of its own. */
  | { readonly kind: 'other' }

export function shapeOf(schema: unknown): Shape {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodString) return { kind: 'string' }
  if (inner instanceof z.ZodNumber) return { kind: 'number' }
  if (inner instanceof z.ZodBoolean) return { kind: 'boolean' }
  if (inner instanceof z.ZodEnum) return { kind: 'enum', words: inner.options.map(String) }
  if (inner instanceof z.ZodArray) return { kind: 'array', item: inner.element as z.ZodType }
  if (inner instanceof z.ZodObject) return { kind: 'object', fields: inner.shape as Record<string, z.ZodType> }
  if (inner instanceof z.ZodRecord) return { kind: 'record', value: inner.valueType as z.ZodType }
  return { kind: 'other' }
}

/** The fields of an object by name; none where the schema is not an object. */
export function fieldsOf(schema: unknown): Readonly<Record<string, z.ZodType>> {
  const shape = shapeOf(schema)
  return shape.kind === 'object' ? shape.fields : {}
}

/** The schema behind optional, nullable and default. */
export function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap())
    : schema
}

export function isNullable(schema: unknown): boolean {
  return schema instanceof z.ZodNullable || (schema instanceof z.ZodOptional && isNullable(schema.unwrap()))
}

interface Meta {
  readonly description?: string | undefined
  /** What the API takes where nothing is given. */
  readonly default?: unknown
}

/** The metadata of a field: its own, or that inside optional and nullable. */
export function metaOf(schema: unknown): Meta {
  if (!(schema instanceof z.ZodType)) return {}
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
      ? metaOf(schema.unwrap())
      : {}
  return { ...inner, ...schema.meta() }
}
