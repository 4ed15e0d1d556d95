import { sql } from '../store/sql.ts'
import { day, second, toText } from '../time.ts'
import type { Turn, World } from '../world.ts'
import { mergeTickets } from './merge.ts'

const delay = 10 * second

/** Schedules the merge of a new ticket, where the account merges those of one customer. */
export function planAutoMerge(world: World, ticketId: number): void {
  if (windowDays(world) !== undefined) world.tasks.schedule('auto-merge', delay, { ticket_id: ticketId })
}

const isAlive = `status = 'open' AND coalesce(spam, 0) = 0 AND trashed_datetime IS NULL`

/** Merges a customer's ticket into their latest open one, if that had a message within the window. */
export function autoMerge(turn: Turn, ticketId: number): void {
  const { world } = turn
  const days = windowDays(world)
  const source = world.store.first('tickets', sql(`id = ? AND ${isAlive}`, ticketId))
  if (days === undefined || !source || source.from_agent || source.customer_id === null) return
  const since = toText(Math.max(0, world.clock.now() - days * day))
  const isRecent = sql(
    `customer_id = ? AND id < ? AND ${isAlive} AND coalesce(last_message_datetime, created_datetime) >= ?`,
    source.customer_id,
    source.id,
    since,
  )
  const target = world.store.first('tickets', isRecent, 'created_datetime DESC, id DESC')
  if (target) mergeTickets(turn, source, target)
}

/** How many days back tickets are merged; undefined where they are not. */
function windowDays(world: World): number | undefined {
  const setting = world.store.first('settings', sql('type = ?', 'auto-merge'))
  // the API stores whatever was sent
  const { tickets } = (setting?.data ?? {}) as { tickets?: { enabled?: unknown; merging_window_days?: unknown } | null }
  const days = tickets?.merging_window_days
  return tickets?.enabled === true && typeof days === 'number' && days >= 0 ? days : undefined
}
