import { readFileSync } from 'node:fs'
import * as contract from '@rhetor/contract'
import {
  consequenceOf,
  type Operation,
  oauthEndpoints,
  operations,
  reportScopes,
  unpublishedReportScopes,
} from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { differences, type Node, resolver } from './json-schema.ts'

interface ManifestOperation {
  id: string
  method: string
  path: string
  path_params: Record<string, Node>
  query: Node
  body: Node | null
  success: { status: number; shape: string; item: string | null; envelope?: string }
  effect: string
  effect_by_type?: Record<string, string>
  scopes?: string[]
  deprecated: boolean
}

interface Manifest {
  operations: ManifestOperation[]
  auth: { id: string; method: string; path: string }[]
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')) as unknown
const manifest = read('operations.json') as Manifest
const theirs = read('schemas.json') as Node
const resolveTheirs = resolver(theirs)
const definitions = Object.entries(theirs.$defs ?? {})

const ours = (schema: z.ZodType): Node =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', reused: 'inline' }) as Node

/** Our names, where the manifest's would shadow a global. */
const renamed: Record<string, string> = { File: 'UploadedFile' }

const taggedById = 'what is read can be written back: a tag is taken by its id, too'
const silent = 'a lone empty cursor is always a mistake of the caller'

/** Where we mean to differ from the data, and why. An entry that nothing needs any more fails the test. */
const accepted: Record<string, string> = {
  ...Object.fromEntries(
    manifest.operations
      .filter((row) => row.query.properties?.['cursor'])
      .map((row) => [`${row.id} query cursor bounds`, silent]),
  ),
  ...Object.fromEntries(
    ['file_type', 'domain_hash', 'resource_name'].map((param) => [
      `download-file ${param} . bounds`,
      'an empty part of a path is another path',
    ]),
  ),
  ...Object.fromEntries(
    [
      'create-ticket body tags[]',
      'update-ticket body tags[]',
      'CreateTicketRequest tags[]',
      'UpdateTicketRequest tags[]',
      'TicketTagWrite .',
    ].flatMap((place) => ['keys', 'required'].map((what) => [`${place} ${what}`, taggedById])),
  ),
  'create-view body . required': 'documented as required, yet two clients never send it',
  'CreateViewRequest . required': 'as above',
  'list-messages query cursor nullable': 'null says no more than leaving it out',
  'list-ticket-messages query . keys':
    'the reference shows none, yet without page numbers only the first page is reached',
  'Event type words': 'replies also show the types that the list does not filter by',
  'HttpTriggers . unknown keys': 'this one is for replies; requests have HttpTriggersWrite, which is strict',
  'HttpIntegration triggers unknown keys': 'as above',
  'Integration http.triggers unknown keys': 'as above',
  'MessageMetaWrite . nullable': 'nullable where it is used',
  'get-statistic body query.time_dimensions[].dimension words': 'as the two reports below',
  'ReportingPage data[]{} nullable': 'a row holds anything, null too',
  'ReportingPage data[]{} types': 'as above',
  'response-time time_dimensions[].dimension words': 'a client tested on a live account found sentDatetime to work',
  'ticket-fields time_dimensions[].dimension words': 'a client uses createdDatetime',
}

/** `Event type words: …` is known as `Event type words`. */
const keyOf = (difference: string) => difference.slice(0, difference.indexOf(':'))

/** Differences that nobody has accepted. */
function unaccepted(found: readonly string[]): string[] {
  return found.filter((difference) => !(keyOf(difference) in accepted))
}

function compared(where: string, mine: z.ZodType, other: Node): string[] {
  const json = ours(mine)
  return differences(json, other, resolver(json), resolveTheirs).map((difference) => `${where} ${difference}`)
}

const exported: Record<string, unknown> = contract
const tuples = Object.values(exported).filter((value): value is string[] => Array.isArray(value))

function named(name: string): z.ZodType | undefined {
  const found = exported[renamed[name] ?? name]
  return found instanceof z.ZodType ? found : undefined
}

function operationCompared({ id, query, body, path_params }: ManifestOperation): string[] {
  const operation = operations.find((candidate) => candidate.id === id)
  if (!operation) throw new Error(`${id} is missing`)
  return [
    ...compared(`${id} query`, operation.query ?? z.strictObject({}), query),
    ...(body ? compared(`${id} body`, operation.body ?? z.null(), body) : []),
    ...Object.entries(path_params).flatMap(([param, node]) =>
      compared(`${id} ${param}`, operation.params[param] ?? z.null(), node),
    ),
  ]
}

function objectCompared(name: string, node: Node): string[] {
  const mine = named(name)
  if (!mine) throw new Error(`${name} is missing`)
  return compared(name, mine, node)
}

/** The effect of each type of job, as the manifest lists it; it calls a job read that only exports. */
function effectByType(operation: Operation, wanted: Record<string, string> | undefined) {
  if (!wanted) return undefined
  const found = Object.keys(wanted).map((type) => [type, consequenceOf(operation, { type }).effect])
  return Object.fromEntries(found.map(([type = '', effect]) => [type, type.startsWith('export') ? 'read' : effect]))
}

const scopeOf = (query: Node) => String(query.properties?.['scope']?.enum?.[0])
const ourQueries = ours(contract.ReportingRequest).properties?.['query']?.oneOf ?? []

function reportCompared(query: Node): string[] {
  const scope = scopeOf(query)
  const mine = ourQueries.find((candidate) => candidate.properties?.['scope']?.const === scope)
  if (!mine) throw new Error(`${scope} is missing`)
  return differences(mine, query, (node) => node, resolveTheirs).map((text) => `${scope} ${text}`)
}

const pagingOf: Record<string, string> = {
  object: 'single',
  'data-list': 'data',
  array: 'array',
  empty: 'empty',
  binary: 'binary',
  CursorList: 'cursor',
  ViewItemsPage: 'items',
  ReportingPage: 'report',
  PageList: 'numbered',
}

describe('the operations of the manifest', () => {
  it('are all there, 113 of 113, and nothing beyond them', () => {
    expect(operations.map((row) => row.id).toSorted()).toEqual(manifest.operations.map((row) => row.id).toSorted())
    expect(operations).toHaveLength(113)
  })

  it.each(manifest.operations.map((row) => [row.id, row] as const))('%s says the same as the manifest', (id, row) => {
    const operation = operations.find((candidate) => candidate.id === id)
    if (!operation) throw new Error(`${id} is missing`)
    const { success } = row
    expect({
      method: operation.method,
      path: `/api${operation.path}`,
      params: Object.keys(operation.params),
      status: operation.status,
      paging: operation.reply.paging,
      effect: operation.effect,
      effectByType: effectByType(operation, row.effect_by_type),
      scopes: operation.scopes,
      deprecated: operation.deprecated !== undefined,
    }).toEqual({
      method: row.method,
      path: row.path,
      params: Object.keys(row.path_params),
      status: success.status,
      paging: pagingOf[success.shape === 'cursor-list' ? (success.envelope ?? '') : success.shape],
      effect: row.effect,
      effectByType: row.effect_by_type,
      scopes: row.scopes ?? 'undocumented',
      deprecated: row.deprecated,
    })
    expect(operation.reply.item).toBe(success.item ? named(success.item) : undefined)
    expect(unaccepted(operationCompared(row))).toEqual([])
    if (!row.body) expect(operation.body).toBeUndefined()
  })

  it('name the OAuth endpoints of the manifest', () => {
    expect(Object.values(oauthEndpoints)).toEqual(manifest.auth.map(({ id, method, path }) => ({ id, method, path })))
  })
})

describe('the schemas of the API', () => {
  const words = definitions.filter(([, node]) => node.enum)
  it.each(words)('the words of %s are a tuple of ours', (name, node) => {
    if (name === 'ReportingScope') {
      expect([...Object.keys(reportScopes), ...unpublishedReportScopes].toSorted()).toEqual(node.enum?.toSorted())
      return
    }
    const expected = JSON.stringify(node.enum?.toSorted())
    expect(tuples.some((tuple) => JSON.stringify(tuple.toSorted()) === expected)).toBe(true)
  })

  // reports are one table of ours and a hundred definitions of theirs; they meet in the next test
  const objects = definitions.filter(([name, node]) => !node.enum && !name.startsWith('Report'))
  it.each(objects)('%s has the same keys, the same required ones, the same words and bounds', (name, node) => {
    expect(unaccepted(objectCompared(name, node))).toEqual([])
  })

  const queries = theirs.$defs?.['ReportingRequest']?.properties?.['query']?.oneOf?.map(resolveTheirs) ?? []

  it('know every report with a published schema', () => {
    expect(queries.map(scopeOf).toSorted()).toEqual(Object.keys(reportScopes).toSorted())
  })

  it.each(queries.map((query) => [scopeOf(query), query] as const))('report %s takes the same words', (_, query) => {
    expect(unaccepted(reportCompared(query))).toEqual([])
  })

  const pages = ['ReportingPage', 'ReportingMeta'].map((name) => [name, theirs.$defs?.[name] ?? {}] as const)
  it.each(pages)('%s has the same keys', (name, node) => {
    expect(unaccepted(objectCompared(name, node))).toEqual([])
  })

  it('accept no difference that no longer exists', () => {
    const found = [
      ...manifest.operations.flatMap(operationCompared),
      ...[...objects, ...pages].flatMap(([name, node]) => objectCompared(name, node)),
      ...queries.flatMap(reportCompared),
    ]
    const keys = new Set(found.map(keyOf))
    expect(Object.keys(accepted).filter((key) => !keys.has(key))).toEqual([])
  })
})
