import { listPage, readOrder } from '../http/list-page.ts'
import { notFound } from '../problem.ts'
import type { EventDoc } from '../store/documents.ts'
import { type Sql, sql } from '../store/sql.ts'
import { normalizeMoment } from '../time.ts'
import type { Handlers } from './call.ts'

const comparisons = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

function toEvent(event: EventDoc): unknown {
  const { id, context, created_datetime, data, object_id, object_type, type, user_id } = event
  return { id, context, created_datetime, data, object_id, object_type, type, user_id, uri: `/api/events/${id}/` }
}

export const events: Handlers<'events'> = {
  list: (call) => {
    const { object_type, object_id, types, user_ids, created_datetime, order_by = 'created_datetime:desc' } = call.query
    const where: Sql[] = []
    if (object_type !== undefined && object_id !== undefined) {
      where.push(sql('object_type = ? AND object_id = ?', object_type, object_id))
    }
    if (types) where.push(sql('type IN (SELECT value FROM json_each(?))', JSON.stringify(types)))
    if (user_ids) where.push(sql('user_id IN (SELECT value FROM json_each(?))', JSON.stringify(user_ids)))
    for (const [name, operator] of Object.entries(comparisons)) {
      const bound = created_datetime?.[name as keyof typeof comparisons]
      if (bound !== undefined) where.push(sql(`created_datetime ${operator} ?`, normalizeMoment(bound)))
    }
    return listPage(call, {
      table: 'events',
      where,
      ...readOrder(order_by),
      envelope: 'without-total',
      toWire: (docs) => docs.map(toEvent),
    })
  },

  get: ({ world, params }) => {
    const event = world.store.get('events', params.id)
    if (!event) throw notFound()
    return toEvent(event)
  },
}
