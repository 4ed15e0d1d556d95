import type { TagDoc } from '../store/documents.ts'
import { sql } from '../store/store.ts'
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
  if (added.length > 0 || removed.length > 0) world.once('count-tags', minute)
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

/** Writes down what `setTags` changed. */
export function recordTags(
  turn: Turn,
  ticketId: number,
  { added, removed }: { added: number[]; removed: number[] },
): void {
  if (added.length > 0) turn.record('ticket-tags-added', 'Ticket', ticketId, { tags_added: added })
  if (removed.length > 0) turn.record('ticket-tags-removed', 'Ticket', ticketId, { tags_removed: removed })
}

export function tagByName(world: World, name: string): TagDoc | undefined {
  return world.store.first('tags', sql('name = ?', name))
}

/** The tag of this name, made where it is missing: ticket bodies and rules name tags before they exist. */
export function ensureTag(turn: Turn, name: string, decoration: { color?: string | undefined } | null = null): TagDoc {
  return tagByName(turn.world, name) ?? createTag(turn, { name, decoration })
}

export function createTag(
  turn: Turn,
  input: {
    name: string
    description?: string | null | undefined
    decoration?: { color?: string | undefined } | null | undefined
  },
): TagDoc {
  const { world } = turn
  const id = world.newId('tags')
  const doc: TagDoc = {
    id,
    decoration: input.decoration ?? { color: colourOf(id) },
    description: input.description ?? null,
    name: input.name,
    usage: 0,
    created_datetime: world.now(),
    deleted_datetime: null,
  }
  world.store.insert('tags', doc)
  turn.record('tag-created', 'Tag', id)
  return doc
}

// recorded: a tag made without a colour gets one; ours is always the same for the same tag
function colourOf(id: number): string {
  return `#${((id * 2_654_435_761) % 0x1000000).toString(16).padStart(6, '0')}`
}
