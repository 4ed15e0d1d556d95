import { arrayOf, Id, one, strict } from '@rhetor/contract'
import * as z from 'zod'
import { get, post } from './describe.ts'

/** `off` counts nothing and shows the first call of a bucket; the others are the buckets of the plans. */
export const rateModes = ['off', 'api-key', 'oauth', 'enterprise'] as const
export type RateMode = (typeof rateModes)[number]

/** An e-mail address, a phone number, or * for all of them. */
const Address = z.string().regex(/^\*$|@|^\+?[\d ()-]{5,}$/, 'expected an e-mail address, a phone number or *')
const Addresses = z.record(Address, z.string())

const App = strict(() => ({
  id: Id,
  client_id: z.string(),
  client_secret: z.string(),
  name: z.string(),
  redirect_uris: z.array(z.string()),
}))
/** An app that people can let in by OAuth. */
export type App = z.output<typeof App>

const Difference = strict(() => ({
  id: z.string(),
  says: z.string().describe('What the real service does'),
  sure: z.string().describe('How sure that is'),
  gap: z.string().describe('Why the sandbox does not do so yet').optional(),
}))

const Counts = strict(() => ({ tickets: z.int(), messages: z.int(), customers: z.int(), events: z.int() }))

export const undeliverable = {
  set: post('/undeliverable', {
    summary: 'Say which addresses mail does not reach, and why',
    effect: 'write',
    repeat: 'safe',
    body: Addresses.meta({
      description:
        'Each address with the reason; * stands for every address, and an empty object makes all of them deliverable again',
    }),
    reply: one(Addresses),
    quirks: { example: { 'maya@example.com': 'Mailbox full.' }, bodyName: 'addresses' },
  }),
} as const

export const rate = {
  set: post('/rate', {
    summary: 'Switch the rate limit, or fill a bucket as another program would',
    effect: 'write',
    repeat: 'safe',
    body: strict(() => ({
      mode: z.enum(rateModes).optional(),
      bucket: z.string().meta({ default: 'key:1', description: 'Whose bucket' }).optional(),
      used: z.number().min(0).max(1_000).describe('How many calls are in it').optional(),
    })),
    reply: one(strict(() => ({ mode: z.enum(rateModes) }))),
    quirks: { example: { mode: 'api-key' } },
  }),
} as const

export const apps = {
  register: post('/apps/register', {
    summary: 'Register an OAuth app',
    effect: 'write',
    repeat: 'unsafe',
    body: strict(() => ({
      name: z.string().min(1).describe('The name of the app, shown on the consent page'),
      redirect_uris: z.array(z.url()).min(1).describe('Redirect URIs that the app may use'),
    })),
    reply: one(App),
    quirks: { example: { name: 'Loyalty', redirect_uris: ['https://loyalty.example/back'] } },
  }),
} as const

export const keys = {
  reset: post('/keys/reset', {
    summary: 'Give a user a new API key; the former one is refused from now on',
    effect: 'destroy',
    repeat: 'unsafe',
    body: strict(() => ({ user_id: Id.meta({ description: 'By default the owner of the account' }).optional() })),
    reply: one(strict(() => ({ username: z.string().nullable(), api_key: z.string() }))),
  }),
} as const

export const counts = {
  get: get('/counts', { summary: 'Count what there is', effect: 'read', repeat: 'safe', reply: one(Counts) }),
} as const

export const differences = {
  list: get('/differences', {
    summary: 'List where the sandbox may differ from the real service: guesses and gaps',
    effect: 'read',
    repeat: 'safe',
    reply: arrayOf(Difference),
  }),
} as const
