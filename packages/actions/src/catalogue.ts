import { UsageError } from '@rhetor/client'
import { operations, unknownName } from '@rhetor/contract'
import type { Action } from './action.ts'
import { operationAction } from './operation.ts'
import { ticketVerbs, updateTicket } from './tickets/change.ts'
import { note } from './tickets/note.ts'
import { draft, reply } from './tickets/reply.ts'

/** What people mean, made of several calls; in the order of a day's work. */
export const composedActions: readonly Action[] = [
  reply,
  draft,
  note,
  updateTicket,
  ...ticketVerbs,
] as readonly Action[]

/** Every operation of the API as an action. */
export const operationActions: readonly Action[] = operations.map(operationAction)

/** Everything that can be done. */
export const catalogue: readonly Action[] = [...composedActions, ...operationActions]

const byName = new Map(catalogue.map((action) => [action.name, action]))

/** The action called `reply`, or `tickets.update`; a name that is nearly right is told so. */
export function actionNamed(name: string): Action {
  const found = byName.get(name)
  if (!found) throw new UsageError(`there is no action: ${unknownName(name, [...byName.keys()])}.`)
  return found
}
