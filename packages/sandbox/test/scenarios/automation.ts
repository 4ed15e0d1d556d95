import { expect } from 'vitest'
import type { automation } from '../../src/scenarios/automation.ts'
import { eventTypes, messageTexts, type Shows } from './show.ts'

const microsOf = (text: string | undefined) => {
  const fraction = /\.(\d+)/.exec(text ?? '')?.[1] ?? '0'
  return Date.parse(`${text?.slice(0, 19)}Z`) * 1_000 + Number(fraction)
}

export const automationShows: Shows<typeof automation> = {
  'bot-line-after-chat-message': async ({ api }, load) => {
    const { ticket_id, message_id, bot_message_id } = await load()
    const { messages } = await api.tickets.get(ticket_id)
    const [asked, line] = messages
    expect(messages.map(({ id }) => id)).toEqual([message_id, bot_message_id])
    expect(line).toMatchObject({ from_agent: true, public: true, via: 'gorgias_chat' })
    expect(microsOf(line?.created_datetime) - microsOf(asked?.created_datetime)).toBe(1_000)
  },

  'rule-reply-beside-agent-reply': async ({ api, sandbox }, load) => {
    const { ticket_id, rule_message_id } = await load()
    await sandbox.advance(60_000)
    const answers = (await api.tickets.get(ticket_id)).messages.filter((message) => message.from_agent)
    expect(answers.map(({ via, public: isPublic }) => [via, isPublic])).toEqual([
      ['rule', true],
      ['helpdesk', true],
    ])
    expect(answers[0]).toMatchObject({ id: rule_message_id, rule_id: expect.any(Number) })
    expect(answers[1]?.rule_id).toBeNull()
  },

  'human-takes-over-while-drafting': async ({ api, sandbox }, load) => {
    const { ticket_id, user_id } = await load()
    const before = await api.tickets.get(ticket_id)
    expect([before.assignee_user, before.messages.length]).toEqual([null, 1])
    await sandbox.advance(3_000)
    const after = await api.tickets.get(ticket_id)
    expect(after.assignee_user?.id).toBe(user_id)
    expect(after.messages.at(-1)).toMatchObject({ from_agent: true, via: 'helpdesk', sender: { id: user_id } })
  },

  'auto-merge-of-two-tickets': async (world, load) => {
    const { ticket_id, merged_ticket_id, merged_message_id } = await load()
    expect((await world.api.tickets.get(merged_ticket_id)).messages).toHaveLength(1)
    await world.sandbox.advance(10_000)
    await expect(world.api.tickets.get(merged_ticket_id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await messageTexts(world, ticket_id)).toHaveLength(2)
    expect((await world.api.messages.get({ ticket_id, id: merged_message_id })).ticket_id).toBe(ticket_id)
    expect(await eventTypes(world, ticket_id)).toContain('ticket-merged')
  },

  'out-of-office-reply': async ({ api }, load) => {
    const { ticket_id, auto_reply_id } = await load()
    const reply = await api.messages.get({ ticket_id, id: auto_reply_id })
    expect(reply).toMatchObject({ from_agent: false, headers: { 'Auto-Submitted': 'auto-replied' } })
    const embedded = (await api.tickets.get(ticket_id)).messages.at(-1)
    expect(embedded?.id).toBe(auto_reply_id)
    expect(embedded).not.toHaveProperty('headers')
  },

  'no-reply-sender': async ({ api }, load) => {
    const { ticket_id, message_id } = await load()
    const message = await api.messages.get({ ticket_id, id: message_id })
    expect(message.source?.from?.address).toMatch(/^no-?reply@/)
    expect(message.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
    expect((await api.tickets.get(ticket_id)).spam).toBe(false)
  },
}
