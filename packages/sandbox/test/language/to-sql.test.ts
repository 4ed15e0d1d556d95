import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../test/support/random.ts'
import { matches } from '../../src/language/evaluate.ts'
import { parseFilter } from '../../src/language/parse.ts'
import { toSql } from '../../src/language/to-sql.ts'
import { createDatabase, resolve } from './database.ts'
import { jsonPath } from './json-path.ts'
import { hostileTexts } from './samples.ts'
import { aTicket } from './tickets.ts'

const currentUser = { id: 12 }
const compile = (text: string) => toSql(parseFilter(text), resolve, currentUser)

// SQLite takes a NUL for the end of a key, and of a text in JSON
const withoutNul = hostileTexts.filter((text) => !text.includes('\0'))

describe('a condition', { timeout: 60_000 }, () => {
  it('matches every ticket where the filter is empty', () => {
    expect(compile('')).toEqual({ sql: '1', parameters: [] })
  })

  it('binds every value of the filter', () => {
    const { sql, parameters } = compile('eq(ticket.status, "it\'s") && gt(ticket.id, 5) && contains(ticket.tags, "A?")')
    expect(sql).not.toMatch(/it's|5|A\?/)
    expect(parameters).toEqual(["it's", 5, 'a?', 'A?'])
    expect(sql.match(/\?/g)).toHaveLength(parameters.length)
  })

  it('asks for the caller by id', () => {
    const { parameters } = compile('eq(ticket.assignee_user.id, "{{current_user.id}}")')
    expect(parameters).toEqual(['12', 12])
  })

  it.each(withoutNul.filter((text) => !text.includes('current_user')))('takes %j for nothing but a text', (text) => {
    const quoted = JSON.stringify(text)
    const ticket = { ...aTicket(createRandom(1), 1), subject: `…${text}`, fields: { [text]: text } }
    using database = createDatabase([ticket])
    const find = (filter: string) => {
      const { sql, parameters } = compile(filter)
      return database.prepare(`SELECT id FROM tickets WHERE ${sql}`).all(...parameters)
    }
    expect(find(`eq(ticket.fields[${quoted}], ${quoted})`)).toEqual([{ id: 1 }])
    expect(find(`containsAll(ticket.fields[${quoted}], [${quoted}])`)).toEqual([{ id: 1 }])
    expect(find(`endsWith(ticket.subject, ${quoted})`)).toEqual([{ id: 1 }])
    expect(find(`contains(ticket.subject, ${quoted})`)).toEqual([{ id: 1 }])
    expect(find(`eq(ticket.subject, ${quoted})`)).toEqual([])
    expect(find(`eq(ticket[${quoted}].fields[${quoted}], ${quoted})`)).toEqual([])
  })

  it('fits into SQLite, however large the filter may be', () => {
    const tickets = [aTicket(createRandom(1), 1)]
    using database = createDatabase(tickets)
    const chain = (operator: string) => Array.from({ length: 700 }, (_, n) => `eq(ticket.id, ${n})`).join(operator)
    const items = Array.from({ length: 4900 }, (_, n) => `"${n}"`).join()
    const nested = `${'(isEmpty(ticket.tags) || eq(ticket.id, 2) && '.repeat(99)}isEmpty(ticket.id)${')'.repeat(99)}`
    const lists = ['subject', 'tags', 'meta'].flatMap((name) =>
      ['containsAny', 'containsAll', 'notContainsAny'].map((fn) => `${fn}(ticket.${name}, [${items}])`),
    )
    for (const text of [
      chain(' && '),
      chain(' || '),
      chain(' || ').replaceAll('|| eq(ticket.id, 7', '&& eq(ticket.id, 7'),
      nested,
      ...lists,
    ]) {
      const { sql, parameters } = compile(text)
      const found = database.prepare(`SELECT id FROM tickets WHERE ${sql}`).all(...parameters)
      const scope = (ticket: object) => ({ ticket, currentUser })
      expect(found, text.slice(0, 80)).toHaveLength(
        tickets.filter((ticket) => matches(parseFilter(text), scope(ticket))).length,
      )
    }
  })
})

describe('a path into JSON', () => {
  const database = new DatabaseSync(':memory:')
  const extract = (json: unknown, keys: readonly (string | number)[]) =>
    database.prepare(`SELECT json_extract(?, ${jsonPath(keys)}) AS value`).get(JSON.stringify(json))

  it.each([...withoutNul, '\u0001', '\u007f', 'é', '日本', "''", '"."', 'a.b', 'a[0]', '$', '*'])(
    'finds the key %j and no other',
    (key) => {
      const json = { before: 1, deep: { [key]: 'found', [`${key}x`]: 'other' } }
      expect(extract(json, ['deep', key])).toEqual({ value: 'found' })
      expect(extract({ deep: { [`${key}x`]: 'other' } }, ['deep', key])).toEqual({ value: null })
    },
  )

  it('counts lists from either end', () => {
    expect(extract({ a: [1, 2, 3] }, ['a', 0])).toEqual({ value: 1 })
    expect(extract({ a: [1, 2, 3] }, ['a', -1])).toEqual({ value: 3 })
    expect(extract({ a: [1, 2, 3] }, ['a', 3])).toEqual({ value: null })
  })
})
