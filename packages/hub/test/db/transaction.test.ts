import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { migrations as all } from '../../src/db/migrations/all.ts'
import type { Migration } from '../../src/db/migrations/migration.ts'
import { type Tx, transaction } from '../../src/db/transaction.ts'
import { onEveryEngine, type TestDatabase } from '../support/engines.ts'

const counters: Migration = {
  id: 1001,
  name: 'counters',
  statements: [
    'create table if not exists rhetor.counter (id integer primary key, value integer not null)',
    'insert into rhetor.counter (id, value) values (1, 0), (2, 0) on conflict (id) do nothing',
  ],
}
const withCounters = { migrations: [...all, counters] }

onEveryEngine((open) => {
  it('counts every addition of twenty that happen at once', async () => {
    await using database = await open(withCounters)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        transaction(database.sql, async (tx) => {
          await add(tx, 1)
        }),
      ),
    )
    expect(await counterOf(database, 1)).toBe(20)
  })

  it('is retried after a deadlock, and both transactions take effect', async () => {
    await using database = await open(withCounters)
    let runs = 0
    const both = (one: number, other: number) =>
      transaction(database.sql, async (tx) => {
        runs += 1
        await add(tx, one)
        await add(tx, other)
      })
    await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? both(1, 2) : both(2, 1))))
    expect([await counterOf(database, 1), await counterOf(database, 2)]).toEqual([10, 10])
    expect(runs).toBeGreaterThanOrEqual(10)
  })

  it('changes nothing where it fails, and passes the error on', async () => {
    await using database = await open(withCounters)
    const failing = transaction(database.sql, async (tx) => {
      await add(tx, 1)
      throw new Error('not this time')
    })
    await expect(failing).rejects.toThrow('not this time')
    expect(await counterOf(database, 1)).toBe(0)
  })

  it('is not run again where the statement itself is wrong', async () => {
    await using database = await open(withCounters)
    let runs = 0
    const failing = transaction(database.sql, async (tx) => {
      runs += 1
      await sql`insert into rhetor.counter (id, value) values (1, 1)`.execute(tx)
    })
    await expect(failing).rejects.toThrow(/duplicate key|already exists/)
    expect(runs).toBe(1)
  })
})

async function add(tx: Tx, id: number): Promise<void> {
  await sql`update rhetor.counter set value = value + 1 where id = ${id}`.execute(tx)
}

async function counterOf({ pool }: TestDatabase, id: number): Promise<unknown> {
  const { rows } = await pool.query('select value from rhetor.counter where id = $1', [id])
  return rows[0]?.value
}
