import { deleteFieldValue, fieldValues, setFieldValue, setFieldValues } from '../fields/values.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { invalid, notFound } from '../problem.ts'
import { ruleCondition } from '../rules/condition.ts'
import type { TicketDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { type Sql, sql } from '../store/sql.ts'
import { tagByName } from '../tags/create.ts'
import { toTicketTag } from '../tags/wire.ts'
import { changeTicket } from '../tickets/change.ts'
import { createTicket } from '../tickets/create.ts'
import { deleteTicket } from '../tickets/delete.ts'
import { logTags, setTags, tagIdsOf } from '../tickets/tags.ts'
import { toCompact, toTicket } from '../tickets/wire.ts'
import { storedOrder, viewCondition } from '../views/condition.ts'
import type { Turn, World } from '../world.ts'
import type { Handlers } from './call.ts'

export const tickets: Handlers<'tickets'> = {
  list: (call) => {
    const { query, world, caller } = call
    const where: Sql[] = []
    if (query.customer_id !== undefined) where.push(sql('customer_id = ?', query.customer_id))
    if (query.external_id !== undefined) where.push(sql('external_id = ?', query.external_id))
    if (query.ticket_ids) where.push(sql('id IN (SELECT value FROM json_each(?))', JSON.stringify(query.ticket_ids)))
    if (query.trashed === false) where.push(sql('trashed_datetime IS NULL'))
    const view = query.view_id === undefined ? undefined : viewCondition(world, query.view_id, caller)
    if (view) where.push(view.condition)
    if (query.rule_id !== undefined) where.push(ruleCondition(world, query.rule_id))
    // measured: with a view its own order wins
    const order = view ? storedOrder(view.order) : readOrder(query.order_by ?? 'created_datetime:desc')
    return listPage(call, {
      table: 'tickets',
      where,
      ...order,
      envelope: 'with-total',
      toWire: (docs) => toCompact(world, docs),
    })
  },

  create: ({ turn, world, body }) => toTicket(world, createTicket(turn, body), 'post'),

  get: ({ world, params, query }) => {
    const withFields = query.relationships?.includes('custom_fields')
    return toTicket(world, getOr404(world.store, 'tickets', params.id), withFields ? 'get-with-fields' : 'get')
  },

  update: ({ turn, world, params, body }) => {
    return toTicket(world, changeTicket(turn, getOr404(world.store, 'tickets', params.id), body), 'put')
  },

  delete: ({ turn, world, params }) => deleteTicket(turn, getOr404(world.store, 'tickets', params.id)),

  listTags: ({ world, params }) => {
    getOr404(world.store, 'tickets', params.ticket_id)
    return { data: tagIdsOf(world, params.ticket_id).map((id) => toTicketTag(world, id)) }
  },

  addTags: ({ turn, world, params, body }) => {
    const has = tagIdsOf(world, getOr404(world.store, 'tickets', params.ticket_id).id)
    writeTags(turn, params.ticket_id, [...has, ...idsOf(world, body)], turn.userId)
  },

  setTags: ({ turn, world, params, body }) => {
    getOr404(world.store, 'tickets', params.ticket_id)
    writeTags(turn, params.ticket_id, idsOf(world, body), nobody)
  },

  removeTags: ({ turn, world, params, body }) => {
    const has = tagIdsOf(world, getOr404(world.store, 'tickets', params.ticket_id).id)
    const gone = idsOf(world, body, { strict: false })
    writeTags(
      turn,
      params.ticket_id,
      has.filter((id) => !gone.includes(id)),
      nobody,
    )
  },

  listCustomFields: ({ world, params }) => ({
    data: fieldValues(world, 'Ticket', getOr404(world.store, 'tickets', params.ticket_id).id),
  }),

  setCustomFields: ({ turn, world, params, body }) => {
    const ticket = getOr404(world.store, 'tickets', params.ticket_id)
    setFieldValues(world, 'Ticket', ticket.id, body, { keepOthers: false })
    touch(turn, ticket)
    return { data: fieldValues(world, 'Ticket', ticket.id) }
  },

  setCustomField: ({ turn, world, params, body }) => {
    const ticket = getOr404(world.store, 'tickets', params.ticket_id)
    const value = setFieldValue(world, 'Ticket', ticket.id, params.id, body)
    touch(turn, ticket)
    return value
  },

  deleteCustomField: ({ turn, world, params }) => {
    const ticket = getOr404(world.store, 'tickets', params.ticket_id)
    deleteFieldValue(world, 'Ticket', ticket.id, params.id)
    touch(turn, ticket)
  },
}

function touch(turn: Turn, ticket: TicketDoc, userId = turn.userId): void {
  turn.world.store.put('tickets', { ...ticket, updated_datetime: turn.world.now() })
  turn.did('ticket-updated', ticket.id, null, { userId })
}

// recorded: tags that are replaced or removed at their own address name no user, added ones do
const nobody = null

function writeTags(turn: Turn, ticketId: number, wanted: readonly number[], userId: number | null): void {
  const change = setTags(turn, ticketId, wanted)
  if (change.added.length + change.removed.length === 0) return
  touch(turn, getOr404(turn.world.store, 'tickets', ticketId), userId)
  logTags(turn, ticketId, change, userId)
}

interface TagList {
  readonly ids?: readonly number[] | undefined
  readonly names?: readonly string[] | undefined
}

/** The tags a body names; unlike a ticket's own body, this one makes no new tags. */
function idsOf(world: World, { ids = [], names = [] }: TagList, { strict = true } = {}): number[] {
  const known = world.store.byIds('tags', ids)
  if (strict && ids.some((id) => !known.has(id))) throw notFound()
  const named = names.map((name) => tagByName(world, name)?.id)
  const unknown = names.filter((_, index) => named[index] === undefined)
  if (strict && unknown.length > 0) {
    throw invalid('Failed to update ticket tags.', {
      names: unknown.map((name) => `Tag ${JSON.stringify(name)} does not exist.`),
    })
  }
  return [...ids, ...named].filter((id): id is number => id !== undefined)
}
