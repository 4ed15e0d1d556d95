import { operationNamed, operations } from '@rhetor/contract'
import { openApi } from '@rhetor/contract/openapi'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const inner = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? inner(schema.unwrap() as z.ZodType) : schema

const shapeOf = (schema: z.ZodType | undefined): Record<string, z.ZodType> =>
  schema instanceof z.ZodObject ? schema.shape : {}

/** What the command line reads: the words on the schema itself, or behind optional and nullable. */
const said = (schema: z.ZodType): string | undefined => (schema.meta() ?? inner(schema).meta())?.description

/** Every field of a request with what is said about it, the ones inside others too. */
function fieldsOf(schema: z.ZodType | undefined, path: string): [path: string, said: string | undefined][] {
  const type = schema && inner(schema)
  if (type instanceof z.ZodArray) return fieldsOf(type.element as z.ZodType, `${path}[]`)
  if (type instanceof z.ZodUnion) return type.options.flatMap((option) => fieldsOf(option as z.ZodType, path))
  return Object.entries(shapeOf(type)).flatMap(([name, field]) => {
    const here = `${path} ${name}`
    return [[here, said(field)] as [string, string | undefined], ...fieldsOf(field, here)]
  })
}

const fields = operations.flatMap(({ name, params, query, body }) => [
  ...Object.entries(params).map(([param, schema]): [string, string | undefined] => [`${name} ${param}`, said(schema)]),
  ...fieldsOf(query, name),
  ...fieldsOf(body, name),
  ...(body ? [[`${name} body`, said(body)] as [string, string | undefined]] : []),
])

describe('the fields of requests', () => {
  it.each([
    ['tickets.list', 'trashed'],
    ['tickets.create', 'messages'],
    ['tickets.update', 'tags'],
    ['tickets.update', 'custom_fields'],
    ['tickets.setTags', 'ids'],
    ['messages.create', 'sent_datetime'],
    ['messages.update', 'from_agent'],
    ['customers.create', 'channels'],
    ['customers.update', 'channels'],
    ['customers.merge', 'source_id'],
    ['macros.update', 'actions'],
    ['rules.create', 'event_types'],
    ['jobs.create', 'type'],
    ['integrations.update', 'name'],
    ['satisfactionSurveys.create', 'should_send_datetime'],
  ])('%s warns of what %s does', (name, field) => {
    const { query, body } = operationNamed(name)
    const schema = { ...shapeOf(query), ...shapeOf(body) }[field]
    expect(schema && said(schema)).toMatch(/\w/)
  })

  it('are described in a few words, or not at all', () => {
    const long = fields.filter(([, words]) => words !== undefined && (words.length > 90 || /\.$|^$/.test(words)))
    expect(long).toEqual([])
  })

  it('say the same in the OpenAPI document, beside their null', () => {
    const { schemas } = openApi()['components'] as { schemas: Record<string, { properties: Record<string, unknown> }> }
    expect(schemas['CreateRuleRequest']?.properties['event_types']).toMatchObject({
      description: expect.stringContaining('ticket-created') as string,
      anyOf: [{ type: 'string' }, { type: 'null' }],
    })
  })
})
