import { conflict } from '../problem.ts'
import type { CustomerDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { Turn } from '../world.ts'
import { changeCustomer } from './change.ts'
import { channelsOf, writeChannels } from './channels.ts'
import type { CustomerInput } from './create.ts'

/** Moves everything of one customer to another; afterwards the first answers 301. */
export function mergeCustomers(turn: Turn, source: CustomerDoc, target: CustomerDoc, keep: CustomerInput): CustomerDoc {
  const { world } = turn
  const shared = Object.keys(source.integrations).filter((id) => id in target.integrations)
  if (shared.length > 0) throw conflict()
  world.store.run(
    sql(`UPDATE tickets SET doc = json_set(doc, '$.customer_id', ?) WHERE customer_id = ?`, target.id, source.id),
  )
  world.store.run(
    sql(`UPDATE messages SET doc = json_set(doc, '$.sender_id', ?) WHERE sender_id = ?`, target.id, source.id),
  )
  world.store.run(
    sql(
      `UPDATE OR IGNORE field_values SET object_id = ? WHERE object_type = 'Customer' AND object_id = ?`,
      target.id,
      source.id,
    ),
  )
  const channels = [...channelsOf(world, target.id), ...channelsOf(world, source.id)]
  writeChannels(world, source.id, [])
  writeChannels(world, target.id, channels)
  world.store.put('customers', { ...source, email: null, external_id: null, merged_into: target.id })
  // recorded: the event of the source comes first, with its own context
  world.turn({ userId: turn.userId }).did('customer-deleted', source.id)
  const merged: CustomerDoc = {
    ...target,
    integrations: { ...source.integrations, ...target.integrations },
    external_data: { ...source.external_data, ...target.external_data },
    ecommerce_data: { ...source.ecommerce_data, ...target.ecommerce_data },
  }
  world.store.put('customers', merged)
  const changed = changeCustomer(turn, merged, keep, { quiet: true })
  turn.did('customer-merged', target.id, { source_customer_id: source.id })
  return changed
}
