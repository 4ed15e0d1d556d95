import { expect } from 'vitest'
import type { transport } from '../../src/scenarios/transport.ts'
import { anAnswer, aTicket, type TestWorld } from '../world.ts'
import type { Shows } from './show.ts'

export const transportShows: Shows<typeof transport> = {
  'rate-limit-mid-walk': async ({ api, call }, load) => {
    const { tickets } = await load()
    const page = (cursor = '') => call('GET', `/api/tickets?limit=100${cursor && `&cursor=${cursor}`}`)
    const first = await page()
    const second = await page(first.body.meta.next_cursor)
    const refused = await page(second.body.meta.next_cursor)
    expect([first, second, refused].map(({ status }) => status)).toEqual([200, 200, 429])
    expect(refused.headers.get('retry-after')).toBe('2')
    const third = await page(second.body.meta.next_cursor)
    expect([first, second, third].flatMap(({ body }) => body.data)).toHaveLength(tickets)
    expect((await api.tickets.list().all()).items).toHaveLength(tickets)
  },

  'html-502': async ({ api, call }, load) => {
    const { ticket_id } = await load()
    const { status, headers, body } = await call('GET', `/api/tickets/${ticket_id}`)
    expect([status, headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(body).toContain('<html>')
    expect((await api.tickets.get(ticket_id)).id).toBe(ticket_id)
  },

  'create-applied-reply-lost': async ({ api, sandbox }, load) => {
    const { ticket_id } = await load()
    await expect(api.tickets.create(aTicket({ external_id: 'job-42' }))).rejects.toMatchObject({ code: 'uncertain' })
    expect((await api.tickets.list({ external_id: 'job-42' })).items).toHaveLength(1)
    const answer = anAnswer({ external_id: 'job-43' })
    await expect(api.messages.create(ticket_id, answer)).rejects.toMatchObject({ code: 'uncertain' })
    const found = (await api.tickets.get(ticket_id)).messages.filter((message) => message.external_id === 'job-43')
    expect(found).toHaveLength(1)
    await sandbox.advance(60_000)
    expect(await sandbox.control.outbox.list()).toHaveLength(1)
  },

  'enterprise-budget': async (world, load) => {
    expect(await load()).toMatchObject({ capacity: 40, drain_ms: 10_000 })
    await emptyBucket(world, 40)
    expect(await drainedIn(world, 1_000)).toBe(4)
  },

  'oauth-budget': async (world, load) => {
    expect(await load()).toMatchObject({ capacity: 80, drain_ms: 20_000 })
    await emptyBucket(world, 80)
    expect(await drainedIn(world, 1_000)).toBe(4)
  },
}

async function emptyBucket({ call }: TestWorld, capacity: number) {
  const answers = []
  for (let asked = 0; asked <= capacity; asked++) answers.push(await call('GET', '/api/account'))
  expect(answers.at(-2)?.headers.get('x-gorgias-account-api-call-limit')).toBe(`${capacity}/${capacity}`)
  expect(answers.at(-1)?.status).toBe(429)
}

/** How many requests are let pass after so long. */
async function drainedIn({ call, sandbox }: TestWorld, ms: number) {
  await sandbox.advance(ms)
  const statuses = []
  for (let asked = 0; asked < 10; asked++) statuses.push((await call('GET', '/api/account')).status)
  return statuses.filter((status) => status === 200).length
}
