import * as z from 'zod'
import { get, type Method, put, resource } from './operation.ts'
import { itemsOf, numberedPagesOf, one, pagesOf } from './paging.ts'
import { JsonObject } from './schema.ts'
import { Customer } from './schemas/customers.ts'
import { ListTicketMessagesQuery, TicketMessage } from './schemas/messages.ts'
import { UpdateUserRequest, User } from './schemas/users.ts'
import { ListViewItemsQuery, SearchViewItemsRequest, ViewItem } from './schemas/views.ts'

const pageNumbers = z.looseObject({ page: z.int().positive().optional(), per_page: z.int().positive().optional() })

/** Forms of operations beside the documented 113: names for special ids, undocumented parameters, removed paths. */
export const legacy = resource('legacy', {
  getCurrentUser: get('/users/0', {
    id: 'get-current-user',
    summary: 'Show the caller',
    effect: 'read',
    repeat: 'safe',
    scopes: ['users:read'],
    reply: one(User),
    legacy: { status: 'alias', of: 'users.get' },
  }),
  updateCurrentUser: put('/users/0', {
    id: 'update-current-user',
    summary: 'Change the caller',
    effect: 'write',
    repeat: 'safe',
    scopes: ['users:write'],
    body: UpdateUserRequest,
    reply: one(User),
    legacy: { status: 'alias', of: 'users.update' },
  }),
  searchInlineViewItems: put('/views/0/items', {
    id: 'search-inline-view-items',
    summary: 'List the tickets of a view that is not saved',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    query: ListViewItemsQuery,
    body: SearchViewItemsRequest,
    reply: itemsOf(ViewItem),
    legacy: { status: 'alias', of: 'views.searchItems' },
  }),
  listTicketMessagesPaged: get('/tickets/{ticket_id}/messages', {
    id: 'list-ticket-messages-paged',
    summary: 'List the messages of a ticket, by page number',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    query: ListTicketMessagesQuery,
    reply: numberedPagesOf(TicketMessage),
    legacy: { status: 'undocumented', of: 'messages.listForTicket' },
  }),
  listWithPageNumbers: get('/{resource}', {
    id: 'list-with-page-numbers',
    summary: 'List by page number',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    params: {
      resource: z.enum([
        'customers',
        'events',
        'integrations',
        'jobs',
        'macros',
        'rules',
        'satisfaction-surveys',
        'tags',
        'tickets',
        'users',
        'views',
        'widgets',
      ]),
    },
    query: pageNumbers,
    reply: numberedPagesOf(JsonObject),
    legacy: { status: 'removed', removed: '2022-08-01' },
  }),
  customersUnderUsers: get('/users', {
    id: 'customers-under-users',
    summary: 'List customers among the users',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    query: JsonObject,
    reply: pagesOf(Customer),
    legacy: { status: 'removed', removed: '2022-10-25' },
  }),
})

/** Pairs one might expect, and the status they answer. */
export const absent = [
  { method: 'DELETE', path: '/users', status: 405 },
  { method: 'DELETE', path: '/account/settings/{id}', status: 405 },
  { method: 'GET', path: '/account/settings/{id}', status: 405 },
  { method: 'DELETE', path: '/satisfaction-surveys/{id}', status: 405 },
  { method: 'DELETE', path: '/custom-fields/{id}', status: 405 },
  { method: 'GET', path: '/search', status: 405 },
  { method: 'GET', path: '/messages/{id}', status: 404 },
  { method: 'PUT', path: '/messages/{id}', status: 404 },
  { method: 'DELETE', path: '/messages/{id}', status: 404 },
  { method: 'POST', path: '/events', status: 405 },
  { method: 'PUT', path: '/account', status: 405 },
] as const satisfies readonly { method: Method; path: string; status: number }[]
