import type { TicketTagWrite } from '@rhetor/contract'
import { invalid } from '../problem.ts'
import type { TagDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { Turn, World } from '../world.ts'

export function tagByName(world: World, name: string): TagDoc | undefined {
  return world.store.first('tags', sql('name = ?', name))
}

/** The tag of this name, made where it is missing: ticket bodies and rules name tags before they exist. */
export function ensureTag(turn: Turn, name: string, decoration: { color?: string | undefined } | null = null): TagDoc {
  return tagByName(turn.world, name) ?? createTag(turn, { name, decoration })
}

/** The tags that the body of a ticket names, by id where that exists, otherwise by name. */
export function tagsNamed(turn: Turn, wanted: readonly TicketTagWrite[]): TagDoc[] {
  return wanted.map(({ id, name, decoration }) => {
    const known = id === undefined ? undefined : turn.world.store.get('tags', id)
    if (known) return known
    if (name === undefined) throw invalid('Failed to update ticket.', { tags: [`Tag ${id} does not exist.`] })
    return ensureTag(turn, name, decoration ?? null)
  })
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
  turn.did('tag-created', id)
  return doc
}

// recorded: a tag made without a colour gets one; ours is always the same for the same tag
function colourOf(id: number): string {
  return `#${((id * 2_654_435_761) % 0x1000000).toString(16).padStart(6, '0')}`
}
