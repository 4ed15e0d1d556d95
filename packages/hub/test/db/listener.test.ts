import { expect, it } from 'vitest'
import { onEveryEngine, openTest, type TestDatabase } from '../support/engines.ts'

onEveryEngine((open, engine) => {
  if (engine.startsWith('PgBouncer')) {
    it('a listener gets no notifications, and everything else works', async () => {
      await using database = await open()
      await hearing(database, 'one')
      await database.pool.query('notify one')
      expect((await database.pool.query('select 1')).rowCount).toBe(1)
    })
    return
  }

  it('hears what is notified on its channels, and nothing else', async () => {
    await using database = await open()
    const heard = await hearing(database, 'one')
    const other = await hearing(database, 'other')
    await database.pool.query('notify one')
    await heard.until(1)
    expect(other.count()).toBe(0)
  })

  it('hears nothing more once it has stopped', async () => {
    await using database = await open()
    const stopped = await hearing(database, 'one')
    const heard = await hearing(database, 'one')
    stopped.stop()
    await database.pool.query('notify one')
    await heard.until(1)
    expect(stopped.count()).toBe(0)
  })
})

it('a lost connection is replaced, and every listener is called once in case it missed a notification', async () => {
  await using database = await openTest()
  const heard = await hearing(database, 'one')
  await database.pool.query('notify one')
  await heard.until(1)
  const cut = await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  expect(cut.rowCount).toBeGreaterThan(0)
  await heard.until(2)
  await database.pool.query('notify one')
  await heard.until(3)
})

it('a pool whose connections were cut goes on with new ones', async () => {
  await using database = await openTest()
  await Promise.all(Array.from({ length: 5 }, () => database.pool.query('select pg_sleep(0.01)')))
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await expect.poll(() => database.pool.query('select 1').then(({ rowCount }) => rowCount)).toBe(1)
})

async function hearing(database: TestDatabase, channel: string) {
  let count = 0
  let wake = () => {}
  const stop = await database.listen(channel, () => {
    count += 1
    wake()
  })
  return {
    stop,
    count: () => count,
    until: async (wanted: number) => {
      while (count < wanted) await new Promise<void>((resolve) => (wake = resolve))
    },
  }
}
