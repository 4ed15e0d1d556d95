import type { Consequence } from '../effects.ts'
import { del, get, post, put, resource } from '../operation.ts'
import { dataOf, nothing, one, pagesOf } from '../paging.ts'
import { FieldId, FieldValueScalar, FieldValuesRequest, TicketFieldValue } from '../schemas/field-values.ts'
import { Tag } from '../schemas/tags.ts'
import {
  CreateTicketRequest,
  GetTicketQuery,
  ListTicketsQuery,
  SetTicketTagsRequest,
  Ticket,
  TicketCompact,
  TicketTagsRequest,
  UpdateTicketRequest,
} from '../schemas/tickets.ts'
import { messageConsequence } from './messages.ts'

type Flat = Readonly<Record<string, unknown>>

/** What changing a ticket does beside it: tags are replaced, and tags and customers that are new are created. */
export function alsoChanged({ tags, customer }: Flat): string[] {
  const removes = tags === undefined ? [] : ['tickets.setTags', 'tickets.removeTags']
  return [...new Set([...removes, ...alsoMade({ tags, customer })])]
}

function alsoMade({ tags, customer }: Flat): string[] {
  const hasTags = Array.isArray(tags) && tags.length > 0
  const isNamed = typeof customer === 'object' && customer !== null && 'email' in customer
  return [
    ...(hasTags ? ['tickets.setTags', 'tickets.addTags', 'tags.create'] : []),
    ...(isNamed ? ['customers.create'] : []),
  ]
}

/** The worst of its messages. */
function newTicketConsequence(input: Flat): Partial<Consequence> {
  const messages = Array.isArray(input['messages']) ? input['messages'] : []
  const each = messages.map(messageConsequence)
  const made = each.flatMap(({ like = [] }) => like)
  const like = [...new Set(['messages.create', ...alsoMade(input), ...made])]
  if (each.length === 0 || each.some(({ effect }) => effect === undefined)) return { like }
  const isSent = each.some(({ effect }) => effect === 'send')
  return { like, effect: isSent ? 'send' : 'write', reaches: isSent ? ['customers'] : [] }
}

export const tickets = resource('tickets', {
  list: get('/tickets', {
    id: 'list-tickets',
    summary: 'List tickets',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    query: ListTicketsQuery,
    reply: pagesOf(TicketCompact),
  }),
  create: post('/tickets', {
    id: 'create-ticket',
    summary: 'Open a ticket with its first messages',
    effect: 'send',
    reaches: ['customers', 'outside'],
    like: ['messages.create'],
    byInput: newTicketConsequence,
    // each of its messages is written to somebody
    chooses: ({ messages }) =>
      Array.isArray(messages) && messages.length > 1
        ? { kind: 'new message', ids: messages.map((_, index) => index + 1) }
        : undefined,
    repeat: 'unsafe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: CreateTicketRequest,
    reply: one(Ticket),
    once: {
      field: 'external_id',
      list: 'tickets.list',
      query: ({ key }) => ({ external_id: key }),
      read: 'tickets.get',
    },
  }),
  get: get('/tickets/{id}', {
    id: 'get-ticket',
    summary: 'Show one ticket with its messages',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    query: GetTicketQuery,
    reply: one(Ticket),
  }),
  update: put('/tickets/{id}', {
    id: 'update-ticket',
    summary: 'Change a ticket',
    effect: 'write',
    reaches: [],
    byInput: (input) => ({ like: alsoChanged(input) }),
    repeat: 'safe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: UpdateTicketRequest,
    reply: one(Ticket),
  }),
  delete: del('/tickets/{id}', {
    id: 'delete-ticket',
    summary: 'Delete a ticket for good',
    effect: 'destroy',
    reaches: [],
    repeat: 'until-gone',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    reply: nothing,
  }),
  listTags: get('/tickets/{ticket_id}/tags', {
    id: 'list-ticket-tags',
    summary: 'List the tags of a ticket',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    reply: dataOf(Tag),
  }),
  addTags: post('/tickets/{ticket_id}/tags', {
    id: 'create-ticket-tags',
    summary: 'Add tags to a ticket',
    effect: 'write',
    reaches: [],
    repeat: 'safe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: TicketTagsRequest,
    reply: nothing,
  }),
  setTags: put('/tickets/{ticket_id}/tags', {
    id: 'update-ticket-tags',
    summary: 'Replace the tags of a ticket',
    effect: 'write',
    reaches: [],
    like: ['tickets.addTags', 'tickets.removeTags'],
    repeat: 'safe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: SetTicketTagsRequest,
    reply: nothing,
  }),
  removeTags: del('/tickets/{ticket_id}/tags', {
    id: 'delete-ticket-tags',
    summary: 'Remove tags from a ticket',
    effect: 'write',
    reaches: [],
    repeat: 'safe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: TicketTagsRequest,
    reply: nothing,
  }),
  listCustomFields: get('/tickets/{ticket_id}/custom-fields', {
    id: 'list-ticket-custom-fields',
    summary: 'List the custom-field values of a ticket',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    reply: dataOf(TicketFieldValue),
  }),
  setCustomFields: put('/tickets/{ticket_id}/custom-fields', {
    id: 'update-ticket-custom-fields',
    summary: 'Replace the custom-field values of a ticket',
    effect: 'write',
    reaches: [],
    repeat: 'safe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: FieldValuesRequest,
    reply: dataOf(TicketFieldValue),
    status: 200,
  }),
  setCustomField: put('/tickets/{ticket_id}/custom-fields/{id}', {
    id: 'update-ticket-custom-field',
    summary: 'Set one custom-field value of a ticket',
    effect: 'write',
    reaches: [],
    repeat: 'safe',
    scopes: ['tickets:write'],
    params: { id: FieldId },
    role: 'lite-agent',
    body: FieldValueScalar,
    quirks: { wrappedIn: 'value' },
    reply: one(TicketFieldValue),
    status: 200,
  }),
  deleteCustomField: del('/tickets/{ticket_id}/custom-fields/{id}', {
    id: 'delete-ticket-custom-field',
    summary: 'Clear one custom-field value of a ticket',
    effect: 'destroy',
    reaches: [],
    repeat: 'until-gone',
    scopes: ['tickets:write'],
    params: { id: FieldId },
    role: 'lite-agent',
    reply: nothing,
  }),
})
