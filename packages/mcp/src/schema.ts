import * as z from 'zod'

type Json = Record<string, unknown>

/** The JSON schema of a tool's input, without what only costs bytes. */
export function toolSchema(schema: z.ZodType): Json {
  return slim(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) as Json
}

// what every reader assumes anyway, or no model can use
const dropped = ['$schema', 'additionalProperties', 'default', 'x-evidence', 'format', 'pattern', 'propertyNames']

function slim(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => slim(item))
  if (typeof value !== 'object' || value === null) return value
  const inner = value as Json
  const isProperties = key === 'properties'
  const entries = Object.entries(inner)
    .filter(([name, each]) => isProperties || !(dropped.includes(name) || isUnbounded(name, each)))
    .map(([name, each]) => [name, slim(each, isProperties ? '' : name)])
  return isProperties ? Object.fromEntries(entries) : simplified(Object.fromEntries(entries) as Json)
}

function isUnbounded(name: string, value: unknown): boolean {
  return (
    (name === 'maximum' && value === Number.MAX_SAFE_INTEGER) ||
    (name === 'minimum' && value === Number.MIN_SAFE_INTEGER) ||
    (name === 'exclusiveMinimum' && value === 0) ||
    ['minLength', 'maxLength', 'minItems', 'maxItems'].includes(name)
  )
}

/** `anyOf: [{type: a}, {type: b}]` says the same as `type: [a, b]`. */
function simplified(schema: Json): Json {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf)) return schema
  const options = anyOf as Json[]
  // a known word or any other text: the words are what helps
  const words = options.find((option) => Array.isArray(option['enum']))
  const types = options.map((option) => (Object.keys(option).length === 1 ? option['type'] : undefined))
  if (types.every((type) => typeof type === 'string')) return { ...rest, type: [...new Set(types)] }
  if (words && options.every((option) => option === words || option['type'] === 'string' || isNull(option)))
    return { ...rest, type: options.some(isNull) ? ['string', 'null'] : 'string', examples: words['enum'] }
  const [only, nothing] = options
  if (options.length === 2 && only && nothing && isNull(nothing) && typeof only['type'] === 'string')
    return {
      ...rest,
      ...only,
      type: [only['type'], 'null'],
      ...(Array.isArray(only['enum']) && { enum: [...only['enum'], null] }),
    }
  return schema
}

function isNull(option: Json): boolean {
  return option['type'] === 'null' && Object.keys(option).length === 1
}
