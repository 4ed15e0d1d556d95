import { del, get, post, put, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import { IdOrZero } from '../schema.ts'
import { CreateUserRequest, ListUsersQuery, UpdateUserRequest, User } from '../schemas/users.ts'

// these say nothing about who gets in
const profile: readonly string[] = ['id', 'name', 'bio', 'country', 'language', 'timezone', 'external_id']

export const users = resource('users', {
  list: get('/users', {
    id: 'list-users',
    summary: 'List users: agents, admins and bots',
    effect: 'read',
    repeat: 'safe',
    scopes: ['users:read'],
    query: ListUsersQuery,
    reply: pagesOf(User),
  }),
  create: post('/users', {
    id: 'create-user',
    summary: 'Invite a user',
    effect: 'write',
    reaches: ['access'],
    repeat: 'unsafe',
    scopes: ['users:write'],
    role: 'admin',
    body: CreateUserRequest,
    reply: one(User),
    once: { field: 'external_id', list: 'users.list', query: ({ key }) => ({ external_id: key }) },
  }),
  get: get('/users/{id}', {
    id: 'get-user',
    summary: 'Show one user; 0 is the caller',
    effect: 'read',
    repeat: 'safe',
    scopes: ['users:read'],
    params: { id: IdOrZero },
    reply: one(User),
  }),
  update: put('/users/{id}', {
    id: 'update-user',
    summary: 'Change a user; 0 is the caller',
    effect: 'write',
    reaches: ['access'],
    byInput: (input) => (Object.keys(input).every((name) => profile.includes(name)) ? { reaches: [] } : {}),
    repeat: 'safe',
    scopes: ['users:write'],
    params: { id: IdOrZero },
    body: UpdateUserRequest,
    reply: one(User),
  }),
  delete: del('/users/{id}', {
    id: 'delete-user',
    summary: 'Delete a user',
    effect: 'destroy',
    reaches: ['access'],
    repeat: 'until-gone',
    scopes: ['users:write'],
    role: 'admin',
    reply: nothing,
  }),
})
