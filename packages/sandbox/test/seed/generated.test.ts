import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'
import { aWednesday, dangling, type Everything, everything, hourMs, openOn } from './seeded-world.ts'

describe('a number of generated tickets', () => {
  it('are exactly as many, complete, and refer only to objects that exist', async () => {
    await using world = await openOn(aWednesday, 500)
    const has = await everything(world)
    expect(world.differences).toEqual([])
    expect(has.tickets).toHaveLength(500)
    expect(new Set(has.tickets.map(({ subject }) => subject)).size).toBe(500)
    expect(has.messages.length).toBeGreaterThan(1_500)
    expect(dangling(world, has)).toEqual([])
    for (const list of [has.tickets, has.messages, has.events]) {
      const ids = list.map(({ id }) => id)
      expect(ids).toEqual(ids.toSorted((one, other) => one - other))
    }
    const moments = has.events.map(({ created_datetime }) => created_datetime)
    expect(moments).toEqual(moments.toSorted())
    expect(new Date(moments.at(-1) ?? '').getTime()).toBeLessThanOrEqual(aWednesday.getTime())
    for (const { id } of has.tickets.slice(0, 20)) expect((await world.api.tickets.get(id)).messages).not.toEqual([])
    for (const { id } of has.customers.slice(0, 20))
      expect((await world.api.customers.get(id)).channels).toHaveLength(2)
    expect(world.differences).toEqual([])
  }, 60_000)

  it('are the same each time', async () => {
    const read = async (): Promise<Everything> => {
      await using world = await openOn(aWednesday, 500)
      return await everything(world)
    }
    const [first, second] = [await read(), await read()]
    expect(second).toEqual(first)
  }, 60_000)

  it('are about the same things, whenever they are made', async () => {
    const read = async (date: Date): Promise<unknown> => {
      await using world = await openOn(date, 200)
      const { items } = await world.api.tickets.list({ order_by: 'created_datetime:asc' }).all()
      return items.map(({ id, subject, channel, customer }) => [id, subject, channel, customer?.name])
    }
    expect(await read(new Date('2026-07-05T23:30:00Z'))).toEqual(await read(aWednesday))
  }, 60_000)

  it('are spread over channels, states, agents and tags, and the last ninety days', async () => {
    await using world = await openOn(aWednesday, 2_000)
    const { store } = world.sandbox.world()
    const kinds = (column: string) =>
      store.all<{ n: number }>({ sql: `SELECT count(DISTINCT ${column}) AS n FROM tickets`, parameters: [] })[0]?.n
    expect(kinds('channel')).toBe(4)
    expect(kinds('status')).toBe(2)
    expect(kinds('assignee_user_id')).toBe(6)
    const open = store.count('tickets', { sql: `status = 'open'`, parameters: [] })
    expect(open).toBeGreaterThan(40)
    expect(open).toBeLessThan(400)
    expect(store.count('tags', { sql: 'usage > 20', parameters: [] })).toBeGreaterThan(7)
    const [oldest] = (await world.api.tickets.list({ order_by: 'created_datetime:asc', limit: 1 })).items
    const age = aWednesday.getTime() - new Date(oldest?.created_datetime ?? 0).getTime()
    expect(age / 24 / hourMs).toBeGreaterThan(89)
    expect(age / 24 / hourMs).toBeLessThan(90.01)
  })

  it('are found by what is written in them', async () => {
    await using world = await openOn(aWednesday, 300)
    const found = await world.api.views.searchItems(0, {
      view: { type: 'ticket-list', search: 'teapot', filters: '' },
    } as never)
    expect(found.items.length).toBeGreaterThan(3)
  })

  it('come back after a reset', async () => {
    await using world = await openOn(aWednesday, 20)
    const before = await world.sandbox.control.counts.get()
    await world.sandbox.control.customer.writes({ from: 'new@mail.example', text: 'hello' })
    await world.sandbox.control.state.reset()
    expect(await world.sandbox.control.counts.get()).toEqual(before)
  })
})

describe('a seeded account that is kept in a file', () => {
  it('is opened again as it was left, and not filled twice', async () => {
    const data = await mkdtemp(join(tmpdir(), 'sandbox-seed-'))
    const counts = async () => {
      await using sandbox = await startSandbox({ seed: 30, data, frozen: true })
      return await sandbox.control.counts.get()
    }
    expect(await counts()).toEqual(await counts())
    await rm(data, { recursive: true })
  })
})

describe('an invalid seed', () => {
  it.each([[0], [-3], [2.5], [Number.NaN], [Number.POSITIVE_INFINITY], ['full'], [''], [null]])(
    'is refused before anything is created: %s',
    async (seed) => {
      const folder = join(tmpdir(), `sandbox-never-${process.pid}`)
      await expect(startSandbox({ seed: seed as never, data: folder })).rejects.toThrow(RangeError)
      await expect(startSandbox({ seed: seed as never })).rejects.toThrow(/^seed: .* is not 'empty', 'demo' or/)
      expect(existsSync(folder)).toBe(false)
    },
  )
})
