import { mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createReset } from '../src/control-server/reset.ts'
import { createSeeder, planSeed } from '../src/seed/seed.ts'
import { sql } from '../src/store/sql.ts'
import { Store } from '../src/store/store.ts'
import { parseMoment } from '../src/time.ts'

const plan = planSeed(30, parseMoment('2026-03-11T15:00:00Z') ?? 0, true)

it.each([
  ['a copy', undefined, Number.POSITIVE_INFINITY],
  ['a copy, in a file', 'acme.sqlite', Number.POSITIVE_INFINITY],
  ['seeding again, where a copy would be too large', undefined, 0],
])('a seeded account is reset by %s', async (_, file, largest) => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
  const store = new Store(file && join(folder.path, file))
  const seed = await createSeeder('acme', store, plan)
  seed()
  const reset = createReset(store, seed, { largest })
  const everything = () =>
    ['tickets', 'messages', 'events', 'users', 'credentials', 'settings', 'sequences', 'facts', 'ticket_tags'].map(
      (table) => store.all(sql(`SELECT * FROM ${table}`)),
    )
  const before = everything()
  store.run(sql('DELETE FROM tickets'))
  store.run(sql('DELETE FROM users'))
  store.nextId('tickets')
  store.setFact('owner', 1)
  expect(everything()).not.toEqual(before)
  reset?.()
  expect(everything()).toEqual(before)
  store.close()
})

it('there is no reset of a large account that cannot be seeded again', () => {
  const store = new Store()
  expect(createReset(store, undefined, { largest: 0 })).toBeUndefined()
  expect(createReset(store, undefined)).toBeDefined()
  store.close()
})
