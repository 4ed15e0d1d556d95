import { sql } from '../../store/store.ts'
import { resolveRefs } from '../demo/refs.ts'
import type { DemoSetting } from '../demo/types.ts'
import type { Loading } from './loading.ts'

/** Settings take the place of those an account is opened with. */
export function loadSettings(loading: Loading, settings: readonly DemoSetting[]): void {
  for (const { type, data } of settings) {
    const before = loading.world.store.first('settings', sql('type = ?', type))
    loading.place('settings', before, (id) => ({ id, type, data: resolveRefs(data, loading.idOf) }))
  }
}
