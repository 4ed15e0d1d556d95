import { del, get, post, put, resource } from '../operation.ts'
import { itemsOf, nothing, one, pagesOf } from '../paging.ts'
import { IdOrZero } from '../schema.ts'
import {
  CreateViewRequest,
  ListViewItemsQuery,
  ListViewsQuery,
  SearchViewItemsRequest,
  UpdateViewRequest,
  View,
  ViewItem,
} from '../schemas/views.ts'

// the rest decides which tickets jobs, people and statistics work on from then on, and who sees them
const looks: readonly string[] = ['id', 'name', 'slug', 'fields', 'order_by', 'order_dir', 'decoration', 'section_id']

export const views = resource('views', {
  list: get('/views', {
    id: 'list-views',
    summary: 'List views',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    query: ListViewsQuery,
    reply: pagesOf(View),
  }),
  create: post('/views', {
    id: 'create-view',
    summary: 'Add a view',
    effect: 'write',
    reaches: ['words'],
    repeat: 'unsafe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: CreateViewRequest,
    reply: one(View),
  }),
  get: get('/views/{id}', {
    id: 'get-view',
    summary: 'Show one view',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    reply: one(View),
  }),
  update: put('/views/{id}', {
    id: 'update-view',
    summary: 'Change a view',
    effect: 'write',
    reaches: ['words'],
    byInput: (input) => (Object.keys(input).every((name) => looks.includes(name)) ? { reaches: [] } : {}),
    repeat: 'safe',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    body: UpdateViewRequest,
    reply: one(View),
  }),
  delete: del('/views/{id}', {
    id: 'delete-view',
    summary: 'Delete a view',
    effect: 'destroy',
    reaches: ['words'],
    repeat: 'until-gone',
    scopes: ['tickets:write'],
    role: 'lite-agent',
    reply: nothing,
  }),
  listItems: get('/views/{view_id}/items', {
    id: 'list-view-items',
    summary: 'List the tickets of a view',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    params: { view_id: IdOrZero },
    query: ListViewItemsQuery,
    reply: itemsOf(ViewItem),
  }),
  searchItems: put('/views/{view_id}/items', {
    id: 'update-view-items',
    summary: 'List the tickets of a view that is not saved (view 0), or search within one',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tickets:read'],
    params: { view_id: IdOrZero },
    query: ListViewItemsQuery,
    body: SearchViewItemsRequest,
    reply: itemsOf(ViewItem),
  }),
})
