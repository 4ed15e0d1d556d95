import { definedOnly } from '../defined-only.ts'
import { hasRole } from '../http/caller.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { refusalOf } from '../http/validate.ts'
import { personOf, sourceOf, storeMessage } from '../messages/create.ts'
import { applyMessage } from '../messages/effects.ts'
import { messagesOf } from '../messages/of-ticket.ts'
import { toMessage } from '../messages/wire.ts'
import { forbidden, notFound } from '../problem.ts'
import type { MessageDoc, TicketDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import { deleteMessage } from '../tickets/delete.ts'
import { normalizeMoment } from '../time.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

function messageOr404(world: World, { ticket_id, id }: { ticket_id: number; id: number }): [TicketDoc, MessageDoc] {
  const ticket = getOr404(world.store, 'tickets', ticket_id)
  const message = world.store.get('messages', id)
  if (!message || message.ticket_id !== ticket_id) throw notFound()
  return [ticket, message]
}

export const messages: Handlers<'messages'> = {
  list: (call) => {
    const { ticket_id, order_by = 'created_datetime:desc' } = call.query
    return listPage(call, {
      table: 'messages',
      where: ticket_id == null ? [] : [sql('ticket_id = ?', ticket_id)],
      ...readOrder(order_by),
      envelope: 'without-total',
      toWire: (docs) => docs.map(toMessage),
    })
  },

  // the one list that still counts its pages, oldest first
  listForTicket: ({ world, params, query }) => {
    const all = messagesOf(world, getOr404(world.store, 'tickets', params.ticket_id).id)
    const perPage = query.per_page ?? query.limit ?? 30
    const page = query.page ?? 1
    const pages = Math.max(1, Math.ceil(all.length / perPage))
    const address = (number: number) => `/api/tickets/${params.ticket_id}/messages/?page=${number}`
    return {
      data: all.slice((page - 1) * perPage, page * perPage).map(toMessage),
      object: 'list',
      uri: `/api/tickets/${params.ticket_id}/messages?`,
      meta: {
        page,
        per_page: perPage,
        current_page: address(page),
        ...(page < pages && { next_page: address(page + 1) }),
        ...(page > 1 && { prev_page: address(page - 1) }),
        item_count: all.length,
        nb_pages: pages,
      },
    }
  },

  create: ({ turn, world, caller, params, body }) => {
    // observers write internal notes and nothing else
    if (body.channel !== 'internal-note' && !hasRole(caller, 'lite-agent')) throw forbidden()
    const ticket = getOr404(world.store, 'tickets', params.ticket_id)
    const message = storeMessage(turn, ticket, body)
    applyMessage(turn, ticket, message)
    return toMessage(message)
  },

  get: ({ world, params }) => toMessage(messageOr404(world, params)[1]),

  update: ({ row, turn, world, params, body }) => {
    const [ticket, message] = messageOr404(world, params)
    const { sender, receiver, source, sent_datetime, failed_datetime, attachments, ...plain } = body
    const refusal = refusalOf(row)
    const from = sender && personOf(turn, sender, { isAgent: body.from_agent, refusal, field: 'sender' })
    const to = receiver && personOf(turn, receiver, { isAgent: !body.from_agent, refusal, field: 'receiver' })
    const changed: MessageDoc = {
      ...message,
      ...definedOnly(plain),
      ...(from !== undefined && { sender_id: from?.id ?? null, sender: from }),
      ...(to !== undefined && { receiver: to }),
      ...(source !== undefined && { source: source && sourceOf(source, message.channel) }),
      ...(attachments !== undefined && {
        attachments: attachments?.length ? (attachments as MessageDoc['attachments']) : null,
      }),
      ...(failed_datetime !== undefined && { failed_datetime: failed_datetime && normalizeMoment(failed_datetime) }),
    }
    // recorded: a change without sent_datetime leaves the message sent
    changed.sent_datetime =
      sent_datetime === undefined
        ? (message.sent_datetime ?? message.created_datetime)
        : (sent_datetime && normalizeMoment(sent_datetime)) || message.sent_datetime
    world.store.put('messages', changed)
    world.store.put('tickets', { ...ticket, updated_datetime: world.now() })
    turn.did('ticket-message-updated', changed)
    return toMessage(changed)
  },

  delete: ({ turn, world, params }) => {
    const [ticket, message] = messageOr404(world, params)
    deleteMessage(turn, ticket, message)
  },
}
