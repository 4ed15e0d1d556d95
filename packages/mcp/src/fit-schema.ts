import { sizeOf } from './size-of.ts'

type Json = Record<string, unknown>

/** How much of a schema is shown: words of a list, and levels of objects inside objects. */
interface Detail {
  readonly words: number
  readonly depth: number
}

// from everything to hardly more than names
const details: readonly Detail[] = [
  { words: Infinity, depth: Infinity },
  { words: 12, depth: Infinity },
  { words: 6, depth: 3 },
  { words: 6, depth: 2 },
  { words: 4, depth: 1 },
  { words: 0, depth: 1 },
  { words: 0, depth: 0 },
]

/** As much of a schema as fits; what is left out is counted (`of`) or named (`keys`) in its place. */
export function fitSchema(schema: unknown, bytes: number): unknown {
  for (const detail of details) {
    const shown = reduced(schema, detail, 0)
    if (sizeOf(shown) <= bytes) return shown
  }
  return reduced(schema, { words: 0, depth: 0 }, 1)
}

/** The schema of a field inside, such as `messages` or `params.view`; undefined where there is none. */
export function schemaAt(schema: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    const properties = propertiesOf(inner)
    return properties && Object.hasOwn(properties, name) ? properties[name] : undefined
  }, schema)
}

function propertiesOf(schema: unknown): Json | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  const { properties, items, anyOf } = schema as { properties?: Json; items?: unknown; anyOf?: readonly unknown[] }
  return properties ?? propertiesOf(items) ?? anyOf?.map(propertiesOf).find(Boolean)
}

function reduced(schema: unknown, detail: Detail, level: number): unknown {
  if (Array.isArray(schema)) return schema.map((each) => reduced(each, detail, level))
  if (typeof schema !== 'object' || schema === null) return schema
  const { properties, enum: words, examples, ...rest } = schema as Json
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, reduced(each, detail, level)])),
    ...listed('enum', words, detail.words),
    ...listed('examples', examples, detail.words),
    ...(properties !== undefined && inside(properties as Json, detail, level)),
  }
}

function inside(properties: Json, detail: Detail, level: number): Json {
  if (level >= detail.depth) return { keys: Object.keys(properties) }
  const shown = Object.entries(properties).map(([name, each]) => [name, reduced(each, detail, level + 1)])
  return { properties: Object.fromEntries(shown) }
}

// a shortened enum would exclude allowed values, so it becomes examples
function listed(name: 'enum' | 'examples', words: unknown, most: number): Json {
  if (!Array.isArray(words)) return {}
  if (words.length <= most) return { [name]: words }
  return { ...(most > 0 && { examples: words.slice(0, most) }), of: words.length }
}
