import { expect } from 'vitest'
import type { timing } from '../../src/scenarios/timing.ts'
import { eventTypes, messageTexts, type Shows, ticketIds } from './show.ts'

export const timingShows: Shows<typeof timing> = {
  'two-messages-within-five-seconds': async (world, load) => {
    const { ticket_id } = await load()
    expect(await messageTexts(world, ticket_id)).toHaveLength(1)
    await world.sandbox.advance(5_000)
    const { messages } = await world.api.tickets.get(ticket_id)
    expect(messages.map((message) => message.from_agent)).toEqual([false, false])
    const [first = 0, second = 0] = messages.map((message) => Date.parse(message.created_datetime))
    expect(second - first).toBeGreaterThan(3_900)
    expect(second - first).toBeLessThan(5_000)
  },

  'closed-ticket-new-message': async (world, load) => {
    const { ticket_id } = await load()
    const before = await world.api.tickets.get(ticket_id)
    expect([before.status, typeof before.closed_datetime]).toEqual(['closed', 'string'])
    await world.sandbox.advance(5_000)
    expect(await world.api.tickets.get(ticket_id)).toMatchObject({ status: 'open', closed_datetime: null })
    expect(await eventTypes(world, ticket_id)).toContain('ticket-reopened')
  },

  'snooze-expiry': async (world, load) => {
    const { ticket_id, snooze_datetime } = await load()
    expect(await world.api.tickets.get(ticket_id)).toMatchObject({ status: 'closed', snooze_datetime })
    await world.sandbox.advance(3_600_000)
    const after = await world.api.tickets.get(ticket_id)
    expect([after.status, after.snooze_datetime, after.messages.length]).toEqual(['open', null, 1])
    expect(await eventTypes(world, ticket_id)).toContain('ticket-self-unsnoozed')
  },

  'future-dated-ticket': async ({ api, sandbox }, load) => {
    const { ticket_id, future_ticket_id, past_ticket_id } = await load()
    const { items } = await api.tickets.list({ order_by: 'created_datetime:desc' })
    expect(ticketIds(items)).toEqual([future_ticket_id, ticket_id, past_ticket_id])
    const [future] = items
    expect(Date.parse(future?.created_datetime ?? '')).toBeGreaterThan(sandbox.clock.now() / 1_000)
    expect(Date.parse(future?.closed_datetime ?? '')).toBeLessThan(Date.parse(future?.created_datetime ?? ''))
  },

  'long-thread': async (world, load) => {
    const { ticket_id } = await load()
    const first = await world.api.messages.listForTicket(ticket_id)
    expect(first.items.map((message) => message.body_text).at(-1)).toBe('Message 30')
    expect(await world.api.messages.listForTicket(ticket_id).all()).toMatchObject({ items: { length: 150 } })
    expect((await messageTexts(world, ticket_id)).at(-1)).toBe('Message 150')
    const { items } = await world.api.tickets.list({ ticket_ids: [ticket_id] })
    expect(items[0]?.messages_count).toBe(150)
  },
}
