import type { SearchType } from '@rhetor/contract'
import { commonHeaders } from '../http/headers.ts'
import { type Sql, sql } from '../store/sql.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

type Finder = (world: World, text: string, size: number) => unknown[]

/** Rows of a table whose columns hold the text, those that begin with it first. */
function finder(table: string, columns: readonly string[], shown: string, extra = 'TRUE'): Finder {
  return (world, text, size) => {
    const has = columns.map((column) => `instr(lower(coalesce(${column}, '')), ?) > 0`).join(' OR ')
    const begins = columns.map((column) => `instr(lower(coalesce(${column}, '')), ?) = 1`).join(' OR ')
    const query: Sql = sql(
      `SELECT json_object(${shown}) AS found FROM ${table} WHERE (${extra}) AND (? = '' OR ${has}) ORDER BY (${begins}) DESC, id LIMIT ?`,
      text,
      ...columns.map(() => text),
      ...columns.map(() => text),
      size,
    )
    return world.store.all<{ found: string }>(query).map((row) => JSON.parse(row.found) as unknown)
  }
}

const customer = `'id', id, 'name', name, 'email', email`
const living = 'merged_into IS NULL'
const channel = `'id', id, 'type', type, 'address', address, 'customer', json_object('id', customer_id, 'name', (SELECT name FROM customers WHERE id = customer_id))`
const decorated = `'id', id, 'name', name, 'decoration', json(json_extract(doc, '$.decoration'))`

const finders: Readonly<Record<SearchType, Finder>> = {
  agent: finder('users', ['name', 'email'], customer, `role <> 'bot'`),
  customer: finder('customers', ['name', 'email'], customer, living),
  customer_profile: finder('customers', ['name', 'email', `json_extract(doc, '$.note')`], customer, living),
  customer_channel: finder('channels', ['address'], channel),
  customer_channel_email: finder('channels', ['address'], channel, `type = 'email'`),
  customer_channel_phone: finder('channels', ['address'], channel, `type = 'phone'`),
  customers_by_phone: (world, text, size) => {
    const digits = text.replaceAll(/\D/g, '')
    const owners = `id IN (SELECT customer_id FROM channels WHERE type IN ('phone', 'sms', 'whatsapp') AND replace(replace(address, '+', ''), ' ', '') LIKE '%' || ? || '%')`
    return world.store.all(
      sql(`SELECT id, name, email FROM customers WHERE ${living} AND ${owners} LIMIT ?`, digits, size),
    )
  },
  integration: finder(
    'integrations',
    [`json_extract(doc, '$.name')`],
    `'id', id, 'name', json_extract(doc, '$.name'), 'type', type`,
  ),
  team: finder('teams', ['name'], decorated),
  tag: finder('tags', ['name'], decorated),
}

export const search: Handlers<'search'> = {
  find: ({ world, body }) => {
    const data = finders[body.type](world, (body.query ?? '').trim().toLowerCase(), body.size ?? 10)
    return new Response(JSON.stringify({ data, object: 'list', uri: '', meta: {} }), {
      status: 201,
      headers: { ...commonHeaders(), 'x-gorgias-search-engine': 'ES' },
    })
  },
}
