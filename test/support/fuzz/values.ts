import type { Schema } from '@rhetor/contract'
import * as z from 'zod'
import type { Random } from '../random.ts'

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly additionalProperties?: JsonSchema | boolean
  readonly format?: string
  readonly minimum?: number
  readonly $ref?: string
}

const jsonSchemas = new WeakMap<object, JsonSchema>()

/** A value much like what a schema asks for; often right, now and then not. */
export function likely(random: Random, schema: Schema<unknown>): unknown {
  const known = jsonSchemas.get(schema) ?? toJsonSchema(schema)
  jsonSchemas.set(schema, known)
  return fromSchema(random, known, 0)
}

function toJsonSchema(schema: Schema<unknown>): JsonSchema {
  const options = { io: 'input', unrepresentable: 'any', cycles: 'ref', reused: 'inline' } as const
  return z.toJSONSchema(schema as z.ZodType, options) as JsonSchema
}

function fromSchema(random: Random, schema: JsonSchema, depth: number): unknown {
  if (random.chance(0.03)) return odd(random)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choices) return fromSchema(random, random.pick(choices), depth + 1)
  const type = typeof schema.type === 'object' ? random.pick(schema.type) : schema.type
  switch (type) {
    case 'object':
      return objectOf(random, schema, depth)
    case 'array':
      return depth > 8 ? [] : listOf(random, () => fromSchema(random, schema.items ?? {}, depth + 1))
    case 'string':
      return schema.format === 'date-time' ? random.pick(datetimes) : random.pick(texts)
    case 'integer':
    case 'number':
      return random.chance(0.7) ? random.below(60) : random.pick(numbers)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    default:
      return odd(random)
  }
}

function objectOf(random: Random, schema: JsonSchema, depth: number): Record<string, unknown> {
  const required = schema.required ?? []
  const entries = Object.entries(schema.properties ?? {})
    .filter(([name]) => (required.includes(name) ? !random.chance(0.03) : random.chance(depth > 6 ? 0 : 0.4)))
    .map(([name, inner]): [string, unknown] => [name, fromSchema(random, inner, depth + 1)])
  if (typeof schema.additionalProperties === 'object' && random.chance(0.5)) {
    entries.push([random.pick(texts), fromSchema(random, schema.additionalProperties, depth + 1)])
  }
  if (random.chance(0.03)) entries.push([random.pick(texts), odd(random)])
  return Object.fromEntries(entries)
}

function listOf(random: Random, make: () => unknown): unknown[] {
  return Array.from({ length: random.chance(0.02) ? 300 : random.below(4) }, make)
}

/** Something nobody asked for. */
export function odd(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null,
    () => random.pick(texts),
    () => random.pick(numbers),
    () => [],
    () => ({}),
    () => nested(random.below(2_000)),
    () => ({ ['__proto__']: { admin: true }, constructor: 1, toString: null }),
    () => JSON.parse('{"__proto__": {"polluted": 1}}') as unknown,
  ])()
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value }
  return value
}

export const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308]

const datetimes = [
  '2026-03-02T10:00:00Z',
  '2026-02-30T10:00:00Z',
  '1970-01-01',
  '9999-12-31T23:59:59.999999+14:00',
  'soon',
]

export const texts = [
  '',
  'email',
  'maya@example.com',
  'open',
  'ticket-created',
  "x' OR '1'='1",
  "'); DROP TABLE tickets; --",
  '../../../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '‮тест 👩‍👩‍👧',
  '{{ticket.customer.name}}',
  '{{ticket.messages[-999999999999]}}',
  "eq(ticket.status, 'open')",
  "eq(ticket.subject, '')) OR (1=1",
  'a'.repeat(5_000),
  '<script>alert(1)</script>',
  '__proto__',
  'https://169.254.169.254/latest/meta-data',
  '12',
  'NaN',
  '1e999',
]
