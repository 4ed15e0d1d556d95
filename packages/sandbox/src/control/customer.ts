import { channelSlugs, DatetimeInput, Id, MessageAttachmentWrite, one, strict, vias } from '@rhetor/contract'
import * as z from 'zod'
import { post } from './describe.ts'
import { StoredMessage, StoredSurvey, StoredTicket } from './documents.ts'

const CustomerWrites = strict(() => ({
  from: z.string().trim().min(1).describe('E-mail address, phone number, handle or chat id'),
  text: z.string().describe('What is written'),
  subject: z.string().describe('Subject of the message, and of a new ticket').optional(),
  name: z.string().describe('Of a customer who is new').optional(),
  channel: z.enum(channelSlugs).meta({ default: 'email' }).optional(),
  ticket_id: Id.meta({ description: 'An existing ticket; left out, a new one' }).optional(),
  to: z.string().min(1).describe('The support address or widget written to').optional(),
  cc: z.array(z.string()).describe('Addresses').optional(),
  integration_id: Id.meta({
    description: 'The integration the message comes through; by default the mailbox of the address',
  }).optional(),
  headers: z.record(z.string(), z.unknown()).describe('Headers of the e-mail').optional(),
  attachments: z.array(MessageAttachmentWrite).optional(),
  via: z.enum(vias).describe('By default that of the channel').optional(),
  created_datetime: DatetimeInput.meta({ description: 'By default now' }).optional(),
}))
/** Something a customer writes from outside. */
export type CustomerWrites = z.output<typeof CustomerWrites>

const SurveyAnswer = strict(() => ({
  ticket_id: Id.meta({ description: 'The ticket whose survey it is' }),
  score: z.int().min(1).max(5).describe('1 to 5'),
  comment: z.string().optional(),
}))
/** How a customer answers a survey. */
export type SurveyAnswer = z.output<typeof SurveyAnswer>

export const customer = {
  writes: post('/customer/writes', {
    summary: 'A customer writes from outside, into a ticket or a new one',
    effect: 'write',
    repeat: 'unsafe',
    body: CustomerWrites,
    reply: one(strict(() => ({ ticket: StoredTicket, message: StoredMessage }))),
    quirks: { example: { from: 'maya@example.com', text: 'Where is my parcel?', subject: 'Order 1042' } },
  }),
  answersSurvey: post('/customer/answers-survey', {
    summary: 'A customer answers the survey of a ticket',
    effect: 'write',
    repeat: 'safe',
    body: SurveyAnswer,
    reply: one(StoredSurvey),
    quirks: { example: { ticket_id: 8407, score: 5 } },
  }),
} as const
