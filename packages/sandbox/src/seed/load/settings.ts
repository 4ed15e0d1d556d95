import { sql } from '../../store/sql.ts'
import { resolveRefs } from '../demo/refs.ts'
import type { SeedSetting } from '../settings.ts'
import type { Loading } from './loading.ts'

/** Settings take the place of those an account is opened with. */
export function loadSettings(loading: Loading, settings: readonly SeedSetting[]): void {
  for (const { type, data } of settings) {
    const before = loading.world.store.first('settings', sql('type = ?', type))
    loading.place('settings', before, (id) => ({ id, type, data: resolveRefs(data, loading.idOf) }))
  }
}
