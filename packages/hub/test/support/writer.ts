// Stores rows until it is killed, and reports each one that was acknowledged.
import { openDatabase } from '../../src/db/open.ts'

const database = await openDatabase(JSON.parse(process.argv[2] ?? '{}'))
await database.pool.query('create table if not exists stored (id integer primary key)')
for (let id = 0; ; id++) {
  await database.pool.query('insert into stored (id) values ($1)', [id])
  process.send?.(id)
}
