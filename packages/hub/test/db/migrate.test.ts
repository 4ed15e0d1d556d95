import type pg from 'pg'
import { expect, it } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { migrations as all } from '../../src/db/migrations/all.ts'
import type { Migration } from '../../src/db/migrations/migration.ts'
import { createPool } from '../../src/db/pool.ts'
import { silent } from '../../src/log.ts'
import { onEveryEngine, openTest, type TestDatabase } from '../support/engines.ts'

const log = silent
// far above those of the product, which run first
const first: Migration = {
  id: 1001,
  name: 'boxes',
  statements: ['create table if not exists rhetor.box (id integer primary key)', ...counted('first')],
}
const second: Migration = {
  id: 1002,
  name: 'labels of boxes',
  statements: ['alter table rhetor.box add column if not exists label text', ...counted('second')],
}

/** Leaves a row each time it runs. */
function counted(name: string): string[] {
  return [
    'create table if not exists rhetor.runs (name text not null)',
    `insert into rhetor.runs (name) values ('${name}')`,
  ]
}

onEveryEngine((open) => {
  it('runs every migration once, in order, and none the next time', async () => {
    await using database = await open({ migrations: [...all, first] })
    const later = [...all, first, second]
    expect(await migrate({ pool: database.pool, migrations: later, log })).toEqual([1002])
    expect(await migrate({ pool: database.pool, migrations: later, log })).toEqual([])
    const { rows } = await database.pool.query('select id, name from rhetor.migration where id > 1000 order by id')
    expect(rows).toEqual([
      { id: 1001, name: 'boxes' },
      { id: 1002, name: 'labels of boxes' },
    ])
  })

  it('is done by one of many hubs that start at once, and the others find it done', async () => {
    await using database = await open()
    const hubs = Array.from({ length: 8 }, () =>
      migrate({ pool: database.pool, migrations: [...all, first, second], log }),
    )
    expect((await Promise.all(hubs)).flat()).toEqual([1001, 1002])
    expect(await runsOf(database)).toEqual(['first', 'second'])
  })

  it('continues after a migration that failed, and keeps what was done before it', async () => {
    await using database = await open()
    const broken: Migration = { ...second, statements: [...second.statements, 'select 1 from rhetor.nothing'] }
    const failing = migrate({ pool: database.pool, migrations: [...all, first, broken], log })
    await expect(failing).rejects.toThrow(
      /^Migration 1002 \(labels of boxes\) could not be created: .*nothing.* the migration continues where it stopped\.$/,
    )
    expect(await migrate({ pool: database.pool, migrations: [...all, first, second], log })).toEqual([1002])
    expect(await runsOf(database)).toEqual(['first', 'second', 'second'])
  })

  it('waits for a hub that migrates, and takes over when its lease has ended', async () => {
    await using database = await open()
    const lease = (until: string) =>
      database.pool.query(`update rhetor.migrating set holder = 'other', until = ${until}`)
    await lease(`clock_timestamp() + interval '1 hour'`)
    const waiting = migrate({ pool: database.pool, migrations: [...all, first], log })
    const gone = lease(`'epoch'`)
    expect(await waiting).toEqual([1001])
    await gone
  })

  it('stops waiting when told', async () => {
    await using database = await open()
    await database.pool.query(
      `update rhetor.migrating set holder = 'other', until = clock_timestamp() + interval '1 hour'`,
    )
    const stop = new AbortController()
    const waiting = migrate({ pool: database.pool, migrations: [...all, first], log, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow(/enough|aborted/)
  })

  it('refuses a database of a newer version, and says what to do', async () => {
    await using database = await open({ migrations: [...all, first, second] })
    await expect(migrate({ pool: database.pool, migrations: [...all, first], log })).rejects.toThrow(
      'This database was migrated by a newer Rhetor (to 1002; this one knows 1001). Start that version or a newer one; to go back, restore a backup from before.',
    )
  })

  it('lets a hub of the previous version keep working while it runs', async () => {
    await using database = await open({ migrations: [...all, first] })
    let written = 0
    let running = true
    const old = (async () => {
      while (running) {
        await database.pool.query('insert into rhetor.box (id) values ($1)', [written])
        written += 1
      }
    })()
    await migrate({ pool: database.pool, migrations: [...all, first, second], log })
    running = false
    await old
    const { rows } = await database.pool.query('select count(*) as boxes from rhetor.box where label is null')
    expect(rows).toEqual([{ boxes: written }])
  })
})

it('a user who may create nothing gets the line that an administrator has to run', async () => {
  await using database = await openTest()
  await database.pool.query('drop schema rhetor cascade')
  const name = new URL(database.url as string).pathname.slice(1)
  await database.pool.query(`create role guest_${name} login password 'guest'`)
  const url = new URL(database.url as string)
  url.username = `guest_${name}`
  url.password = 'guest'
  const pool = createPool({ connectionString: url.href } satisfies pg.PoolConfig, log)
  try {
    await expect(migrate({ pool, migrations: all, log })).rejects.toThrow(
      /may not create a schema in this database. Run once, as an administrator: create schema rhetor authorization/,
    )
  } finally {
    await pool.end()
    await database.pool.query(`drop role guest_${name}`)
  }
})

async function runsOf({ pool }: TestDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>('select name from rhetor.runs')
  return rows.map(({ name }) => name).toSorted()
}
