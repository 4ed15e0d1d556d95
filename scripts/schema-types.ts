import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { metaOf } from '@rhetor/contract'
import * as z from 'zod'
import { root } from './packages.ts'

const source = join(root, 'packages/contract/src')

/** Modules whose exported schemas get a type of the same name. */
const modules = [...filesIn('schemas'), 'webhooks.ts']

// what a schema cannot show at run time: parts of forms, and reports whose words depend on their scope
const writtenByHand = new Set(['UploadRequest', 'ReportingRequest'])

// longer lists of words are referred to by their name
const longestUnion = 12

/** Modules that hold such lists; they must not import the types made here. */
const wordModules = filesIn('words')

/** The types of the contract's schemas, as interfaces whose fields carry their descriptions. */
export async function schemaTypes(): Promise<string> {
  const names = new Map<z.core.$ZodType, string>()
  for (const module of modules) {
    const exported = (await import(join(source, module))) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) {
      if (value instanceof z.ZodType && !writtenByHand.has(name)) names.set(value, name)
    }
  }
  const printer = new Printer(names, await wordLists())
  const declarations = [...names].map(([schema, name]) => printer.declaration(name, schema))
  return [printer.imports(), ...declarations].join('\n\n')
}

interface WordList {
  readonly name: string
  readonly module: string
}

/** The exported lists of words, by their content. */
async function wordLists(): Promise<Map<string, WordList>> {
  const lists = new Map<string, WordList>()
  for (const module of wordModules) {
    for (const [name, value] of Object.entries((await import(join(source, module))) as Record<string, unknown>)) {
      if (Array.isArray(value)) lists.set(JSON.stringify(value), { name, module })
    }
  }
  return lists
}

class Printer {
  readonly #names: ReadonlyMap<z.core.$ZodType, string>
  readonly #lists: ReadonlyMap<string, WordList>
  readonly #used = new Set<WordList>()

  constructor(names: ReadonlyMap<z.core.$ZodType, string>, lists: ReadonlyMap<string, WordList>) {
    this.#names = names
    this.#lists = lists
  }

  /** What the declarations printed so far refer to. */
  imports(): string {
    const modules = Map.groupBy(this.#used, ({ module }) => module)
    const lines = [...modules].map(([module, lists]) => {
      return `import type { ${lists
        .map(({ name }) => name)
        .toSorted()
        .join(', ')} } from '../${module}'`
    })
    return [...lines, "import type { Known } from '../schema.ts'"].toSorted().join('\n')
  }

  declaration(name: string, schema: z.core.$ZodType): string {
    if (schema instanceof z.ZodObject) return `export interface ${name} ${this.#object(schema, '')}`
    if (schema instanceof z.ZodIntersection) {
      const { left, right } = schema.def
      if (right instanceof z.ZodObject)
        return `export interface ${name} extends ${this.#type(left, '')} ${this.#object(right, '')}`
    }
    return `export type ${name} = ${this.#structure(schema, '')}`
  }

  /** The name of a schema, or of the one that it only describes or checks further; else its structure. */
  #type(schema: z.core.$ZodType, indent: string): string {
    for (let at: z.core.$ZodType | undefined = schema; at; at = at._zod.parent) {
      const name = this.#names.get(at)
      if (name) return name
    }
    return this.#structure(schema, indent)
  }

  #structure(schema: z.core.$ZodType, indent: string): string {
    if (schema instanceof z.ZodString) return 'string'
    if (schema instanceof z.ZodNumber) return 'number'
    if (schema instanceof z.ZodBoolean) return 'boolean'
    if (schema instanceof z.ZodUnknown) return 'unknown'
    // partial() wraps what was optional before once more
    if (schema instanceof z.ZodOptional) return this.#type(schema.unwrap(), indent)
    if (schema instanceof z.ZodNullable) return `${this.#type(schema.unwrap(), indent)} | null`
    if (schema instanceof z.ZodLiteral) return union([...schema.values].map((value) => literal(value)))
    if (schema instanceof z.ZodEnum) return this.#words(schema.options)
    if (schema instanceof z.ZodUnion) return this.#union(schema.options, indent)
    if (schema instanceof z.ZodArray) return arrayOf(this.#type(schema.element, indent))
    if (schema instanceof z.ZodRecord) return `Record<string, ${this.#type(schema.valueType, indent)}>`
    if (schema instanceof z.ZodObject) return this.#object(schema, indent)
    throw new Error(`no type is known for a schema of type ${schema._zod.def.type}`)
  }

  #union(options: readonly z.core.$ZodType[], indent: string): string {
    const [known, any, ...others] = options
    const isOpen = known instanceof z.ZodEnum && any instanceof z.ZodString && others.length === 0
    if (isOpen) return `Known<${this.#words(known.options)}>`
    return union(options.map((option) => this.#type(option, indent)))
  }

  #words(list: readonly (string | number)[]): string {
    if (list.length <= longestUnion) return union(list.map((word) => literal(word)))
    const found = this.#lists.get(JSON.stringify(list))
    if (!found) return union(list.map((word) => literal(word)))
    this.#used.add(found)
    return `(typeof ${found.name})[number]`
  }

  #object(schema: z.ZodObject, indent: string): string {
    const inner = `${indent}  `
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => {
      const isOptional = field instanceof z.ZodOptional
      const type = this.#type(isOptional ? field.unwrap() : field, inner)
      const key = /^\w+$/.test(name) ? name : `'${name}'`
      return `${comment(field, inner)}${inner}${key}${isOptional ? '?' : ''}: ${type}${isOptional ? ' | undefined' : ''}\n`
    })
    return `{\n${fields.join('')}${indent}}`
  }
}

function comment(field: z.ZodType, indent: string): string {
  const { description, default: preset } = metaOf(field)
  const added =
    preset === undefined || description?.toLowerCase().includes('default')
      ? []
      : [`Default: \`${JSON.stringify(preset)}\`.`]
  const sentences = [...(description === undefined ? [] : [`${description}.`]), ...added]
  return sentences.length === 0 ? '' : `${indent}/** ${sentences.join(' ')} */\n`
}

function union(types: readonly string[]): string {
  return types.join(' | ')
}

function arrayOf(type: string): string {
  return / \| /.test(type.replace(/[<{][\s\S]*[>}]/g, '')) ? `(${type})[]` : `${type}[]`
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

function filesIn(folder: string): string[] {
  return readdirSync(join(source, folder)).map((file) => `${folder}/${file}`)
}
