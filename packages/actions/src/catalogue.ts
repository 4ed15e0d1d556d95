import { UsageError } from '@rhetor/client'
import { operations, unknownName } from '@rhetor/contract'
import type { Action } from './action.ts'
import { api } from './api.ts'
import { ticketVerbs, updateTicket } from './change/verbs.ts'
import { createTicket } from './create-ticket/create-ticket.ts'
import { eraseCustomer } from './customers/erase.ts'
import { findCustomers } from './customers/find.ts'
import { mergeCustomers } from './customers/merge.ts'
import { showCustomer } from './customers/read.ts'
import { exportList } from './export/export.ts'
import { find } from './find/find.ts'
import { handOver } from './hand-over.ts'
import { applyMacro } from './macro/macro.ts'
import { operationAction } from './operation.ts'
import { people } from './people.ts'
import { note } from './reply/note.ts'
import { draft, reply } from './reply/reply.ts'
import { show } from './show/show.ts'
import { statistics } from './statistics/statistics.ts'

/** Actions made of several calls, the most used first. */
export const composedActions: readonly Action[] = [
  find,
  show,
  reply,
  draft,
  note,
  createTicket,
  applyMacro,
  handOver,
  updateTicket,
  ...ticketVerbs,
  findCustomers,
  showCustomer,
  mergeCustomers,
  eraseCustomer,
  people,
  statistics,
  exportList,
  api,
] as readonly Action[]

/** Every operation of the API as an action. */
export const operationActions: readonly Action[] = operations.map(operationAction)

/** Everything that can be done. */
export const catalogue: readonly Action[] = [...composedActions, ...operationActions]

const byName = new Map(catalogue.map((action) => [action.name, action]))

/** The action called `reply`, or `tickets.update`; an unknown name is refused with the closest one. */
export function actionNamed(name: string): Action {
  const found = byName.get(name)
  if (!found) throw new UsageError(`there is no action: ${unknownName(name, [...byName.keys()])}.`)
  return found
}
