import { type FilterFunction, filterFunctions } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../test/support/random.ts'
import { matches } from '../../src/language/evaluate.ts'
import { parseFilter } from '../../src/language/parse.ts'
import { toSql } from '../../src/language/to-sql.ts'
import { createDatabase, resolve } from './database.ts'
import { aCall, aFilter } from './filters.ts'
import { aTicket } from './tickets.ts'

const currentUser = { id: 12 }
const filtersTried = 4000

describe('a filter', { timeout: 60_000 }, () => {
  const random = createRandom(1)
  const tickets = Array.from({ length: 80 }, (_, index) => aTicket(random, index + 1))
  const database = createDatabase(tickets)

  const inMemory = (text: string) => {
    const filter = parseFilter(text)
    return tickets.filter((ticket) => matches(filter, { ticket, currentUser })).map(({ id }) => id)
  }
  const inDatabase = (text: string) => {
    const { sql, parameters } = toSql(parseFilter(text), resolve, currentUser)
    const rows = database.prepare(`SELECT id FROM tickets WHERE ${sql} ORDER BY id`).all(...parameters)
    return rows.map(({ id }) => Number(id))
  }

  it('finds the same tickets in memory and in the database', () => {
    for (let seed = 1; seed <= filtersTried; seed++) {
      const filter = aFilter(createRandom(seed))
      expect(inDatabase(filter), `seed ${seed}: ${filter}`).toEqual(inMemory(filter))
    }
    // nothing that a filter says has become SQL
    expect(database.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: tickets.length })
  })

  it('covers every function, true and false, on values that are set', () => {
    const held: Partial<Record<FilterFunction, number>> = {}
    for (let seed = 1; seed <= filtersTried; seed++) {
      const filter = aCall(createRandom(seed))
      const name = filter.slice(0, filter.indexOf('(')) as FilterFunction
      const found = inDatabase(filter)
      expect(found, `seed ${seed}: ${filter}`).toEqual(inMemory(filter))
      // a filter that matches all tickets or none proves little
      if (found.length > 0 && found.length < tickets.length) held[name] = (held[name] ?? 0) + 1
    }
    expect(Object.keys(held).toSorted()).toEqual(Object.keys(filterFunctions).toSorted())
    expect(Math.min(...Object.values(held))).toBeGreaterThan(20)
  })
})
