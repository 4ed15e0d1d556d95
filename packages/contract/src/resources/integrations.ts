import { del, get, post, put, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import {
  CreateIntegrationRequest,
  Integration,
  ListIntegrationsQuery,
  UpdateIntegrationRequest,
} from '../schemas/integrations.ts'

export const integrations = resource('integrations', {
  list: get('/integrations', {
    id: 'list-integrations',
    summary: 'List integrations',
    effect: 'read',
    repeat: 'safe',
    scopes: ['integrations:read'],
    query: ListIntegrationsQuery,
    reply: pagesOf(Integration),
  }),
  create: post('/integrations', {
    id: 'create-integration',
    summary: 'Add a webhook',
    effect: 'write',
    reaches: ['outside'],
    repeat: 'unsafe',
    scopes: ['integrations:write'],
    role: 'admin',
    body: CreateIntegrationRequest,
    reply: one(Integration),
  }),
  get: get('/integrations/{id}', {
    id: 'get-integration',
    summary: 'Show one integration',
    effect: 'read',
    repeat: 'safe',
    scopes: ['integrations:read'],
    reply: one(Integration),
  }),
  update: put('/integrations/{id}', {
    id: 'update-integration',
    summary: 'Change, pause or resume a webhook',
    effect: 'write',
    reaches: ['outside'],
    repeat: 'safe',
    scopes: ['integrations:write'],
    role: 'admin',
    body: UpdateIntegrationRequest,
    reply: one(Integration),
  }),
  delete: del('/integrations/{id}', {
    id: 'delete-integration',
    summary: 'Delete an integration',
    effect: 'destroy',
    reaches: ['outside'],
    repeat: 'until-gone',
    scopes: ['integrations:write'],
    role: 'admin',
    reply: nothing,
  }),
})
