import { afterEach, expect, it, vi } from 'vitest'
import { openWorld } from './world.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('what is scheduled is shown with its time', async () => {
  await using world = await openWorld({ now: '2026-03-11T15:00:00Z' })
  const { ticket } = await world.sandbox.control.customer.writes({ from: 'maya@example.com', text: 'Hello' })
  await world.api.tickets.update(ticket.id, { snooze_datetime: '2026-03-11T18:00:00Z' })
  expect(await world.sandbox.control.tasks.list()).toContainEqual({
    id: expect.any(Number),
    due: '2026-03-11T18:00:00+00:00',
    kind: 'unsnooze',
    payload: { ticket_id: ticket.id },
    failed_datetime: null,
    error: null,
  })
  await world.sandbox.advance(4 * 3_600_000)
  expect(await world.sandbox.control.tasks.list()).toEqual([])
})

it('a task that throws is undone, kept with its error, and those after it still run', async () => {
  await using world = await openWorld()
  const { sandbox, api } = world
  const { ticket } = await sandbox.control.customer.writes({ from: 'maya@example.com', text: 'Hello' })
  await sandbox.advance(60_000)
  const { tasks } = sandbox.world()
  // its ticket is gone when somebody unknown writes into it
  const input = { from: 'somebody@new.example', text: 'Hello?', ticket_id: 99 }
  tasks.schedule('act', 1_000_000, { name: 'customer/writes', input })
  tasks.schedule('act', 2_000_000, { name: 'customer/writes', input: { ...input, ticket_id: ticket.id } })
  const before = await sandbox.control.counts.get()
  await sandbox.advance(1_500)
  expect(await sandbox.control.counts.get()).toEqual(before)
  await sandbox.advance(60_000)
  expect((await api.tickets.get(ticket.id)).messages.map(({ body_text }) => body_text)).toEqual(['Hello', 'Hello?'])
  expect(await sandbox.control.tasks.list()).toEqual([
    expect.objectContaining({
      kind: 'act',
      payload: { name: 'customer/writes', input },
      error: 'There is no ticket 99.',
    }),
  ])
})

it('a task without a handler does not end the process', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue()
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  await using world = await openWorld({ frozen: false })
  world.sandbox.world().tasks.schedule('act', 1_000, { name: 'cat/jumps', input: {} })
  await vi.advanceTimersByTimeAsync(1_000)
  expect((await world.sandbox.control.tasks.list()).map(({ error }) => error)).toEqual(['There is no act cat/jumps.'])
  expect(printed).toHaveBeenCalledOnce()
})
