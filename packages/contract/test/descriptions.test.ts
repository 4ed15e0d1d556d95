import { fieldsOf, metaOf, operationNamed, operations, shapeOf, unwrap } from '@rhetor/contract'
import { openApi } from '@rhetor/contract/openapi'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const said = (schema: z.ZodType): string | undefined => metaOf(schema).description

/** Every field of a request with what is said about it, the ones inside others too. */
function describedIn(schema: z.ZodType | undefined, path: string): [path: string, said: string | undefined][] {
  const shape = shapeOf(schema)
  if (shape.kind === 'array') return describedIn(shape.item, `${path}[]`)
  const type = unwrap(schema)
  if (type instanceof z.ZodUnion) return type.options.flatMap((option) => describedIn(option as z.ZodType, path))
  return Object.entries(fieldsOf(schema)).flatMap(([name, field]) => {
    const here = `${path} ${name}`
    return [[here, said(field)] as [string, string | undefined], ...describedIn(field, here)]
  })
}

const fields = operations.flatMap(({ name, params, query, body }) => [
  ...Object.entries(params).map(([param, schema]): [string, string | undefined] => [`${name} ${param}`, said(schema)]),
  ...describedIn(query, name),
  ...describedIn(body, name),
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
    const schema = { ...fieldsOf(query), ...fieldsOf(body) }[field]
    expect(schema && said(schema)).toMatch(/\w/)
  })

  it('are described in a few words, or not at all', () => {
    const long = fields.filter(([, words]) => words !== undefined && (words.length > 90 || /\.$|^$/.test(words)))
    expect(long).toEqual([])
  })

  it('keep their descriptions in the OpenAPI document, where they may be null', () => {
    const { schemas } = openApi()['components'] as { schemas: Record<string, { properties: Record<string, unknown> }> }
    expect(schemas['CreateRuleRequest']?.properties['event_types']).toMatchObject({
      description: expect.stringContaining('ticket-created') as string,
      anyOf: [{ type: 'string' }, { type: 'null' }],
    })
  })
})
