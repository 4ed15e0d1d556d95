import * as z from 'zod'
import type { Chosen } from './chosen.ts'
import type { Consequence, Effect } from './effects.ts'
import type { Reply } from './paging.ts'
import type { Schema } from './schema.ts'
import { fieldsOf, shapeOf, unwrap } from './shape.ts'

export const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const
export type Method = (typeof methods)[number]

/**
 * What a second identical call does: nothing more (`safe`), something more (`unsafe`),
 * or nothing but answer 404 (`until-gone`, deletions).
 */
export const repeats = ['safe', 'unsafe', 'until-gone'] as const
export type Repeat = (typeof repeats)[number]

/** The types that differ from one API to the next. */
export interface Vocabulary {
  /** The scopes of tokens; `never` where the API has none. */
  readonly scope: string
  /** The roles of users; `never` where everybody may do everything. */
  readonly role: string
  /** What a change can reach beyond its object; `never` where the API has no such column. */
  readonly reach: string
  /** What names an object in a path. */
  readonly id: unknown
  /** How single rows differ from the rest. */
  readonly quirks: object
}

/** Where a create keeps the caller's own key, and how to look that key up afterwards. */
export interface Once {
  readonly field: 'external_id'
  /** The list to look in, as `resource.key`. */
  readonly list: string
  /** The query that finds the key, or narrows the list to where it must be. */
  readonly query: (made: { key: string; params: Record<string, unknown>; body: unknown }) => Record<string, unknown>
  /** The operation that reads the found object whole, where the list shows it short. */
  readonly read?: string
}

export interface AnyRow<Words extends Vocabulary> {
  /** The API's own name of the operation, where it differs from the name of the row. */
  readonly id?: string
  readonly summary: string
  readonly effect: Effect
  /** Other operations that it performs, whatever the input; a caller denied one of them is denied this one. */
  readonly like?: readonly string[]
  /** Where the consequence depends on the input; `effect` and `reaches` are then the worst. */
  readonly byInput?: (input: Readonly<Record<string, unknown>>) => Partial<Consequence<Words['reach']>>
  /** Which objects it changes, where the body says so. */
  readonly chooses?: (input: Readonly<Record<string, unknown>>) => Chosen | undefined
  readonly repeat: Repeat
  readonly reply: Reply
  /** The lowest role that may call it; left out where any user may. */
  readonly role?: Words['role']
  /** The status of success, where it is not the default of the method. */
  readonly status?: number
  readonly params?: Readonly<Record<string, Schema<unknown>>>
  readonly query?: Schema<unknown>
  readonly body?: Schema<unknown>
  readonly bodyType?: 'multipart'
  readonly once?: Once
  /** Why not to use it any more. */
  readonly deprecated?: string
  readonly quirks?: Words['quirks']
}

/** What a row says; every column without a question mark has to be decided. */
export type Row<Words extends Vocabulary> = AnyRow<Words> &
  ([Words['scope']] extends [never] ? unknown : { readonly scopes: readonly Words['scope'][] | 'undocumented' }) &
  ([Words['reach']] extends [never]
    ? unknown
    : { readonly effect: 'read' } | { readonly reaches: readonly Words['reach'][] })

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never

type ParamsOf<Path extends string, Given, Id> = {
  [Name in ParamNames<Path>]: Given extends { params: Record<Name, Schema<infer Value>> } ? Value : Id
}

type TypeOf<Given, Key extends string> = Given extends Record<Key, Schema<infer Value>> ? Value : undefined

/** An operation of an API, ready to be read by client, command line, tools, server and docs. */
export interface Operation<
  Params = Record<string, unknown>,
  Query = unknown,
  Body = unknown,
  Answer extends Reply = Reply,
  Does extends Effect = Effect,
  Keyed extends boolean = boolean,
  Words extends Vocabulary = Vocabulary,
> {
  /** `tickets.update` */
  readonly name: string
  /** `tickets` */
  readonly resource: string
  /** `update` */
  readonly key: string
  readonly id: string
  readonly method: Method
  /** `/tickets/{id}`, below the root of the API. */
  readonly path: string
  readonly params: Readonly<Record<string, Schema<unknown>>>
  readonly query: Schema<Query> | undefined
  /** The keys of the query, to tell them from those of the body. */
  readonly queryKeys: readonly string[]
  /** The largest `limit` it takes; undefined where pages have no size. */
  readonly largestPage: number | undefined
  readonly body: Schema<Body> | undefined
  /** The keys of the body; undefined where it is not an object. */
  readonly bodyKeys: readonly string[] | undefined
  readonly bodyType: 'json' | 'multipart'
  readonly reply: Answer
  readonly status: number
  readonly effect: Does
  /** What it reaches beyond its object, at worst; nothing where it only reads. */
  readonly reaches: readonly Words['reach'][]
  readonly like: readonly string[]
  readonly byInput: AnyRow<Words>['byInput']
  readonly chooses: AnyRow<Words>['chooses']
  readonly repeat: Repeat
  readonly scopes: readonly Words['scope'][] | 'undocumented'
  readonly role: Words['role'] | undefined
  readonly once: Once | undefined
  readonly summary: string
  readonly deprecated: string | undefined
  readonly quirks: Partial<Words['quirks']>
  /** Only for the compiler: the types of the path parameters, and whether `once` is there. */
  readonly types?: { readonly params: Params; readonly keyed: Keyed }
}

