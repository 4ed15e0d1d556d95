import { del, get, post, put, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import { CreateWidgetRequest, ListWidgetsQuery, UpdateWidgetRequest, Widget } from '../schemas/widgets.ts'

export const widgets = resource('widgets', {
  list: get('/widgets', {
    id: 'list-widgets',
    summary: 'List sidebar widgets',
    effect: 'read',
    repeat: 'safe',
    scopes: ['integrations:read'],
    query: ListWidgetsQuery,
    reply: pagesOf(Widget),
  }),
  create: post('/widgets', {
    id: 'create-widget',
    summary: 'Add a sidebar widget',
    effect: 'write',
    reaches: ['outside'],
    repeat: 'unsafe',
    scopes: ['integrations:write'],
    role: 'admin',
    body: CreateWidgetRequest,
    reply: one(Widget),
  }),
  get: get('/widgets/{id}', {
    id: 'get-widget',
    summary: 'Show one sidebar widget',
    effect: 'read',
    repeat: 'safe',
    scopes: ['integrations:read'],
    reply: one(Widget),
  }),
  update: put('/widgets/{id}', {
    id: 'update-widget',
    summary: 'Change a sidebar widget',
    effect: 'write',
    reaches: ['outside'],
    repeat: 'safe',
    scopes: ['integrations:write'],
    role: 'admin',
    body: UpdateWidgetRequest,
    reply: one(Widget),
  }),
  delete: del('/widgets/{id}', {
    id: 'delete-widget',
    summary: 'Delete a sidebar widget',
    effect: 'destroy',
    reaches: ['outside'],
    repeat: 'until-gone',
    scopes: ['integrations:write'],
    role: 'admin',
    reply: nothing,
  }),
})
