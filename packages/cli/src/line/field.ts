import { fieldsOf, shapeOf } from '@rhetor/contract'
import type * as z from 'zod'
import { flagOf } from './global-flags.ts'
import { kebab } from './words.ts'

interface Shaped {
  readonly input: z.ZodObject
}

/** `customer.email` → `['customer', 'email']`; empty where there is no such field. */
export function fieldPath({ input }: Shaped, flag: string): string[] {
  const [first = '', ...inner] = flag.split('.')
  const fields = fieldsOf(input)
  const named = (name: string, kind?: 'boolean' | 'array') =>
    Object.keys(fields).find((each) => flagOf(each) === name && (!kind || shapeOf(fields[each]).kind === kind))
  const field =
    named(first) ??
    // as the API writes it
    Object.keys(fields).find((each) => each === first) ??
    named(first.replace(/^no-/, ''), 'boolean') ??
    // a list takes one value at a time: `--tag a --tag b`
    named(`${first}s`, 'array')
  return field === undefined ? [] : [field, ...innerNames(fields[field], inner)]
}

function innerNames(schema: unknown, names: readonly string[]): string[] {
  const [first, ...rest] = names
  if (first === undefined) return []
  const fields = fieldsOf(schema)
  const name = Object.keys(fields).find((each) => kebab(each) === first) ?? first
  return [name, ...innerNames(fields[name], rest)]
}

/** Whether a flag is negated, such as `--no-trashed`, and not the name of a field. */
export function isNegated({ input }: Shaped, flag: string): boolean {
  return flag.startsWith('no-') && !Object.keys(input.shape).some((field) => flagOf(field) === flag)
}

export function schemaAt({ input }: Shaped, path: readonly string[]): unknown {
  return path.reduce<unknown>((schema, name) => {
    const shape = shapeOf(schema)
    return shape.kind === 'object' ? shape.fields[name] : shape.kind === 'record' ? shape.value : undefined
  }, input)
}
