import { openDatabase } from '@rhetor/hub'

const database = await openDatabase({ home: '', engine: 'memory' })
const { rows } = await database.pool.query("select 'works' as state")
console.log(rows[0].state)
await database.close()
