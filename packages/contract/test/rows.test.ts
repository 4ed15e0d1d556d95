import { readFileSync } from 'node:fs'
import { failureOf, failures, operationNamed, operations, pagingRules, resources } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const keysOf = (schema: z.ZodType | undefined): string[] =>
  schema
    ? Object.keys((z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {}) as object)
    : []

describe('every row', () => {
  it.each(operations.map((row) => [row.name, row] as const))('%s is sound', (_, row) => {
    const [params, query, body] = [Object.keys(row.params), keysOf(row.query), keysOf(row.body)]
    // callers give query and body as one flat object, so no key may mean two things
    expect(query.filter((key) => body.includes(key))).toEqual([])
    expect(params.filter((key) => body.includes(key) && row.body === undefined)).toEqual([])
    expect(row.summary).toMatch(/^[A-Z].*[^.]$/)
    if (row.method === 'GET') expect([row.effect, row.repeat, row.body]).toEqual(['read', 'safe', undefined])
    if (row.effect === 'send') expect(row.repeat).toBe('unsafe')
    if (row.repeat === 'until-gone') expect(row.method).toBe('DELETE')
    if (pagingRules[row.reply.paging].next === 'cursor')
      expect(query).toEqual(expect.arrayContaining(['cursor', 'limit']))
    if (row.effect === 'send') expect(row.reaches).toContain('customers')
    for (const name of row.like) expect(() => operationNamed(name)).not.toThrow()
  })

  it('that creates once names a list and a read operation that exist', () => {
    for (const { once } of operations) {
      if (!once) continue
      expect(operationNamed(once.list).reply.item).toBeDefined()
      if (once.read) expect(operationNamed(once.read).reply.paging).toBe('single')
    }
  })

  it('has a path no other row of its method has', () => {
    const paths = operations.map((row) => `${row.method} ${row.path}`)
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('lives in the file named after its resource', () => {
    for (const name of Object.keys(resources)) {
      const file = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      expect(readFileSync(new URL(`../src/resources/${file}.ts`, import.meta.url), 'utf8')).toContain(
        `resource('${name}'`,
      )
    }
  })
})

describe('the failure table', () => {
  it.each([
    [301, 'merged'],
    [400, 'bad_request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [405, 'method_not_allowed'],
    [409, 'conflict'],
    [413, 'too_large'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [502, 'bad_gateway'],
    [503, 'unavailable'],
    [504, 'gateway_timeout'],
    [418, 'refused'],
    [307, 'redirected'],
    [599, 'server_error'],
  ])('reads %i as %s', (status, code) => {
    expect(failureOf(status)).toBe(code)
  })

  it('gives every failure an exit code that scripts can tell from success', () => {
    for (const failure of Object.values(failures)) expect(failure.exit).toBeGreaterThan(0)
  })

  it('has one failure per status', () => {
    const statuses = Object.values(failures).flatMap((failure) => ('status' in failure ? [failure.status] : []))
    expect(new Set(statuses).size).toBe(statuses.length)
  })

  it('throws for an operation that does not exist', () => {
    expect(() => operationNamed('tickets.explode')).toThrow('there is no operation tickets.explode')
  })
})
