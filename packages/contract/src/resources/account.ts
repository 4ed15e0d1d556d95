import type { Consequence, Reach } from '../effects.ts'
import { get, post, put, resource } from '../operation.ts'
import { dataOf, one } from '../paging.ts'
import { Account, AccountSetting, AccountSettingRequest, ListAccountSettingsQuery } from '../schemas/account.ts'
import type { AccountSettingDataByType } from '../schemas/account-settings.ts'

/** What changing each setting reaches: some decide who gets in, some act on tickets and customers from then on. */
const settingReaches: Readonly<Record<string, readonly Reach[]>> = {
  access: ['access'],
  'satisfaction-surveys': ['words'],
  'business-hours': ['words'],
  'ticket-assignment': ['words'],
  'auto-merge': ['words'],
  'auto-split': ['words'],
  'default-integration': ['words'],
  'views-ordering': [],
  'views-visibility': [],
  'in-ticket-suggestion': [],
  'agent-costs': [],
  limits: [],
  'agents-table-config': [],
  'agents-availability-table-config': [],
  'channels-table-config': [],
  'product-insights-table-config': [],
} satisfies Record<keyof AccountSettingDataByType, readonly Reach[]>

// a type that is not known yet may be any of them
function settingConsequence({ type }: Readonly<Record<string, unknown>>): Partial<Consequence> {
  const known = typeof type === 'string' && Object.hasOwn(settingReaches, type) ? settingReaches[type] : undefined
  return known ? { reaches: known } : {}
}

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
    reaches: ['access', 'words'],
    byInput: settingConsequence,
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
    // the id says which setting is replaced, and the type in the body what by
    reaches: ['access', 'words'],
    repeat: 'safe',
    scopes: ['account:write'],
    role: 'admin',
    body: AccountSettingRequest,
    reply: one(AccountSetting),
    status: 200,
  }),
})
