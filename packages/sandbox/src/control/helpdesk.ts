import { DatetimeInput, Id, one, strict, UpdateTicketRequest, vias } from '@rhetor/contract'
import * as z from 'zod'
import { post } from './describe.ts'
import { StoredMessage, StoredTicket } from './documents.ts'

const byWhom = Id.meta({ description: 'The user; by default the owner of the account' })

const AgentWrites = strict(() => ({
  ticket_id: Id.meta({ description: 'Where it is written' }),
  text: z.string().describe('What is written'),
  user_id: byWhom.optional(),
  note: z.boolean().describe('An internal note, which no customer sees').optional(),
  via: z
    .enum(vias)
    .meta({ default: 'helpdesk', description: 'gorgias_chat and rule are the built-in bots' })
    .optional(),
  rule_id: Id.meta({ description: 'Id of the rule that writes; only if via is rule' }).optional(),
  created_datetime: DatetimeInput.meta({ description: 'By default now' }).optional(),
}))
/** Something an agent writes in the helpdesk itself, not through the API. */
export type AgentWrites = z.output<typeof AgentWrites>

const AgentChanges = strict(() => ({
  ticket_id: Id.meta({ description: 'What is changed' }),
  user_id: byWhom.optional(),
  change: UpdateTicketRequest.meta({ description: 'The fields to set, as in an update of the API' }),
}))

const Merge = strict(() => ({
  source_id: Id.meta({ description: 'The ticket that is merged and deleted' }),
  target_id: Id.meta({ description: 'The ticket that stays' }),
}))
/** Two tickets that become one. */
export type Merge = z.output<typeof Merge>

export const agent = {
  writes: post('/agent/writes', {
    summary: 'A person at the helpdesk answers, or writes a note',
    effect: 'write',
    repeat: 'unsafe',
    body: AgentWrites,
    reply: one(StoredMessage),
    quirks: { example: { ticket_id: 8407, text: 'It ships today.', note: true } },
  }),
  changes: post('/agent/changes', {
    summary: 'A person at the helpdesk changes a ticket',
    effect: 'write',
    repeat: 'safe',
    body: AgentChanges,
    reply: one(StoredTicket),
    quirks: { example: { ticket_id: 8407, change: { status: 'closed' } } },
  }),
} as const

export const tickets = {
  merge: post('/tickets/merge', {
    summary: 'The owner merges two tickets at the helpdesk',
    effect: 'destroy',
    repeat: 'unsafe',
    body: Merge,
    reply: one(StoredTicket),
    quirks: { example: { source_id: 8405, target_id: 8407 } },
  }),
} as const
