import { MergedError } from '@rhetor/client'
import { expect } from 'vitest'
import type { identity } from '../../src/scenarios/identity.ts'
import type { TestWorld } from '../world.ts'
import type { Shows } from './show.ts'

export const identityShows: Shows<typeof identity> = {
  'customer-merge': async ({ api, call }, load) => {
    const { merged_customer_id, customer_id, moved_ticket_id } = await load()
    const answer = await call('GET', `/api/customers/${merged_customer_id}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/api/customers/${customer_id}/`])
    const write = api.customers.update(merged_customer_id, { note: 'Likes green' })
    await expect(write).rejects.toThrow(MergedError)
    expect((await api.tickets.get(moved_ticket_id)).customer?.id).toBe(customer_id)
    expect((await api.customers.get(customer_id)).channels).toHaveLength(2)
  },

  'customer-without-email-instagram': async (world, load) => {
    const { message_id, ...ids } = await load()
    const channel = 'instagram-direct-message'
    const { message, customer } = await withoutEmail(world, { ...ids, message_id, type: channel })
    expect([message.channel, message.source?.from?.address]).toEqual([channel, 'maya.knits'])
    expect(customer.name).toBe('Maya Knits')
  },

  'customer-without-email-sms': async (world, load) => {
    const { message_id, ...ids } = await load()
    const { message, customer } = await withoutEmail(world, { ...ids, message_id, type: 'phone' })
    expect([message.channel, customer.name]).toEqual(['sms', null])
  },

  'cc-participant-and-forwarded-mail': async ({ api }, load) => {
    const { ticket_id, cc_message_id, forwarded_ticket_id } = await load()
    const ticket = await api.tickets.get(ticket_id)
    const newest = ticket.messages.at(-1)
    expect([newest?.id, newest?.from_agent]).toEqual([cc_message_id, false])
    expect(newest?.sender?.id).not.toBe(ticket.customer?.id)
    expect(ticket.messages[0]?.source?.cc?.map((one) => one.address)).toEqual([newest?.sender?.email])
    const forwarded = await api.tickets.get(forwarded_ticket_id)
    expect([forwarded.subject, forwarded.customer?.email]).toEqual(['Fwd: Broken lid', 'workshop@partner.example'])
    expect(forwarded.messages[0]?.body_text).toContain('noah.lind@mail.example')
  },

  'chat-answered-by-email': async ({ api }, load) => {
    const { ticket_id, chat_message_id, answer_message_id, mail_message_id } = await load()
    const ticket = await api.tickets.get(ticket_id)
    const [chat, answer, mail] = ticket.messages
    expect([chat?.id, answer?.id, mail?.id]).toEqual([chat_message_id, answer_message_id, mail_message_id])
    expect([ticket.channel, chat?.channel, answer?.channel, mail?.channel]).toEqual(['chat', 'chat', 'email', 'email'])
    expect(chat?.sender?.id).toBe(mail?.sender?.id)
    const type = async (id: number | null | undefined) => (await api.integrations.get(id ?? 0)).type
    expect([await type(chat?.integration_id), await type(mail?.integration_id)]).toEqual(['gorgias_chat', 'email'])
    expect(answer?.integration_id).toBe(mail?.integration_id)
  },

  'unknown-team-at-assignment': async ({ api, call }, load) => {
    const { ticket_id, team_id } = await load()
    const change = { status: 'closed', assignee_team: { id: team_id } }
    const { status, body } = await call('PUT', `/api/tickets/${ticket_id}`, change)
    expect([status, Object.keys(body.error.data)]).toEqual([400, ['assignee_team']])
    expect(await api.tickets.get(ticket_id)).toMatchObject({ status: 'open', assignee_team: null })
  },

  'key-reset-during-work': async ({ api, call, sandbox }, load) => {
    const { ticket_id, user_id } = await load()
    expect((await api.tickets.get(ticket_id)).status).toBe('open')
    await sandbox.advance(5_000)
    await expect(api.tickets.get(ticket_id)).rejects.toMatchObject({ code: 'unauthorized' })
    const { username, api_key } = await sandbox.control.keys.reset({ user_id })
    const authorization = `Basic ${btoa(`${username}:${api_key}`)}`
    expect((await call('GET', `/api/tickets/${ticket_id}`, undefined, { authorization })).status).toBe(200)
  },
}

interface Written {
  readonly ticket_id: number
  readonly message_id: number
  readonly customer_id: number
  readonly type: string
}

async function withoutEmail({ api }: TestWorld, { ticket_id, message_id, customer_id, type }: Written) {
  const customer = await api.customers.get(customer_id)
  expect([customer.email, customer.channels.map((channel) => channel.type)]).toEqual([null, [type]])
  const ticket = await api.tickets.get(ticket_id)
  expect([ticket.customer?.id, ticket.customer?.email]).toEqual([customer_id, null])
  return { customer, message: await api.messages.get({ ticket_id, id: message_id }) }
}
