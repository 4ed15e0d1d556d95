import { del, get, post, put, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import { CreateTeamRequest, ListTeamsQuery, Team, UpdateTeamRequest } from '../schemas/teams.ts'

export const teams = resource('teams', {
  list: get('/teams', {
    id: 'list-teams',
    summary: 'List teams',
    effect: 'read',
    repeat: 'safe',
    scopes: ['users:read'],
    query: ListTeamsQuery,
    reply: pagesOf(Team),
  }),
  create: post('/teams', {
    id: 'create-team',
    summary: 'Add a team',
    effect: 'write',
    reaches: [],
    repeat: 'unsafe',
    scopes: ['users:write'],
    role: 'agent',
    body: CreateTeamRequest,
    reply: one(Team),
  }),
  get: get('/teams/{id}', {
    id: 'get-team',
    summary: 'Show one team',
    effect: 'read',
    repeat: 'safe',
    scopes: ['users:read'],
    reply: one(Team),
  }),
  update: put('/teams/{id}', {
    id: 'update-team',
    summary: 'Change a team',
    effect: 'write',
    reaches: [],
    repeat: 'safe',
    scopes: ['users:write'],
    role: 'agent',
    body: UpdateTeamRequest,
    reply: one(Team),
  }),
  delete: del('/teams/{id}', {
    id: 'delete-team',
    summary: 'Delete a team',
    effect: 'destroy',
    reaches: [],
    repeat: 'until-gone',
    scopes: ['users:write'],
    role: 'agent',
    reply: nothing,
  }),
})
