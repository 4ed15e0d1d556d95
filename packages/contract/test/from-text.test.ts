import { fromLoose, fromText, operationNamed, queryFromText } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const idOrName = z.union([z.int(), z.string()])

describe('a text converted for its schema', () => {
  it.each([
    ['a number', z.int().optional(), '42', 42],
    ['a number behind null', z.number().nullable(), '1.5', 1.5],
    ['a number that is not one', z.int(), 'many', 'many'],
    ['an empty number', z.int(), ' ', ' '],
    ['yes', z.boolean(), 'TRUE', true],
    ['no', z.boolean().default(true), 'false', false],
    ['a text that looks like a number', z.string(), '0042', '0042'],
    ['an id where an id or a name may stand', idOrName, '42', 42],
    ['a name where an id or a name may stand', idOrName, 'Ana', 'Ana'],
    ['a text without a schema', undefined, '42', '42'],
    ['a text under a name that objects inherit', Object.prototype, '42', '42'],
  ])('%s', (_, schema, text, value) => {
    expect(fromText(schema, text)).toBe(value)
  })
})

describe('the input of a model, converted for its schema', () => {
  const ticket = z.object({ id: z.int(), tags: z.array(z.string()).optional(), at: z.record(z.string(), z.int()) })

  it('takes ids as text, one value for a list and an object as JSON', () => {
    expect(fromLoose(ticket, '{"id":"7","tags":"vip","at":{"a":"1"}}')).toEqual({ id: 7, tags: ['vip'], at: { a: 1 } })
    expect(fromLoose(z.array(z.int()), '["1", 2]')).toEqual([1, 2])
  })

  it('leaves unchanged what does not fit, so that the check names it', () => {
    expect(fromLoose(ticket, 'ticket 7')).toBe('ticket 7')
    expect(fromLoose(ticket, '{"id":')).toBe('{"id":')
    expect(fromLoose(ticket, { id: [1], other: 'x' })).toEqual({ id: [1], other: 'x' })
    expect(fromLoose(z.int().nullable(), null)).toBeNull()
  })
})

describe('a query as the API reads it', () => {
  const query = (name: string, text: string) => queryFromText(operationNamed(name), new URLSearchParams(text))

  it('repeats the key of a list and puts the parts of a range in brackets', () => {
    expect(query('events.list', 'types=ticket-closed&types=ticket-created&created_datetime[gte]=2026-01-01')).toEqual({
      types: ['ticket-closed', 'ticket-created'],
      created_datetime: { gte: '2026-01-01' },
    })
  })

  it('keeps keys that the operation does not have, so that the check can name them', () => {
    expect(query('tickets.list', 'page=2&constructor=1')).toEqual({ page: '2', constructor: '1' })
  })
})
