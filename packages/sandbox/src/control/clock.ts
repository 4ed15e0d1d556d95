import { DatetimeInput, one, strict } from '@rhetor/contract'
import * as z from 'zod'
import { get, post } from './describe.ts'

/** The most a clock can be advanced at once: 100 years. */
const longestMs = 100 * 366 * 86_400_000

const Clock = strict(() => ({
  now: z.string().describe('The time in the account'),
  frozen: z.boolean().describe('Whether it stands still'),
}))

export const clock = {
  get: get('/clock', { summary: 'Show the time', effect: 'read', repeat: 'safe', reply: one(Clock) }),
  freeze: post('/clock/freeze', { summary: 'Stop the time', effect: 'write', repeat: 'safe', reply: one(Clock) }),
  run: post('/clock/run', { summary: 'Let the time go on', effect: 'write', repeat: 'safe', reply: one(Clock) }),
  advance: post('/clock/advance', {
    summary: 'Move the time on; what becomes due on the way happens at its own time',
    effect: 'write',
    repeat: 'unsafe',
    body: strict(() => ({ ms: z.number().min(0).max(longestMs).describe('How far, in milliseconds') })),
    reply: one(Clock),
    quirks: { example: { ms: 60_000 } },
  }),
  move: post('/clock/move', {
    summary: 'Move the clock forward to a date and time; what becomes due on the way happens at its own time',
    effect: 'write',
    repeat: 'unsafe',
    body: strict(() => ({ to: DatetimeInput.meta({ description: 'Where to, not before now' }) })),
    reply: one(Clock),
    quirks: { example: { to: '2030-01-01T09:00:00Z' } },
  }),
  settle: post('/settle', {
    summary: 'Wait until everything that is due has happened',
    effect: 'write',
    repeat: 'safe',
    reply: one(Clock),
  }),
} as const
