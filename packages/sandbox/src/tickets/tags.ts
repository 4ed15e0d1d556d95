import { sql } from '../store/sql.ts'
import { minute } from '../time.ts'
import type { Turn, World } from '../world.ts'

export function tagIdsOf(world: World, ticketId: number): number[] {
  const rows = world.store.all<{ tag_id: number }>(
    sql('SELECT tag_id FROM ticket_tags WHERE ticket_id = ? ORDER BY position', ticketId),
  )
  return rows.map((row) => row.tag_id)
}

/** Makes a ticket have exactly these tags, and says what changed. */
export function setTags(
  turn: Turn,
  ticketId: number,
  wanted: readonly number[],
): { added: number[]; removed: number[] } {
  const { world } = turn
  const before = tagIdsOf(world, ticketId)
  const after = [...new Set(wanted)]
  const added = after.filter((id) => !before.includes(id))
  const removed = before.filter((id) => !after.includes(id))
  for (const id of removed) {
    world.store.run(sql('DELETE FROM ticket_tags WHERE ticket_id = ? AND tag_id = ?', ticketId, id))
  }
  if (added.length > 0 || removed.length > 0) world.tasks.scheduleOnce('count-tags', minute)
  const at = world.now()
  for (const [position, id] of after.entries()) {
    world.store.run(
      sql(
        'INSERT INTO ticket_tags (ticket_id, tag_id, position, tagged_datetime) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
        ticketId,
        id,
        position,
        at,
      ),
    )
  }
  return { added, removed }
}

/** Logs what `setTags` changed. */
export function logTags(
  turn: Turn,
  ticketId: number,
  { added, removed }: { added: number[]; removed: number[] },
  userId = turn.userId,
): void {
  if (added.length > 0) turn.did('ticket-tags-added', ticketId, { tags_added: added }, { userId })
  if (removed.length > 0) turn.did('ticket-tags-removed', ticketId, { tags_removed: removed }, { userId })
}
