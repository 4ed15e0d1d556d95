import type { Consequence } from '../effects.ts'
import { workOfMacros } from '../macro-actions.ts'
import { del, get, post, put, resource } from '../operation.ts'
import { nothing, numberedPagesOf, one, pagesOf } from '../paging.ts'
import {
  CreateTicketMessageRequest,
  ListMessagesQuery,
  ListTicketMessagesQuery,
  MessageActionQuery,
  TicketMessage,
  UpdateTicketMessageRequest,
} from '../schemas/messages.ts'

/** What a message does: a note for colleagues reaches nobody, and actions of macros may call any address. */
export function messageConsequence(message: unknown): Partial<Consequence> {
  const { channel, actions, receiver, source } = (message ?? {}) as Flat
  const { to, cc, bcc } = (source ?? {}) as Flat
  const like = alsoMade((message ?? {}) as Flat)
  if (!isEmpty(actions)) return { like }
  const isNote = channel === 'internal-note' && [receiver, to, cc, bcc].every(isEmpty)
  return isNote ? { like, effect: 'write', reaches: [] } : { like, effect: 'send', reaches: ['customers'] }
}

/** What a message makes beside itself: people with a new address, and all that its macro actions do. */
function alsoMade(message: Flat): readonly string[] {
  if (!isEmpty(message['actions'])) return workOfMacros
  return makesCustomer(message) ? ['customers.create'] : []
}

/** Whether a person is named by an address, which may be new; who is left out is looked up in the envelope. */
function makesCustomer({ sender, receiver, source, from_agent, channel }: Flat): boolean {
  const { from, to } = (source ?? {}) as { readonly from?: unknown; readonly to?: unknown }
  const isFrom = from_agent !== true && isEmpty(sender) && hasAddress(from)
  const isTo = from_agent !== false && channel !== 'internal-note' && isEmpty(receiver) && Array.isArray(to)
  return isByAddress(sender) || isByAddress(receiver) || isFrom || (isTo && to.some(hasAddress))
}

function isByAddress(person: unknown): boolean {
  const { id, email, channels } = (person ?? {}) as Flat
  // 0 is the caller as a sender, and nobody as a receiver
  return !(typeof id === 'number' && id > 0) && !(isEmpty(email) && isEmpty(channels))
}

function hasAddress(place: unknown): boolean {
  return !isEmpty((place as Flat | null)?.['address'])
}

type Flat = Readonly<Record<string, unknown>>

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

export const messages = resource('messages', {
  list: get('/messages', {
    id: 'list-messages',
    summary: 'List messages, of one ticket or of all',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    query: ListMessagesQuery,
    reply: pagesOf(TicketMessage),
  }),
  create: post('/tickets/{ticket_id}/messages', {
    id: 'create-ticket-message',
    summary: 'Write a message or internal note on a ticket',
    effect: 'send',
    reaches: ['customers', 'outside'],
    byInput: messageConsequence,
    repeat: 'unsafe',
    scopes: ['tickets:write'],
    query: MessageActionQuery,
    body: CreateTicketMessageRequest,
    reply: one(TicketMessage),
    once: {
      field: 'external_id',
      list: 'messages.list',
      query: ({ params }) => ({ ticket_id: params['ticket_id'], limit: 100 }),
    },
  }),
  get: get('/tickets/{ticket_id}/messages/{id}', {
    id: 'get-ticket-message',
    summary: 'Show one message',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    reply: one(TicketMessage),
  }),
  update: put('/tickets/{ticket_id}/messages/{id}', {
    id: 'update-ticket-message',
    summary: 'Change a message',
    effect: 'send',
    // it may run the actions of its macros again
    reaches: ['customers', 'outside'],
    like: workOfMacros,
    repeat: 'unsafe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    query: MessageActionQuery,
    body: UpdateTicketMessageRequest,
    reply: one(TicketMessage),
  }),
  delete: del('/tickets/{ticket_id}/messages/{id}', {
    id: 'delete-ticket-message',
    summary: 'Delete a message',
    effect: 'destroy',
    reaches: [],
    repeat: 'until-gone',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    reply: nothing,
  }),
  listForTicket: get('/tickets/{ticket_id}/messages', {
    id: 'list-ticket-messages',
    summary: 'List the messages of a ticket, oldest first',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    query: ListTicketMessagesQuery,
    reply: numberedPagesOf(TicketMessage),
    deprecated: 'messages.list with a ticket_id pages reliably',
  }),
})
