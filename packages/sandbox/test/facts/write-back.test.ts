import { isDeepStrictEqual } from 'node:util'
import { type Operation, operations } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { startShop } from '../../../../test/support/shop.ts'
import { fact } from '../fact.ts'
import { aTicket, openWorld, type TestWorld } from '../world.ts'

/** Everything that can be read by its id and put back. */
const puts = operations.filter(({ method, reply }) => method === 'PUT' && reply.paging === 'single')
const pairs = puts.flatMap((put) => {
  const get = operations.find(({ method, path }) => method === 'GET' && path === put.path)
  return get ? [[put.name, put, get] as const] : []
})

/** Ids of objects of the demo shop that a row can be called with. */
async function pathsOf({ sandbox }: TestWorld, row: Operation): Promise<string[]> {
  const { store } = sandbox.world()
  const ids = (table: Parameters<typeof store.select>[0]) => store.select(table, { limit: 400 }).map(({ id }) => id)
  if (row.path.includes('{ticket_id}')) {
    return store.select('messages', { limit: 400 }).map(({ ticket_id, id }) => `/tickets/${ticket_id}/messages/${id}`)
  }
  const table = row.path.split('/')[1]?.replace('-', '_').replace('satisfaction_', '') as Parameters<typeof ids>[0]
  return ids(table).map((id) => row.path.replace(/\{\w+\}/, String(id)))
}

type Body = Readonly<Record<string, unknown>>

/** The keys of two answers that differ, but for the time of the change itself. */
function changed(before: Body, after: Body): string[] {
  return Object.keys({ ...before, ...after })
    .filter((key) => key !== 'updated_datetime' && !isDeepStrictEqual(before[key], after[key]))
    .map((key) => `${key} ${JSON.stringify(before[key])} → ${JSON.stringify(after[key])}`)
}

describe('what is read can be written back', () => {
  it('of every kind of object', () => {
    expect(pairs.map(([name]) => name)).toEqual([
      'customFields.update',
      'customers.update',
      'integrations.update',
      'jobs.update',
      'macros.update',
      'messages.update',
      'rules.update',
      'satisfactionSurveys.update',
      'tags.update',
      'teams.update',
      'tickets.update',
      'users.update',
      'views.update',
      'widgets.update',
    ])
  })

  it.each(pairs)('%s: read, put back unchanged, nothing changed, no event beyond …-updated', async (_, put, get) => {
    await using world = await openWorld({ now: '2026-09-16T15:00:00Z' }, startShop)
    const { store } = world.sandbox.world()
    // one that has ended, one that has not begun: the shop has none
    await world.api.jobs.create({ type: 'exportMacro', params: {} })
    await world.sandbox.advance(60_000)
    const soon = new Date(world.sandbox.clock.now() / 1000 + 600_000).toISOString()
    await world.api.jobs.create({ type: 'exportMacro', params: {}, scheduled_datetime: soon })
    const paths = await pathsOf(world, get)
    expect(paths.length).toBeGreaterThan(0)
    const strange: string[] = []
    for (const path of paths) {
      const read = await world.call('GET', `/api${path}`)
      if (read.status !== 200) continue
      const [before, outbox] = [store.count('events'), store.count('outbox')]
      const written = await world.call('PUT', `/api${path}`, read.body)
      if (written.status !== put.status) strange.push(`${path}: ${written.status} ${JSON.stringify(written.body)}`)
      const after = await world.call('GET', `/api${path}`)
      strange.push(...changed(read.body, after.body).map((difference) => `${path}: ${difference}`))
      const events = store.select('events', { orderBy: 'id DESC', limit: store.count('events') - before })
      for (const { type } of events) if (!type.endsWith('-updated')) strange.push(`${path}: ${type}`)
      if (store.count('outbox') !== outbox) strange.push(`${path}: something was sent`)
    }
    expect(strange.slice(0, 5)).toEqual([])
  })

  fact('platform.write-back', async ({ api, call }) => {
    const { id } = await api.tickets.create(aTicket())
    const ticket = (await call('GET', `/api/tickets/${id}`)).body
    expect((await call('PUT', `/api/tickets/${id}`, ticket)).status).toBe(202)
    for (const [change, place] of [
      [{ sbject: 'x' }, { sbject: ['Unknown field.'] }],
      [{ tags: [{ name: 'vip', colour: 'red' }] }, { tags: { 0: { colour: ['Unknown field.'] } } }],
      [{ status: 'pending' }, { status: ['Not a valid choice.'] }],
    ]) {
      const { status, body } = await call('PUT', `/api/tickets/${id}`, { ...ticket, ...change })
      expect([status, body.error.data]).toEqual([400, place])
    }
    const { body } = await call('PUT', `/api/tickets/${id}`, { ...ticket, priority: 'critical' })
    expect(body).toMatchObject({ priority: 'critical', subject: ticket.subject })
  })

  fact('tickets.tags-by-id', async ({ api }) => {
    const { id } = await api.tickets.create(aTicket())
    const tag = await api.tags.create({ name: 'by-id' })
    const { tags } = await api.tickets.update(id, { tags: [{ id: tag.id }, { name: 'by-name' }] })
    expect(tags.map(({ name }) => name)).toEqual(['by-id', 'by-name'])
    await expect(api.tickets.update(id, { tags: [{ id: 999_999 }] })).rejects.toMatchObject({ status: 400 })
  })
})