export interface Unnamed<Path extends string, Given> {
  readonly method: Method
  readonly path: Path
  readonly row: Given
}

export type Named<U, Words extends Vocabulary> =
  U extends Unnamed<infer Path, infer Given extends AnyRow<Words>>
    ? Operation<
        ParamsOf<Path, Given, Words['id']>,
        TypeOf<Given, 'query'>,
        TypeOf<Given, 'body'>,
        Given['reply'],
        Given['effect'],
        Given extends { once: Once } ? true : false,
        Words
      >
    : never

/** The operations of one resource, by key. */
export type Operations<Rows, Words extends Vocabulary> = { readonly [Key in keyof Rows]: Named<Rows[Key], Words> }

/** The defaults of an API; a row may override the status. */
export interface ApiDefaults {
  /** Checks what a path parameter holds. */
  readonly id: Schema<unknown>
  /** The status of success of each method. */
  readonly status: Readonly<Record<Method, number>>
}

/** The helpers that declare an API in rows: a verb for each method, and `resource` to name them. */
export function describeApi<Words extends Vocabulary>(defaults: ApiDefaults) {
  const verb =
    (method: Method) =>
    <const Path extends `/${string}`, const Given extends Row<Words>>(
      path: Path,
      row: Given,
    ): Unnamed<Path, Given> => ({
      method,
      path,
      row,
    })
  return {
    get: verb('GET'),
    post: verb('POST'),
    put: verb('PUT'),
    del: verb('DELETE'),
    /** The operations of one resource, each with its name. */
    resource: <const Rows extends Record<string, Unnamed<string, Row<Words>>>>(
      name: string,
      rows: Rows,
    ): Operations<Rows, Words> => {
      const named = Object.entries(rows).map(([key, unnamed]) => [
        key,
        toOperation<Words>(name, key, unnamed, defaults),
      ])
      return Object.fromEntries(named) as Operations<Rows, Words>
    },
  }
}

function toOperation<Words extends Vocabulary>(
  resource: string,
  key: string,
  { method, path, row }: Unnamed<string, Row<Words>>,
  defaults: ApiDefaults,
): Operation {
  // reading a schema builds it, so these are computed when they are first used
  const queryKeys = once(() => keysOf(row.query) ?? [])
  const bodyKeys = once(() => keysOf(row.body))
  const largestPage = once(() => largestLimit(row.query))
  return {
    name: `${resource}.${key}`,
    resource,
    key,
    id: row.id ?? `${resource}.${key}`,
    method,
    path,
    params: Object.fromEntries(paramNames(path).map((param) => [param, row.params?.[param] ?? defaults.id])),
    query: row.query,
    get queryKeys() {
      return queryKeys()
    },
    get largestPage() {
      return largestPage()
    },
    body: row.body,
    get bodyKeys() {
      return bodyKeys()
    },
    bodyType: row.bodyType ?? 'json',
    reply: row.reply,
    status: row.status ?? defaults.status[method],
    effect: row.effect,
    reaches: 'reaches' in row ? (row.reaches as Operation['reaches']) : [],
    like: row.like ?? [],
    byInput: row.byInput,
    chooses: row.chooses,
    repeat: row.repeat,
    scopes: 'scopes' in row ? (row.scopes as Operation['scopes']) : [],
    role: row.role,
    once: row.once,
    summary: row.summary,
    deprecated: row.deprecated,
    quirks: row.quirks ?? {},
  }
}

/** `/tickets/{ticket_id}/messages/{id}` → `['ticket_id', 'id']` */
export function paramNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
}

function keysOf(schema: Schema<unknown> | undefined): string[] | undefined {
  const shape = shapeOf(schema)
  return shape.kind === 'object' ? Object.keys(shape.fields) : undefined
}

function largestLimit(schema: Schema<unknown> | undefined): number | undefined {
  const limit = unwrap(fieldsOf(schema)['limit'])
  return limit instanceof z.ZodNumber ? (limit.maxValue ?? undefined) : undefined
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
