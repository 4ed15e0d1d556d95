import { get, post, put, resource } from '../operation.ts'
import { dataOf, one } from '../paging.ts'
import { Account, AccountSetting, AccountSettingRequest, ListAccountSettingsQuery } from '../schemas/account.ts'

export const account = resource('account', {
  get: get('/account', {
    id: 'get-account',
    summary: 'Show the account',
    effect: 'read',
    repeat: 'safe',
    scopes: ['account:read'],
    reply: one(Account),
  }),
  listSettings: get('/account/settings', {
    id: 'list-account-settings',
    summary: 'List the settings of the account',
    effect: 'read',
    repeat: 'safe',
    scopes: ['account:read'],
    query: ListAccountSettingsQuery,
    reply: dataOf(AccountSetting),
  }),
  createSetting: post('/account/settings', {
    id: 'create-account-setting',
    summary: 'Store a setting of a type not stored yet',
    effect: 'write',
    repeat: 'unsafe',
    scopes: ['account:write'],
    role: 'admin',
    body: AccountSettingRequest,
    reply: one(AccountSetting),
  }),
  updateSetting: put('/account/settings/{id}', {
    id: 'update-account-setting',
    summary: 'Replace a setting',
    effect: 'write',
    repeat: 'safe',
    scopes: ['account:write'],
    role: 'admin',
    body: AccountSettingRequest,
    reply: one(AccountSetting),
    status: 200,
  }),
})
