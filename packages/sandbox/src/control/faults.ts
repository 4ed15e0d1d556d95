import { arrayOf, Id, methods, one, operations, strict, unknownName } from '@rhetor/contract'
import * as z from 'zod'
import { get, post } from './describe.ts'
import { Done } from './documents.ts'

/** The ways in which a request or a webhook can be made to fail. */
export const faultKinds = [
  /** Answers with `status` and nothing is done. */
  'status',
  /** Answers with an HTML page of `status`, as a gateway does. */
  'html',
  /** Waits `delay_ms` first. */
  'slow',
  /** Breaks the connection before anything is done. */
  'cut-before',
  /** Does it, then breaks the connection. */
  'cut-after',
  /** Answers a read with what it answered the time before. */
  'stale',
  'webhook-lost',
  'webhook-duplicate',
  /** Delivers webhooks `delay_ms` later. */
  'webhook-late',
] as const
export type FaultKind = (typeof faultKinds)[number]

// what a timer can count to
const longestDelayMs = 2 ** 31 - 1

const operationNames = operations.flatMap(({ name, id }) => [name, id])
const methodWords = methods.flatMap((method) => [method, method.toLowerCase()])

const FaultRule = strict(() => ({
  kind: z.enum(faultKinds).describe('How it fails'),
  operation: oneOf(operationNames, 'operation').describe('Which operation, such as tickets.create; left out, any'),
  method: oneOf(methodWords, 'method').describe('Which method of HTTP; left out, any'),
  ticket_id: Id.meta({ description: 'Which ticket’s webhooks; left out, all' }).optional(),
  times: z.int().min(1).describe('How often it happens; left out, always').optional(),
  after: z.int().min(0).describe('How many requests it lets pass first').optional(),
  status: z.int().min(400).max(599).describe('HTTP status; by default 500, or 502 for kind html').optional(),
  delay_ms: z.number().min(0).max(longestDelayMs).describe('How long it waits, in milliseconds').optional(),
  retry_after: z.number().min(0).max(86_400).describe('The seconds that Retry-After names').optional(),
}))
/** What is to fail, and how. */
export type FaultRule = z.output<typeof FaultRule>

const Fault = strict(() => ({
  ...FaultRule.shape,
  id: Id,
  happened: z.int().describe('How often it has happened'),
  passed: z.int().describe('How many requests it has let pass'),
}))

export const faults = {
  list: get('/faults', { summary: 'List what is made to fail', effect: 'read', repeat: 'safe', reply: arrayOf(Fault) }),
  add: post('/faults/add', {
    summary: 'Make requests or webhooks fail',
    effect: 'write',
    repeat: 'unsafe',
    body: FaultRule,
    reply: one(Fault),
    quirks: { example: { kind: 'status', operation: 'tickets.create', status: 503, times: 1 } },
  }),
  clear: post('/faults/clear', {
    summary: 'Remove all faults',
    effect: 'write',
    repeat: 'safe',
    reply: one(Done),
  }),
} as const

// another word would never match a request
function oneOf(words: readonly string[], what: string) {
  return z
    .string()
    .refine((word) => words.includes(word), {
      error: ({ input }) => `${unknownName(String(input), words)}: there is no such ${what}`,
    })
    .optional()
}
