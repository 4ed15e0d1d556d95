import * as z from 'zod'
import * as contract from './index.ts'
import type { Operation } from './operation.ts'
import { pagingRules } from './paging.ts'
import { operations } from './resources.ts'
import { scopes } from './scopes.ts'

type Json = Record<string, unknown>

const jsonSchemaOptions = {
  unrepresentable: 'any',
  io: 'input',
  // zod limits every integer to the safe integers of JavaScript, which are not limits of the API
  override: ({ jsonSchema }: { jsonSchema: { minimum?: number; maximum?: number } }) => {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  },
} as const

/** The envelope of each style of answer. */
const envelopes = {
  cursor: 'CursorList',
  items: 'ViewItemsPage',
  report: 'ReportingPage',
  numbered: 'PageList',
  data: 'DataList',
} as const

const nameOf = new Map<unknown, string>()
for (const [name, value] of Object.entries(contract)) if (value instanceof z.ZodType) nameOf.set(value, name)

/** The whole API as an OpenAPI 3.1 document. */
export function openApi(): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = `/api${operation.path}`
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gorgias API',
      version: '1.1',
      description: 'Described by Rhetor from public documentation and recorded answers; not published by Gorgias.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: 'https://{account}.gorgias.com',
        variables: { account: { default: 'acme', description: 'The subdomain.' } },
      },
    ],
    security: [{ apiKey: [] }, { oauth: [] }],
    tags: [...new Set(operations.map((operation) => operation.resource))].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'basic', description: 'The e-mail of a user and their API key.' },
        oauth: {
          type: 'oauth2',
          flows: {
            authorizationCode: {
              authorizationUrl: 'https://acme.gorgias.com/oauth/authorize',
              tokenUrl: 'https://acme.gorgias.com/oauth/token',
              scopes,
            },
          },
        },
      },
      responses: {
        Refused: {
          description: 'The request was refused or failed.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorEnvelope' } } },
        },
      },
    },
  }
}

function describeOperation(operation: Operation): Json {
  const scopesNeeded = operation.scopes === 'undocumented' ? [] : operation.scopes
  return {
    operationId: operation.id,
    tags: [operation.resource],
    summary: operation.summary,
    ...(operation.deprecated && { deprecated: true, description: `Better: ${operation.deprecated}.` }),
    'x-rhetor-name': operation.name,
    'x-effect': operation.effect,
    ...(operation.reaches.length > 0 && { 'x-reaches': operation.reaches }),
    'x-repeat': operation.repeat,
    ...(operation.role && { 'x-role': operation.role }),
    security: [{ apiKey: [] }, { oauth: scopesNeeded }],
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(operation.body && { requestBody: requestBody(operation, operation.body) }),
    responses: { [operation.status]: answer(operation), default: { $ref: '#/components/responses/Refused' } },
  }
}

function pathParameters(operation: Operation): Json[] {
  return Object.entries(operation.params).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    ...describedApart(inlineSchema(schema)),
  }))
}

function queryParameters(operation: Operation): Json[] {
  if (!operation.query) return []
  const { properties = {}, required = [] } = inlineSchema(operation.query) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    // lists repeat their key, objects put theirs in brackets: created_datetime[gte]=…
    ...(schema['type'] === 'object' && { style: 'deepObject', explode: true }),
    ...describedApart(schema),
  }))
}

/** A parameter is described beside its schema. */
function describedApart({ description, ...schema }: Json): Json {
  return { ...(description !== undefined && { description }), schema }
}

function requestBody(operation: Operation, body: z.ZodType): Json {
  const mediaType = operation.bodyType === 'multipart' ? 'multipart/form-data' : 'application/json'
  return { required: true, content: { [mediaType]: { schema: reference(body) } } }
}

function answer(operation: Operation): Json {
  const { paging, item } = operation.reply
  if (paging === 'empty') return { description: 'Done; there is no body.' }
  if (paging === 'binary') {
    return { description: 'The bytes.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
  }
  const items = item ? reference(item) : {}
  const description = pagingRules[paging].many ? 'A list.' : 'The object.'
  return { description, content: { 'application/json': { schema: answerSchema(paging, items) } } }
}

function answerSchema(paging: Exclude<Operation['reply']['paging'], 'empty' | 'binary'>, items: Json): Json {
  if (paging === 'single') return items
  if (paging === 'array') return { type: 'array', items }
  return {
    allOf: [
      { $ref: `#/components/schemas/${envelopes[paging]}` },
      { type: 'object', properties: { data: { type: 'array', items } } },
    ],
  }
}

function reference(schema: z.ZodType): Json {
  const name = nameOf.get(schema)
  return name ? { $ref: `#/components/schemas/${name}` } : inlineSchema(schema)
}

function inlineSchema(schema: z.ZodType): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, jsonSchemaOptions) as Json
  return raised(rest) as Json
}

function componentSchemas(): Record<string, Json> {
  const registry = z.registry<{ id: string }>()
  for (const [schema, id] of nameOf) registry.add(schema as z.ZodType, { id })
  const { schemas } = z.toJSONSchema(registry, {
    ...jsonSchemaOptions,
    uri: (id) => `#/components/schemas/${id}`,
  })
  return Object.fromEntries(
    Object.entries(schemas as Record<string, Json>).map(([name, { $schema, $id, ...schema }]) => [
      name,
      raised(schema) as Json,
    ]),
  )
}

/** Moves the description of a nullable value out of its `anyOf`, where few tools look for it. */
function raised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(raised)
  if (typeof value !== 'object' || value === null) return value
  const { anyOf, ...outer } = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, raised(each)]))
  if (!Array.isArray(anyOf)) return anyOf === undefined ? outer : { ...outer, anyOf }
  const [inner, nothing, ...others] = anyOf as Json[]
  if (others.length > 0 || nothing?.['type'] !== 'null' || typeof inner?.['description'] !== 'string')
    return { ...outer, anyOf }
  const { description, ...rest } = inner
  const isBare = Object.keys(rest).join() === 'type'
  return { description, ...outer, ...(isBare ? { type: [rest['type'], 'null'] } : { anyOf: [rest, nothing] }) }
}
