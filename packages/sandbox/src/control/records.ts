import { arrayOf, Id, strict } from '@rhetor/contract'
import * as z from 'zod'
import { get } from './describe.ts'

const Task = strict(() => ({
  id: Id,
  due: z.string().describe('When it happens'),
  kind: z.string(),
  payload: z.unknown(),
  failed_datetime: z.string().nullable(),
  error: z.string().describe('Why it failed when its time came').nullable(),
}))

const OutboxItem = strict(() => ({
  id: Id,
  created_datetime: z.string(),
  kind: z.enum(['message', 'survey', 'invitation', 'export', 'notice']),
  to: z.array(z.string()),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  ticket_id: z.int().nullable(),
  message_id: z.int().nullable(),
}))
/** Something that would have left the account. */
export type OutboxItem = z.output<typeof OutboxItem>

const Delivery = strict(() => ({
  id: Id,
  created_datetime: z.string(),
  integration_id: Id,
  trigger: z.string(),
  ticket_id: Id,
  attempt: z.int(),
  request: strict(() => ({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()).describe('Headers that the integration sets are hidden'),
    body: z.string().nullable(),
  })),
  status: z.int().nullable(),
  error: z.string().nullable(),
  duration_ms: z.number(),
}))
/** One call of a webhook, and how it went. */
export type Delivery = z.output<typeof Delivery>

const LoggedRequest = strict(() => ({
  id: Id,
  at: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.int().describe('0 where the connection was cut'),
  request: z.string().describe('Secrets in it are hidden').nullable(),
  response: z.string().nullable(),
}))
/** A request as it came, and what it was answered. */
export type LoggedRequest = z.output<typeof LoggedRequest>

const read = { effect: 'read', repeat: 'safe' } as const

export const tasks = {
  list: get('/tasks', {
    ...read,
    summary: 'List what is scheduled, and what failed when its time came',
    reply: arrayOf(Task),
  }),
} as const

export const outbox = {
  list: get('/outbox', {
    ...read,
    summary: 'List what would have left the account, newest first',
    reply: arrayOf(OutboxItem),
  }),
} as const

export const deliveries = {
  list: get('/deliveries', {
    ...read,
    summary: 'List which webhooks were called, newest first',
    reply: arrayOf(Delivery),
  }),
} as const

export const requests = {
  list: get('/requests', {
    ...read,
    summary: 'List the requests of the API and their answers, oldest first',
    reply: arrayOf(LoggedRequest),
  }),
} as const
