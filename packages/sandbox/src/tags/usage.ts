import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

/** Counts how many tickets have a tag; the API does so in the background. */
export function countUsage(world: World): void {
  world.store.run(
    sql(`UPDATE tags SET doc = json_set(doc, '$.usage', (SELECT count(*) FROM ticket_tags WHERE tag_id = tags.id))
      WHERE usage <> (SELECT count(*) FROM ticket_tags WHERE tag_id = tags.id)`),
  )
}
