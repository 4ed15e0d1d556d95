import { idsIn } from '../chosen.ts'
import { get, post, put, resource } from '../operation.ts'
import { dataOf, one, pagesOf } from '../paging.ts'
import {
  CreateCustomFieldRequest,
  CustomField,
  ListCustomFieldsQuery,
  UpdateCustomFieldRequest,
  UpdateCustomFieldsRequest,
} from '../schemas/custom-fields.ts'

export const customFields = resource('customFields', {
  list: get('/custom-fields', {
    id: 'list-custom-fields',
    summary: 'List custom fields of tickets or of customers',
    effect: 'read',
    repeat: 'safe',
    scopes: ['custom_fields:read'],
    query: ListCustomFieldsQuery,
    reply: pagesOf(CustomField),
  }),
  create: post('/custom-fields', {
    id: 'create-custom-field',
    summary: 'Add a custom field',
    effect: 'write',
    reaches: [],
    repeat: 'unsafe',
    scopes: ['custom_fields:write'],
    role: 'admin',
    body: CreateCustomFieldRequest,
    reply: one(CustomField),
    once: {
      field: 'external_id',
      list: 'customFields.list',
      query: ({ body }) => ({ object_type: (body as CreateCustomFieldRequest).object_type, limit: 100 }),
    },
  }),
  updateMany: put('/custom-fields', {
    id: 'update-custom-fields',
    summary: 'Change several custom fields',
    effect: 'write',
    reaches: [],
    chooses: ({ body }) => ({ kind: 'custom field', ids: idsIn(body) }),
    repeat: 'safe',
    scopes: ['custom_fields:write'],
    role: 'admin',
    body: UpdateCustomFieldsRequest,
    reply: dataOf(CustomField),
  }),
  get: get('/custom-fields/{id}', {
    id: 'get-custom-field',
    summary: 'Show one custom field',
    effect: 'read',
    repeat: 'safe',
    scopes: ['custom_fields:read'],
    reply: one(CustomField),
  }),
  update: put('/custom-fields/{id}', {
    id: 'update-custom-field',
    summary: 'Change or archive a custom field',
    effect: 'write',
    reaches: [],
    repeat: 'safe',
    scopes: ['custom_fields:write'],
    role: 'admin',
    body: UpdateCustomFieldRequest,
    reply: one(CustomField),
  }),
})
