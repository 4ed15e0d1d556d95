import { sql } from '../store/sql.ts'
import type { TableName } from '../store/tables.ts'
import { day, type Micros, toText } from '../time.ts'
import type { World } from '../world.ts'

const shipped = [
  'users',
  'integrations',
  'tags',
  'custom_fields',
  'views',
  'macros',
  'rules',
  'events',
] as const satisfies readonly TableName[]

/** Gives a fresh account a past: it was opened at that moment and has been paid for since. */
export function backdate(world: World, opened: Micros): void {
  const at = toText(opened)
  for (const table of shipped) {
    world.store.run(sql(`UPDATE ${table} SET doc = json_set(doc, '$.created_datetime', ?)`, at))
    world.store.run(
      sql(
        `UPDATE ${table} SET doc = json_set(doc, '$.updated_datetime', ?) WHERE json_extract(doc, '$.updated_datetime') IS NOT NULL`,
        at,
      ),
    )
  }
  world.store.setFact('created', at)
  world.store.setFact('subscription', {
    plan: 'pro-monthly-usd',
    status: 'active',
    start_datetime: at,
    trial_start_datetime: at,
    trial_end_datetime: toText(opened + 7 * day),
  })
}
