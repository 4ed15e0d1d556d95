import { expect } from 'vitest'
import type { delivery } from '../../src/scenarios/delivery.ts'
import { hearWebhooks } from './receiver.ts'
import type { Shows } from './show.ts'

const minuteMs = 60_000

export const deliveryShows: Shows<typeof delivery> = {
  'undelivered-chat-reply': async ({ api, sandbox }, load) => {
    const { ticket_id, message_id } = await load()
    await sandbox.advance(10 * minuteMs)
    expect(await api.messages.get({ ticket_id, id: message_id })).toMatchObject({
      from_agent: true,
      integration_id: null,
      receiver: null,
      sent_datetime: null,
      failed_datetime: null,
    })
    expect(await sandbox.control.outbox.list()).toEqual([])
  },

  'internal-note-fires-message-created': async (world, load) => {
    await using listener = await hearWebhooks(world)
    const { note_id } = await load()
    const [mail, note] = listener.heard.map((call) => [call.event, String(call.message_id), String(call.public)])
    expect(mail).toEqual(['ticket-message-created', expect.any(String), 'true'])
    expect(note).toEqual(['ticket-message-created', String(note_id), 'false'])
  },

  'duplicate-webhook': async (world, load) => {
    await using listener = await hearWebhooks(world)
    const { ticket_id, message_id } = await load()
    const about = { ticket_id: String(ticket_id), message_id: String(message_id) }
    expect(listener.heard.map(asText)).toMatchObject([about, about])
    await world.sandbox.control.customer.writes({ from: 'noah@mail.example', text: 'Hello?' })
    expect(listener.heard).toHaveLength(3)
  },

  'lost-webhook': async (world, load) => {
    await using listener = await hearWebhooks(world)
    const { ticket_id } = await load()
    await world.sandbox.advance(60 * minuteMs)
    expect(listener.heard).toEqual([])
    const { items } = await world.api.tickets.list({ order_by: 'updated_datetime:desc' })
    expect(items.map(({ id }) => id)).toContain(ticket_id)
  },

  'late-webhook': async (world, load) => {
    await using listener = await hearWebhooks(world)
    const { ticket_id, message_id } = await load()
    const heardOfCustomer = () => listener.heard.some((call) => String(call.message_id) === String(message_id))
    await world.sandbox.advance(2 * minuteMs)
    expect(heardOfCustomer()).toBe(false)
    expect((await world.api.tickets.get(ticket_id)).status).toBe('closed')
    await world.sandbox.advance(15 * minuteMs)
    expect(heardOfCustomer()).toBe(true)
  },

  'disabled-integration': async (world, load) => {
    await using listener = await hearWebhooks(world)
    const { integration_id, ticket_id } = await load()
    expect(integration_id).toBe(listener.hook.id)
    await world.sandbox.advance(minuteMs)
    expect(listener.heard).toEqual([])
    expect((await world.api.integrations.get(integration_id)).deactivated_datetime).not.toBeNull()
    const log = await world.api.events.list({ object_type: 'Integration', object_id: integration_id })
    expect(log.items.map(({ type }) => type)).toContain('integration-deactivated')
    expect((await world.api.tickets.get(ticket_id)).status).toBe('open')
  },
}

const asText = (call: object) => Object.fromEntries(Object.entries(call).map(([name, value]) => [name, String(value)]))
