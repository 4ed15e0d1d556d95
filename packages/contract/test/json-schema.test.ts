import { describe, expect, it } from 'vitest'
import { differences, type Node } from './json-schema.ts'

const same = (node: Node) => node
const object = (properties: Record<string, Node>, required: string[] = []): Node => ({
  type: 'object',
  properties,
  required,
})

describe('the comparison behind the coverage test notices', () => {
  it.each<[string, Node, Node]>([
    ['another type', { type: 'string' }, { type: 'integer' }],
    ['a missing key', object({ a: { type: 'string' } }), object({ a: { type: 'string' }, b: { type: 'string' } })],
    ['an optional key', object({ a: { type: 'string' } }), object({ a: { type: 'string' } }, ['a'])],
    ['a missing word', { enum: ['a'] }, { enum: ['a', 'b'] }],
    ['a missing null', { type: 'string' }, { type: ['string', 'null'] }],
    ['another bound', { type: 'string', maxLength: 5 }, { type: 'string', maxLength: 6 }],
    ['let-through keys', object({ a: {} }), { ...object({ a: {} }), additionalProperties: false }],
    [
      'a change inside a list',
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'integer' } },
    ],
    ['a change inside an object', object({ a: object({ b: { type: 'string' } }) }), object({ a: object({}) })],
  ])('%s', (_, mine, other) => {
    expect(differences(mine, other, same, same)).not.toEqual([])
    expect(differences(other, other, same, same)).toEqual([])
  })

  it('but not the many ways to write null and word lists', () => {
    const nullable: Node = { anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] }
    const open: Node = { anyOf: [{ anyOf: [{ enum: ['b', 'a'] }, { type: 'string' }] }, { type: 'null' }] }
    expect(differences(open, nullable, same, same)).toEqual([])
  })
})
