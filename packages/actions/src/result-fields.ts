import { UsageError } from '@rhetor/client'
import { shapeOf, unknownName } from '@rhetor/contract'
import * as z from 'zod'
import type { Action } from './action.ts'

/**
 * Refuses names that a result does not have, before anything is asked or sent: after a write it would be too late.
 * `customer.email` reaches inside; what lies in data of any shape is not checked.
 */
export function checkFieldNames({ name, fields }: Pick<Action, 'name' | 'fields'>, names: readonly string[]): void {
  if (names.length === 0) throw new UsageError('--fields: name at least one, such as --fields id,subject.')
  const known = fields instanceof z.ZodType || fields === undefined ? namesIn(fields) : Object.keys(fields)
  if (known.length === 0) throw new UsageError(`--fields: ${name} returns nothing that has fields.`)
  for (const path of names) {
    const unknown = unknownIn(path, fields, known)
    if (unknown) throw new UsageError(`--fields: ${unknown}. There are: ${known.join(', ')}.`)
  }
}

function unknownIn(path: string, fields: Action['fields'], known: readonly string[]): string | undefined {
  const [first = '', ...inner] = path.split('.')
  if (known.includes(path)) return undefined
  if (!known.includes(first)) return unknownName(path, known)
  let schema: unknown = fields instanceof z.ZodType ? fieldIn(fields, first) : undefined
  for (const part of inner) {
    const shape = shapeOf(schema)
    // data of any shape, maps and lists may hold anything
    if (shape.kind !== 'object') return undefined
    if (!Object.hasOwn(shape.fields, part)) {
      return unknownName(
        path,
        Object.keys(shape.fields).map((name) => `${first}.${name}`),
      )
    }
    schema = shape.fields[part]
  }
  return undefined
}

function namesIn(schema: unknown): string[] {
  const shape = shapeOf(schema)
  return shape.kind === 'object' ? Object.keys(shape.fields) : []
}

function fieldIn(schema: unknown, name: string): unknown {
  const shape = shapeOf(schema)
  return shape.kind === 'object' ? shape.fields[name] : undefined
}
