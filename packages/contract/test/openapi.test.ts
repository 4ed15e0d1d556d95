import { validate } from '@hyperjump/json-schema/openapi-3-1'
import { operations } from '@rhetor/contract'
import { openApi } from '@rhetor/contract/openapi'
import { describe, expect, it } from 'vitest'

type Json = Parameters<Awaited<ReturnType<typeof validate>>>[0]

const openApi31 = 'https://spec.openapis.org/oas/3.1/schema-base'

describe('the OpenAPI document', () => {
  const document = openApi()

  it('is valid OpenAPI 3.1 to an independent validator', async () => {
    const check = await validate(openApi31)
    expect(check(document as Json).valid).toBe(true)
  })

  it('is checked by a validator that refuses a broken one', async () => {
    const check = await validate(openApi31)
    expect(check({ ...document, paths: { tickets: {} } } as unknown as Json).valid).toBe(false)
    expect(check({ ...document, info: {} } as unknown as Json).valid).toBe(false)
  })

  it('holds every operation once', () => {
    const ids = Object.values(document['paths'] as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map((operation) => operation.operationId),
    )
    expect(ids.toSorted()).toEqual(operations.map((operation) => operation.id).toSorted())
  })

  it('points only at schemas it holds', () => {
    const text = JSON.stringify(document)
    const { schemas } = document['components'] as { schemas: Record<string, unknown> }
    const names = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1] as string))
    expect([...names].filter((name) => !(name in schemas))).toEqual([])
  })
})
