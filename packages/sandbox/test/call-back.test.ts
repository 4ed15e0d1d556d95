import { controlClient, type Sandbox } from '@rhetor/sandbox'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startServer } from '../../../test/support/server.ts'
import { newWebhook } from './new-webhook.ts'
import { aTicket, openWorld } from './world.ts'

afterEach(() => {
  vi.useRealTimers()
})

const commands: Readonly<Record<string, (sandbox: Sandbox, ticket: number) => Promise<unknown>>> = {
  'an agent writes': ({ control }, ticket_id) => control.agent.writes({ ticket_id, text: 'On it.' }),
  'a customer opens another ticket': ({ control }) =>
    control.customer.writes({ from: 'li@new.example', text: 'Me too' }),
  'the clock is moved': ({ control }) => control.clock.advance({ ms: 3_600_000 }),
  'everything settles': ({ control }) => control.clock.settle(),
  'the account is reset': ({ control }) => control.state.reset(),
}

/** A world on a port, and a receiver which answers a call only when its command was answered. */
async function callingBack(command: (sandbox: Sandbox, ticket: number) => Promise<unknown>) {
  const world = await openWorld({ port: 0 })
  let began = () => {}
  const hasBegun = new Promise<void>((resolve) => {
    began = resolve
  })
  let calls = 0
  const receiver = await startServer(async ({ json }) => {
    calls += 1
    if (calls > 1) return {}
    began()
    const { sandbox } = world
    // from outside, as a receiver calls
    await command({ ...sandbox, control: controlClient({ url: sandbox.url }) }, Number((json as { id: string }).id))
    return {}
  })
  await world.api.integrations.create(
    newWebhook(receiver.url, { 'ticket-created': true }, { form: { id: '{{ticket.id}}' } }),
  )
  const close = async () => {
    await receiver[Symbol.asyncDispose]()
    await world[Symbol.asyncDispose]()
  }
  return { ...world, hasBegun, [Symbol.asyncDispose]: close }
}

describe('a webhook whose receiver waits until', () => {
  it.each(Object.entries(commands))('%s is delivered within a command', async (_, command) => {
    await using world = await callingBack(command)
    await world.sandbox.control.customer.writes({ from: 'maya@shopper.example', text: 'Hello?' })
    const deliveries = await world.sandbox.control.deliveries.list()
    expect(deliveries.map(({ status }) => status)).toContain(200)
    expect(deliveries.map(({ error }) => error).filter(Boolean)).toEqual([])
  })

  it('the clock is moved, while it is moved itself, leaves the later time', async () => {
    await using world = await callingBack(commands['the clock is moved'] as never)
    const before = Date.parse((await world.sandbox.control.clock.get()).now)
    await world.api.tickets.create(aTicket())
    await world.sandbox.control.clock.advance({ ms: 60_000 })
    const after = Date.parse((await world.sandbox.control.clock.get()).now)
    expect(after - before).toBeGreaterThanOrEqual(3_600_000)
    expect(await world.sandbox.control.deliveries.list()).toMatchObject([{ status: 200 }])
  })

  it.each(Object.entries(commands).filter(([name]) => name !== 'everything settles'))(
    '%s is delivered when nobody waits for it',
    async (_, command) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      await using world = await callingBack(command)
      const { control } = world.sandbox
      await world.api.tickets.create(aTicket())
      await vi.advanceTimersByTimeAsync(1)
      await world.hasBegun
      while ((await control.deliveries.list()).length === 0) await vi.advanceTimersByTimeAsync(100)
      expect(await control.deliveries.list()).toContainEqual(expect.objectContaining({ status: 200 }))
    },
  )
})

it('a command begins when what the timer began has ended, where nobody calls back', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await using world = await openWorld()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: hasBegun, resolve: began } = Promise.withResolvers<void>()
  await using receiver = await startServer(async () => {
    began()
    await released
    return {}
  })
  await world.api.integrations.create(
    newWebhook(receiver.url, { 'ticket-created': true }, { form: { id: '{{ticket.id}}' } }),
  )
  await world.api.tickets.create(aTicket())
  await vi.advanceTimersByTimeAsync(1)
  await hasBegun
  const moved = world.sandbox.control.clock.advance({ ms: 60_000 })
  const settled = world.sandbox.control.clock.settle()
  release()
  await Promise.all([moved, settled])
  expect(await world.sandbox.control.deliveries.list()).toMatchObject([{ status: 200 }])
})
