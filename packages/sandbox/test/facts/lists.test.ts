import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket } from '../world.ts'

describe('lists', () => {
  fact('lists.envelope', async ({ call }) => {
    const { body } = await call('GET', '/api/teams')
    expect(body).toEqual({
      data: [],
      object: 'list',
      uri: '/api/teams?',
      meta: { prev_cursor: null, next_cursor: null },
    })
    const filtered = await call('GET', '/api/customers?email=maya%40example.com&limit=1')
    expect(filtered.body.uri).toBe('/api/customers?email=maya%40example.com&limit=1')
  })

  fact('lists.cursor', async ({ call, api }) => {
    for (let index = 0; index < 3; index++) await api.tickets.create(aTicket())
    const first = (await call('GET', '/api/tickets?limit=2')).body
    expect(first.meta.prev_cursor).toBeNull()
    const [direction, value, id] = JSON.parse(atob(first.meta.next_cursor))
    expect([direction, id]).toEqual(['next', first.data[1].id])
    expect(`${value}+00:00`).toBe(first.data[1].created_datetime)
    const second = (await call('GET', `/api/tickets?limit=2&cursor=${encodeURIComponent(first.meta.next_cursor)}`)).body
    expect([second.data.length, second.meta.next_cursor]).toEqual([1, null])
    const back = (await call('GET', `/api/tickets?limit=2&cursor=${encodeURIComponent(second.meta.prev_cursor)}`)).body
    expect(back.data.map((row: { id: number }) => row.id)).toEqual(first.data.map((row: { id: number }) => row.id))
  })

  fact('lists.cursor-stable', async ({ api }) => {
    const same = '2026-03-02T10:00:00Z'
    for (let index = 0; index < 7; index++) await api.tickets.create(aTicket({ created_datetime: same }))
    const seen: number[] = []
    for await (const ticket of api.tickets.list({ limit: 2, order_by: 'created_datetime:desc' })) {
      seen.push(ticket.id)
      if (seen.length === 3) await api.tickets.create(aTicket())
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7])
  })

  fact('lists.malformed-cursor', async ({ call }) => {
    for (const cursor of ['x', btoa('[]'), btoa('["next", {}, 1]'), btoa('["sideways", 1, 1]'), '%00']) {
      expect((await call('GET', `/api/tickets?cursor=${encodeURIComponent(cursor)}`)).status).toBe(400)
    }
  })

  fact('lists.total-resources', async ({ call }) => {
    const metaOf = async (path: string) => (await call('GET', path)).body.meta
    for (const path of ['tickets', 'tags', 'custom-fields?object_type=Ticket', 'users', 'integrations', 'views']) {
      expect(await metaOf(`/api/${path}`)).toHaveProperty('total_resources', null)
    }
    for (const path of [
      'messages',
      'customers',
      'teams',
      'macros',
      'rules',
      'jobs',
      'events',
      'satisfaction-surveys',
    ]) {
      expect(await metaOf(`/api/${path}`)).not.toHaveProperty('total_resources')
    }
  })

  fact('lists.page-numbers', async ({ call }) => {
    const { status, body } = await call('GET', '/api/customers?page=2&per_page=10')
    expect([status, body.error.data]).toEqual([400, { page: ['Unknown field.'], per_page: ['Unknown field.'] }])
  })
})
