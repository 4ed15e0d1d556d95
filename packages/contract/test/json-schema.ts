/** The part of JSON Schema that both sides of the coverage test use. */
export interface Node {
  $ref?: string
  $defs?: Record<string, Node>
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Node>
  required?: string[]
  additionalProperties?: boolean | Node
  items?: Node | boolean
  prefixItems?: Node[]
  anyOf?: Node[]
  oneOf?: Node[]
  allOf?: Node[]
  pattern?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

type Resolve = (node: Node) => Node

/** Follows `$ref` within one document. */
export function resolver(document: Node): Resolve {
  const resolve: Resolve = (node) => {
    if (!node.$ref) return node
    const name = node.$ref.split('/').at(-1) ?? ''
    const found = document.$defs?.[name]
    if (!found) throw new Error(`no definition for ${node.$ref}`)
    return resolve(found)
  }
  return resolve
}

interface Flat {
  nullable: boolean
  words: string[] | undefined
  options: Node[]
}

/** Takes null, wrapping and word lists off a node, so that both ways of writing them compare equal. */
function flatten(node: Node, resolve: Resolve): Flat {
  const here = resolve(node)
  const parts = here.allOf && !here.properties ? here.allOf : (here.anyOf ?? here.oneOf)
  if (parts && !here.properties) {
    const inner = parts.map((part) => flatten(part, resolve))
    const words = inner.flatMap((part) => part.words ?? [])
    const hasWords = inner.some((part) => part.words !== undefined)
    const options = inner.flatMap((part) => part.options)
    // a list of words together with "any string" is our way to say that unknown words pass
    return {
      nullable: inner.some((part) => part.nullable),
      words: hasWords ? words : undefined,
      options: hasWords ? options.filter((option) => option.type !== 'string') : options,
    }
  }
  if (here.type === 'null') return { nullable: true, words: undefined, options: [] }
  const nullable = Array.isArray(here.type) && here.type.includes('null')
  const given = here.enum ?? (here.const === undefined ? undefined : [here.const])
  const words = given?.filter((word): word is string => typeof word === 'string')
  if (words) return { nullable: nullable || given?.includes(null) === true, words, options: [] }
  return { nullable, words: undefined, options: [here] }
}

const bounds = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern'] as const

function boundsOf(node: Node): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const name of bounds) {
    const value = node[name]
    if (value !== undefined && Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER) found[name] = value
  }
  if (node.exclusiveMinimum === 0) found['minimum'] = 1
  if (node.prefixItems && node.items === false) found['maxItems'] = node.prefixItems.length
  return found
}

function typesOf(options: Node[]): string[] {
  return [...new Set(options.flatMap((option) => option.type ?? []))].filter((type) => type !== 'null').toSorted()
}

/** Everything in which two schemas differ, as `path: ours / theirs`. */
export function differences(ours: Node, theirs: Node, resolveOurs: Resolve, resolveTheirs: Resolve): string[] {
  const found: string[] = []
  compare(ours, theirs, '')
  return found

  function differ(path: string, what: string, mine: unknown, other: unknown): void {
    if (JSON.stringify(mine) !== JSON.stringify(other)) {
      found.push(`${path || '.'} ${what}: ${JSON.stringify(mine)} / ${JSON.stringify(other)}`)
    }
  }

  function compare(left: Node, right: Node, path: string): void {
    const mine = flatten(left, resolveOurs)
    const other = flatten(right, resolveTheirs)
    const anything = other.options.some((option) => Object.keys(option).every((key) => key.startsWith('x-')))
    if (!anything) differ(path, 'nullable', mine.nullable, other.nullable)
    differ(path, 'words', mine.words?.toSorted(), other.words?.toSorted())
    if (!anything) differ(path, 'types', typesOf(mine.options), typesOf(other.options))
    const objects = [mine, other].map((side) => side.options.filter((option) => option.properties))
    const [mineObjects = [], otherObjects = []] = objects
    if (otherObjects.length === 1 && mineObjects.length === 1) {
      compareObjects(mineObjects[0] as Node, otherObjects[0] as Node, path)
    } else if (otherObjects.length !== mineObjects.length) {
      differ(path, 'object shapes', mineObjects.length, otherObjects.length)
    } else {
      for (const [index, option] of otherObjects.entries()) compareObjects(mineObjects[index] as Node, option, path)
    }
    const [mineFirst, otherFirst] = [mine.options[0], other.options[0]]
    if (mineFirst && otherFirst && otherObjects.length === 0) {
      differ(path, 'bounds', boundsOf(mineFirst), boundsOf(otherFirst))
      if (typeof otherFirst.items === 'object' && typeof mineFirst.items === 'object') {
        compare(mineFirst.items, otherFirst.items, `${path}[]`)
      }
      const [myValues, theirValues] = [mineFirst.additionalProperties, otherFirst.additionalProperties]
      if (typeof myValues === 'object' && typeof theirValues === 'object') compare(myValues, theirValues, `${path}{}`)
    }
  }

  function compareObjects(mine: Node, other: Node, path: string): void {
    const [myKeys, theirKeys] = [Object.keys(mine.properties ?? {}), Object.keys(other.properties ?? {})]
    differ(path, 'keys', myKeys.toSorted(), theirKeys.toSorted())
    differ(path, 'required', (mine.required ?? []).toSorted(), (other.required ?? []).toSorted())
    if (other.additionalProperties === false) differ(path, 'unknown keys', mine.additionalProperties, false)
    for (const key of theirKeys) {
      const [left, right] = [mine.properties?.[key], other.properties?.[key]]
      if (left && right) compare(left, right, path ? `${path}.${key}` : key)
    }
  }
}
