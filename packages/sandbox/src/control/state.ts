import { one, strict } from '@rhetor/contract'
import * as z from 'zod'
import { post } from './describe.ts'
import { Done } from './documents.ts'

const Snapshot = strict(() => ({
  name: z.string().min(1).max(100).meta({ default: 'default', description: 'What it is called' }).optional(),
}))

const Named = strict(() => ({ name: z.string() }))

export const state = {
  reset: post('/reset', {
    summary: 'Set the account back to how it began',
    effect: 'destroy',
    repeat: 'safe',
    reply: one(Done),
  }),
  snapshot: post('/snapshot', {
    summary: 'Remember the account as it is now',
    effect: 'write',
    repeat: 'safe',
    body: Snapshot,
    reply: one(Named),
    quirks: { example: { name: 'morning' } },
  }),
  restore: post('/restore', {
    summary: 'Set the account back to a snapshot',
    effect: 'destroy',
    repeat: 'safe',
    body: Snapshot,
    reply: one(Named),
    quirks: { example: { name: 'morning' } },
  }),
} as const
