import { type Budget, createBudget, type Lane, UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { leakyServer } from '../../../test/support/leaky-server.ts'
import { type VirtualClock, virtualClock } from '../../../test/support/virtual-clock.ts'

interface Sent {
  readonly lane: Lane
  readonly waitedMs: number
}

/** Sends one request of a lane through budget and server; gives up on nothing. */
async function sendOne(
  budget: Budget,
  server: ReturnType<typeof leakyServer>,
  clock: VirtualClock,
  lane: Lane,
): Promise<Sent> {
  const asked = clock.now()
  const permit = await budget.acquire(lane)
  const waitedMs = clock.now() - asked
  permit.settle(await server.request())
  return { lane, waitedMs }
}

function setUp({
  latencyMs = 100,
  capacity = 40,
  drainMs = 20_000,
  reserve = {} as { customer?: number; interactive?: number },
} = {}) {
  const clock = virtualClock()
  const server = leakyServer({ clock, capacity, drainMs, latencyMs })
  const budget = createBudget({ clock, reserve })
  return { clock, server, budget, send: (lane: Lane) => sendOne(budget, server, clock, lane) }
}

const many = (count: number, send: () => Promise<Sent>) => Promise.all(Array.from({ length: count }, send))

describe('the rate budget', () => {
  it('sends a burst that fits at once, and never gets a 429 for a larger one', async () => {
    const { clock, server, send } = setUp()
    const began = clock.now()
    await many(100, () => send('interactive'))
    expect(server.refused).toBe(0)
    // 40 at once, 60 at two a second
    expect((clock.now() - began) / 30_000).toBeLessThan(1.05)
  })

  it('learns from the header that the bucket is larger', async () => {
    const { clock, server, send } = setUp({ capacity: 80 })
    const began = clock.now()
    await many(80, () => send('interactive'))
    expect(server.refused).toBe(0)
    expect(clock.now() - began).toBeLessThan(2_000)
  })

  it('leaves room for other programs that use the same bucket', async () => {
    const { server, send } = setUp()
    server.fill(35)
    await many(20, () => send('interactive'))
    expect(server.refused).toBe(0)
  })

  it('sends one request first, to learn the state of the bucket', async () => {
    const { server, send } = setUp()
    server.fill(39)
    await many(5, () => send('interactive'))
    expect(server.refused).toBe(0)
    expect(server.most).toBe(1)
  })

  it('goes faster than documented where the bucket drains faster, as for enterprise plans', async () => {
    const { clock, server, send } = setUp({ drainMs: 10_000 })
    const began = clock.now()
    for (let round = 0; round < 100; round++) await send('interactive')
    expect(server.refused).toBe(0)
    expect(clock.now() - began).toBeLessThan(20_000)
  })

  it('does not delay anything where the server reports no limit', async () => {
    const clock = virtualClock()
    const budget = createBudget({ clock })
    const began = clock.now()
    for (let round = 0; round < 200; round++) (await budget.acquire('background')).settle({ rate: undefined })
    expect(clock.now()).toBe(began)
    expect(budget.gauge().limit).toBeUndefined()
  })

  it('stops every request while the server asks to wait', async () => {
    const clock = virtualClock()
    const budget = createBudget({ clock })
    const permit = await budget.acquire('interactive')
    permit.settle({ rate: undefined, refusedForMs: 9_000 })
    const asked = clock.now()
    await budget.acquire('customer')
    expect(clock.now() - asked).toBeGreaterThanOrEqual(9_000)
  })

  it('still sends one request first after one without an answer', async () => {
    const { budget, server, send } = setUp()
    server.fill(39)
    const lost = await budget.acquire('interactive')
    lost.settle()
    await many(3, () => send('interactive'))
    expect(server.refused).toBe(0)
  })

  it('serves the customer lane first, then interactive, then background', async () => {
    const { budget, server, clock, send } = setUp()
    await many(40, () => send('interactive'))
    const order: Lane[] = []
    const queue = (['background', 'interactive', 'customer', 'background', 'customer'] as const).map(async (lane) => {
      await sendOne(budget, server, clock, lane)
      order.push(lane)
    })
    await Promise.all(queue)
    expect(order).toEqual(['customer', 'customer', 'interactive', 'background', 'background'])
    expect(server.refused).toBe(0)
  })

  it('never starves the background lane', async () => {
    const { send } = setUp()
    await many(40, () => send('customer'))
    let waiting = true
    const background = send('background').then(() => {
      waiting = false
    })
    let sent = 0
    for (; waiting && sent < 200; sent++) await send('customer')
    await background
    expect(sent).toBeLessThanOrEqual(12)
  })

  it('keeps places for the customer lane while it is in use', async () => {
    const { send } = setUp({ reserve: { customer: 5, interactive: 0 } })
    await send('customer')
    await many(60, () => send('background'))
    const answers = await many(4, () => send('customer'))
    expect(Math.max(...answers.map((answer) => answer.waitedMs))).toBe(0)
  })

  it('lets the background lane use everything when it is alone', async () => {
    const { clock, send } = setUp({ reserve: { customer: 5, interactive: 5 } })
    const began = clock.now()
    await many(40, () => send('background'))
    expect(clock.now() - began).toBeLessThan(1_000)
  })

  it('shows how full it is and who waits', async () => {
    const { budget, send } = setUp()
    await many(40, () => send('interactive'))
    const waiting = [budget.acquire('background'), budget.acquire('customer')]
    expect(budget.gauge()).toEqual({ used: 40, limit: 40, waiting: { customer: 1, interactive: 0, background: 1 } })
    await Promise.all(waiting)
    expect(budget.gauge().waiting).toEqual({ customer: 0, interactive: 0, background: 0 })
  })

  it('rejects a waiting caller at once when it aborts, and serves the next', async () => {
    const { budget, send } = setUp()
    await many(40, () => send('interactive'))
    const stop = new AbortController()
    const left = budget.acquire('customer', { signal: stop.signal })
    const stays = budget.acquire('background')
    stop.abort(new Error('closed the window'))
    await expect(left).rejects.toThrow('closed the window')
    await expect(stays).resolves.toBeDefined()
  })

  it('does not queue a caller whose signal has already fired', async () => {
    const { budget } = setUp()
    await expect(budget.acquire('customer', { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop')
    expect(budget.gauge().used).toBe(0)
  })

  it('counts a permit once, even if it is settled twice', async () => {
    const { budget } = setUp()
    const permit = await budget.acquire('interactive')
    permit.settle({ rate: { used: 1, limit: 40 } })
    permit.settle({ rate: { used: 30, limit: 40 } })
    expect(budget.gauge().used).toBe(1)
  })

  it('is not refilled by a clock that is set back', async () => {
    let now = 1_000_000
    const budget = createBudget({ clock: { now: () => now, after: () => () => {} } })
    const permit = await budget.acquire('interactive')
    permit.settle({ rate: { used: 40, limit: 40 } })
    now -= 500_000
    expect(budget.gauge().used).toBe(40)
  })

  it.each([{ customer: -1 }, { customer: 30, interactive: 10 }])('refuses a reserve of %j', (reserve) => {
    expect(() => createBudget({ reserve })).toThrow(UsageError)
  })
})
