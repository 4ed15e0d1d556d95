import { minutesPerDay } from './calendar.ts'
import { catalogue } from './catalogue.ts'
import type { StoreKey } from './keys.ts'
import type { DemoShop, DemoStore } from './types.ts'

/** Pebblewren knits; its younger sister, the Teahouse, sells tea and what it is drunk from. */
export const stores: readonly DemoStore[] = [
  {
    key: 'pebblewren',
    integration: 'store-pebblewren',
    uuid: '5b0f3f0e-6c1d-4b7e-9a55-0c7f4e1d2a10',
    name: 'Pebblewren',
    shop_domain: 'pebblewren.myshop.example',
    url: 'https://pebblewren.example',
    currency: 'USD',
    firstOrderNumber: 1042,
  },
  {
    key: 'teahouse',
    integration: 'store-teahouse',
    uuid: '9d7c2b44-1f0a-4c39-8e21-73a6b5d8f402',
    name: 'Pebblewren Teahouse',
    shop_domain: 'pebblewren-teahouse.myshop.example',
    url: 'https://teahouse.pebblewren.example',
    currency: 'EUR',
    firstOrderNumber: 7001,
  },
]

export const shop: DemoShop = {
  domain: 'pebblewren',
  company: 'Pebblewren',
  company_domain: 'pebblewren.example',
  plan: 'pro-monthly-usd',
  owner: 'noor',
  minutesAgo: 1130 * minutesPerDay,
  stores,
  products: catalogue,
}

export function storeOf(key: StoreKey): DemoStore {
  const store = stores.find((candidate) => candidate.key === key)
  if (!store) throw new Error(`there is no store ${key}`)
  return store
}
