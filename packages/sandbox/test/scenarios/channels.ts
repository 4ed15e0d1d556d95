import { expect } from 'vitest'
import type { channels } from '../../src/scenarios/channels.ts'
import { anAnswer } from '../world.ts'
import type { Shows } from './show.ts'

export const channelShows: Shows<typeof channels> = {
  'several-support-addresses': async ({ api, call }, load) => {
    const { ticket_id, message_id, integration_id, address } = await load()
    const asked = await api.messages.get({ ticket_id, id: message_id })
    expect(asked).toMatchObject({ integration_id, source: { to: [{ address }] } })
    const mailboxes = (await api.integrations.list({ type: 'email' })).items
    expect(mailboxes).toHaveLength(3)
    const from = (address: string) =>
      anAnswer({ source: { type: 'email', from: { address }, to: [asked.source?.from ?? {}] } })
    const refused = await call('POST', `/api/tickets/${ticket_id}/messages`, from('desk@elsewhere.example'))
    expect([refused.status, Object.keys(refused.body.error.data)]).toEqual([400, ['source']])
    expect((await api.messages.create(ticket_id, from(address))).integration_id).toBe(integration_id)
  },

  'several-stores-and-widgets': async ({ api }, load) => {
    const ids = await load()
    const storesOf = async (ticketId: number) => {
      const [asked] = (await api.tickets.get(ticketId)).messages
      const { type, meta } = await api.integrations.get(asked?.integration_id ?? 0)
      expect(type).toBe('gorgias_chat')
      return (meta as { shopify_integration_ids?: number[] }).shopify_integration_ids
    }
    expect(await storesOf(ids.kettles_ticket_id)).toEqual([ids.kettles_store_id])
    expect(await storesOf(ids.yarn_ticket_id)).toEqual([ids.yarn_store_id])
    expect(await storesOf(ids.unlinked_ticket_id)).toEqual([])
  },
}
