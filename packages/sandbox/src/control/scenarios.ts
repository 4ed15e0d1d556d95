import { arrayOf, Id, one, open, strict } from '@rhetor/contract'
import * as z from 'zod'
import { get, post } from './describe.ts'

/** The situations of the real service that integrations break on. */
export const scenarioNames = [
  'undelivered-chat-reply',
  'internal-note-fires-message-created',
  'duplicate-webhook',
  'lost-webhook',
  'late-webhook',
  'disabled-integration',
  'bot-line-after-chat-message',
  'rule-reply-beside-agent-reply',
  'human-takes-over-while-drafting',
  'auto-merge-of-two-tickets',
  'out-of-office-reply',
  'no-reply-sender',
  'two-messages-within-five-seconds',
  'closed-ticket-new-message',
  'snooze-expiry',
  'future-dated-ticket',
  'long-thread',
  'customer-merge',
  'customer-without-email-instagram',
  'customer-without-email-sms',
  'cc-participant-and-forwarded-mail',
  'chat-answered-by-email',
  'unknown-team-at-assignment',
  'key-reset-during-work',
  'several-support-addresses',
  'several-stores-and-widgets',
  'rate-limit-mid-walk',
  'html-502',
  'create-applied-reply-lost',
  'enterprise-budget',
  'oauth-budget',
  'attachment-needs-auth',
  'prompt-injection',
  'non-english-conversation',
  'view-with-own-order',
  'spam-and-trashed-tickets',
  'reporting-over-366-days',
  'reporting-over-100-rows',
] as const
export type ScenarioName = (typeof scenarioNames)[number]

const Scenario = strict(() => ({ name: z.string(), description: z.string() }))

/** The ids of what was made, and whatever else is needed to find it; each scenario has its own. */
const Loaded = open(() => ({
  name: z.enum(scenarioNames),
  ticket_id: Id.optional(),
  message_id: Id.optional(),
  customer_id: Id.optional(),
}))

export const scenarios = {
  list: get('/scenarios', {
    summary: 'List the situations of the real service that integrations break on',
    effect: 'read',
    repeat: 'safe',
    reply: arrayOf(Scenario),
  }),
  load: post('/scenarios/load', {
    summary: 'Set up one of these situations',
    effect: 'write',
    repeat: 'unsafe',
    body: strict(() => ({ name: z.enum(scenarioNames).describe('As the list names it') })),
    reply: one(Loaded),
    quirks: { example: { name: 'prompt-injection' } },
  }),
} as const
