import { notFound } from '../problem.ts'
import type { Documents } from './documents.ts'
import type { Store } from './store.ts'
import type { TableName } from './tables.ts'

/** The object a request names; one that is not there is the API's 404. */
export function getOr404<Table extends TableName>(store: Store, table: Table, id: number): Documents[Table] {
  const doc = store.get(table, id)
  if (!doc) throw notFound()
  return doc
}
