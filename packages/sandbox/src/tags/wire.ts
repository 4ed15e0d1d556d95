import type { TagDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import type { World } from '../world.ts'

/** A tag as `/api/tags` shows it. */
export function toTag({
  id,
  decoration,
  description,
  name,
  usage,
  created_datetime,
  deleted_datetime,
}: TagDoc): unknown {
  return { id, decoration, description, name, usage, uri: `/api/tags/${id}/`, created_datetime, deleted_datetime }
}

/** The same in the other order of keys, recorded on tickets and after a merge. */
export function toTagReordered(tag: TagDoc): unknown {
  const { id, created_datetime, decoration, deleted_datetime, description, name, usage } = tag
  return { id, created_datetime, decoration, deleted_datetime, description, name, usage, uri: `/api/tags/${id}/` }
}

export function toTicketTag(world: World, id: number): unknown {
  return toTagReordered(getOr404(world.store, 'tags', id))
}
