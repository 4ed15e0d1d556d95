import { conflict, notFound } from '../problem.ts'
import type { SettingDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { Handlers } from './call.ts'

export const account: Handlers<'account'> = {
  get: ({ world }) => ({
    domain: world.account,
    created_datetime: world.store.fact('created'),
    deactivated_datetime: null,
    status: { status: 'active' },
    current_subscription: world.store.fact('subscription') ?? null,
    meta: { analytics_group_id: world.account, company_domain: `${world.account}.example` },
    settings: world.store.select('settings'),
  }),

  listSettings: ({ world, query }) => ({
    data: world.store.select('settings', {
      where: query.type === undefined ? undefined : sql('type = ?', query.type),
    }),
  }),

  createSetting: ({ turn, world, body }) => {
    if (world.store.first('settings', sql('type = ?', body.type))) throw conflict()
    const setting: SettingDoc = { id: world.newId('settings'), type: body.type, data: body.data ?? null }
    world.store.insert('settings', setting)
    turn.did('account-setting-updated', setting.id)
    return setting
  },

  updateSetting: ({ turn, world, params, body }) => {
    const before = world.store.get('settings', params.id)
    if (!before) throw notFound()
    const setting: SettingDoc = { id: before.id, type: body.type, data: body.data ?? null }
    world.store.put('settings', setting)
    turn.did('account-setting-updated', setting.id)
    return setting
  },
}
