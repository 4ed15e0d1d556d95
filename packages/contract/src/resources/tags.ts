import { del, get, post, put, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import { Id } from '../schema.ts'
import { BulkIdsRequest } from '../schemas/customers.ts'
import { CreateTagRequest, ListTagsQuery, MergeTagsRequest, Tag, UpdateTagRequest } from '../schemas/tags.ts'

export const tags = resource('tags', {
  list: get('/tags', {
    id: 'list-tags',
    summary: 'List tags',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tags:read'],
    query: ListTagsQuery,
    reply: pagesOf(Tag),
  }),
  create: post('/tags', {
    id: 'create-tag',
    summary: 'Add a tag',
    effect: 'write',
    repeat: 'unsafe',
    scopes: ['tags:write'],
    role: 'agent',
    body: CreateTagRequest,
    reply: one(Tag),
  }),
  get: get('/tags/{id}', {
    id: 'get-tag',
    summary: 'Show one tag',
    effect: 'read',
    repeat: 'safe',
    scopes: ['tags:read'],
    reply: one(Tag),
  }),
  update: put('/tags/{id}', {
    id: 'update-tag',
    summary: 'Change a tag',
    effect: 'write',
    repeat: 'safe',
    scopes: ['tags:write'],
    role: 'agent',
    body: UpdateTagRequest,
    reply: one(Tag),
  }),
  delete: del('/tags/{id}', {
    id: 'delete-tag',
    summary: 'Delete a tag everywhere',
    effect: 'destroy',
    repeat: 'until-gone',
    scopes: ['tags:write'],
    role: 'agent',
    reply: nothing,
  }),
  deleteMany: del('/tags', {
    id: 'delete-tags',
    summary: 'Delete several tags everywhere',
    effect: 'destroy',
    repeat: 'safe',
    scopes: ['tags:write'],
    role: 'agent',
    body: BulkIdsRequest,
    reply: nothing,
  }),
  merge: put('/tags/{destination_tag_id}/merge', {
    id: 'merge-tags',
    summary: 'Merge tags into another',
    effect: 'destroy',
    repeat: 'unsafe',
    scopes: ['tags:write'],
    role: 'agent',
    params: { destination_tag_id: Id.meta({ description: 'The tag that stays' }) },
    body: MergeTagsRequest,
    reply: one(Tag),
  }),
})
