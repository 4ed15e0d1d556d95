import { problemsOf } from '@rhetor/contract'
import { type Sandbox, startSandbox } from '@rhetor/sandbox'
import { type ControlOperation, controlOperations } from '@rhetor/sandbox/control'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { seedFrom } from '../../../test/support/fuzz/seed.ts'
import { likely, odd } from '../../../test/support/fuzz/values.ts'
import { createRandom, type Random } from '../../../test/support/random.ts'
import { startShop } from '../../../test/support/shop.ts'
import { aTicket, openWorld } from './world.ts'

async function opened() {
  const sandbox = await startSandbox({ frozen: true, now: '2026-03-02T10:00:00Z' })
  return { sandbox, send: sender(sandbox), [Symbol.asyncDispose]: () => sandbox.close() }
}

const sender =
  (sandbox: Sandbox) =>
  async (address: string, body?: string, method = 'POST') => {
    const url = `${sandbox.url}/__sandbox/${address}`
    const response = await sandbox.fetch(url, { method, ...(body !== undefined && { body }) })
    const text = await response.text()
    return { status: response.status, body: JSON.parse(text), text }
  }

describe('a wrong input of a control command is refused with a clear message', () => {
  it.each([
    ['customer/writes', {}, 'from: required; text: required.'],
    ['customer/writes', { from: ' ', text: 'Hi' }, 'from: too small: expected string to have >=1 characters.'],
    ['customer/writes', { from: 5, text: 'Hi' }, 'from: expected string, received number.'],
    ['customer/writes', { form: 'a@b.example', text: 'Hi' }, 'from: required; unknown: form (did you mean from?).'],
    [
      'customer/writes',
      { from: 'a@b.example', text: 'Hi', channel: 'emial' },
      'channel: not one of the 21 known words (did you mean email?).',
    ],
    [
      'customer/writes',
      { from: 'a@b.example', text: 'Hi', ticket_id: 0.5 },
      'ticket_id: expected int, received number.',
    ],
    ['customer/writes', { from: 'a@b.example', text: 'Hi', integration_id: 99 }, 'There is no integration 99.'],
    [
      'customer/writes',
      { from: 'a@b.example', text: 'Hi', created_datetime: 'yesterday' },
      'created_datetime: expected a date and time such as 2026-03-02T10:00:00Z.',
    ],
    ['customer/answers-survey', { ticket_id: 1, score: 11 }, 'score: too big: expected number to be <=5.'],
    ['agent/writes', { ticket_id: 1 }, 'text: required.'],
    ['agent/changes', { ticket_id: 1 }, 'change: required.'],
    [
      'agent/changes',
      { ticket_id: 1, change: { status: 'close' } },
      'change.status: expected one of "open"|"closed" (did you mean closed?).',
    ],
    ['tickets/merge', { source_id: 1 }, 'target_id: required.'],
    ['clock/advance', {}, 'ms: required.'],
    ['clock/advance', { ms: -1 }, 'ms: too small: expected number to be >=0.'],
    ['clock/advance', { ms: '60000' }, 'ms: expected number, received string.'],
    ['clock/advance', { ms: 1e308 }, 'ms: too big: expected number to be <=3162240000000.'],
    ['clock/advance', { ms: null }, 'ms: expected number, received null.'],
    ['clock/advance', { ms: 3_162_240_000_000 * 2 }, 'ms: too big: expected number to be <=3162240000000.'],
    ['clock/move', { to: '2026-02-30T00:00:00Z' }, 'to: expected a date and time such as 2026-03-02T10:00:00Z.'],
    ['clock/move', { to: '2020-01-01T00:00:00Z' }, 'to must be a date and time that is still to come.'],
    ['clock/move', { to: '9999-12-31T23:59:59Z' }, 'to leads beyond 2200-01-01T00:00:00+00:00, where the clock ends.'],
    ['clock/freeze', { at: 'noon' }, 'unknown: at.'],
    ['outbox', { limit: 5 }, 'unknown: limit.'],
    [
      'faults/add',
      {},
      'kind: expected one of "status"|"html"|"slow"|"cut-before"|"cut-after"|"stale"|"webhook-lost"|"webhook-duplicate"|"webhook-late".',
    ],
    [
      'faults/add',
      { kind: 'status', operation: 'tickets.lst' },
      'operation: unknown: tickets.lst (did you mean tickets.list?): there is no such operation.',
    ],
    [
      'faults/add',
      { kind: 'status', method: 'PSOT' },
      'method: unknown: PSOT (did you mean POST?): there is no such method.',
    ],
    ['faults/add', { kind: 'status', status: 42 }, 'status: too small: expected number to be >=400.'],
    ['faults/add', { kind: 'status', status: 204 }, 'status: too small: expected number to be >=400.'],
    ['faults/add', { kind: 'slow', delay_ms: 1e12 }, 'delay_ms: too big: expected number to be <=2147483647.'],
    ['faults/add', { kind: 'slow', times: 0 }, 'times: too small: expected number to be >=1.'],
    [
      'scenarios/load',
      { name: 'prompt-injektion' },
      'name: not one of the 38 known words (did you mean prompt-injection?).',
    ],
    ['undeliverable', { '*': 5 }, '*: expected string, received number.'],
    ['undeliverable', { address: 'theo@a.example' }, 'address: expected an e-mail address, a phone number or *.'],
    ['undeliverable', ['*'], 'expected record, received array.'],
    [
      'rate',
      { mode: 'api_key' },
      'mode: expected one of "off"|"api-key"|"oauth"|"enterprise" (did you mean api-key?).',
    ],
    ['rate', { used: -1 }, 'used: too small: expected number to be >=0.'],
    ['apps/register', { name: 'Loyalty' }, 'redirect_uris: required.'],
    ['apps/register', { name: 'Loyalty', redirect_uris: ['there'] }, 'redirect_uris.0: invalid URL.'],
    ['keys/reset', { user_id: 'ana' }, 'user_id: expected number, received string.'],
    ['snapshot', { name: '' }, 'name: too small: expected string to have >=1 characters.'],
    ['reset', [], 'expected object, received array.'],
    ['reset', 5, 'expected object, received number.'],
  ])('%s %j', async (address, input, sentence) => {
    await using world = await opened()
    const { status, body } = await world.send(address, JSON.stringify(input))
    expect([status, body.error.msg]).toEqual([400, sentence])
  })

  it.each([
    ['{', 400],
    ['"\\ud800"', 400],
    [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, 400],
    [JSON.stringify({ from: 'a@b.example', text: 'half \ud83d a character' }), 400],
    [JSON.stringify({ from: 'a@b.example', text: 'x'.repeat(6 * 1024 * 1024) }), 413],
  ])('a body that cannot be read, %.20s', async (body, expected) => {
    await using world = await opened()
    const { status, body: answer } = await world.send('customer/writes', body)
    expect([status, answer.error.msg]).toEqual([expected, expect.stringMatching(/\.$/)])
  })

  it.each([
    [
      'POST',
      'clock/advanse',
      404,
      /^There is no \/__sandbox\/clock\/advanse \(did you mean clock\/advance\?\)\. There are: reset, /,
    ],
    ['PATCH', 'rewind', 404, /^There is no \/__sandbox\/rewind\. There are: reset, /],
    ['GET', 'reset', 405, /^\/__sandbox\/reset changes something: send it as a POST\.$/],
    ['DELETE', 'outbox', 405, /^\/__sandbox\/outbox is read: send it as a GET\.$/],
    ['POST', 'restore', 404, /^There is no snapshot default\.$/],
    ['POST', '__proto__', 404, /^There is no/],
    ['POST', 'constructor', 404, /^There is no/],
  ])('%s %s', async (method, address, expected, sentence) => {
    await using world = await opened()
    const { status, body } = await world.send(address, undefined, method)
    expect([status, body.error.msg]).toEqual([expected, expect.stringMatching(sentence)])
  })

  it('changes nothing, and the clock goes on', async () => {
    await using world = await opened()
    const before = await world.sandbox.control.clock.get()
    await world.send('clock/advance', '{"ms":1e308}')
    expect(await world.sandbox.control.clock.get()).toEqual(before)
    expect(await world.sandbox.control.clock.advance({ ms: 1_000 })).toEqual({
      now: '2026-03-02T10:00:01+00:00',
      frozen: true,
    })
  })

  it('also in the same process, and when a sandbox starts', async () => {
    await using world = await opened()
    await expect(world.sandbox.advance(1e308)).rejects.toThrow('the clock ends at 2200-01-01T00:00:00+00:00')
    await expect(world.sandbox.advance(Number.NaN)).rejects.toThrow('the clock ends at')
    await expect(startSandbox({ now: '3000-01-01T00:00:00Z' })).rejects.toThrow('the clock ends at 2200-01-01')
  })
})

describe('a reply of a control command', () => {
  it('matches its row', async () => {
    await using world = await openWorld()
    const { sandbox, api } = world
    const { ticket, message } = await sandbox.control.customer.writes({ from: 'maya@example.com', text: 'Hello' })
    const other = await api.tickets.create(aTicket())
    const { control } = sandbox
    const replies: Record<string, unknown> = {
      'customer.writes': { ticket, message },
      'agent.writes': await control.agent.writes({ ticket_id: ticket.id, text: 'Hi' }),
      'agent.changes': await control.agent.changes({ ticket_id: ticket.id, change: { priority: 'high' } }),
      'tickets.merge': await control.tickets.merge({ source_id: other.id, target_id: ticket.id }),
      'clock.advance': await control.clock.advance({ ms: 60_000 }),
      'clock.move': await control.clock.move({ to: '2199-01-01T00:00:00Z' }),
      'faults.add': await control.faults.add({ kind: 'stale', operation: 'list-tickets', method: 'get', times: 2 }),
      'scenarios.load': await control.scenarios.load({ name: 'undelivered-chat-reply' }),
      'undeliverable.set': await control.undeliverable.set({ '*': 'Mailbox full.' }),
      'apps.register': await control.apps.register({ name: 'x', redirect_uris: ['https://x.example/back'] }),
      'keys.reset': await control.keys.reset(),
      'state.snapshot': await control.state.snapshot(),
      'state.restore': await control.state.restore(),
    }
    const survey = { ticket_id: ticket.id, customer_id: ticket.customer_id ?? 0 }
    const { username, api_key } = replies['keys.reset'] as { username: string; api_key: string }
    await sandbox.fetch(`${sandbox.url}/api/satisfaction-surveys`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${username}:${api_key}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify(survey),
    })
    replies['customer.answersSurvey'] = await control.customer.answersSurvey({ ticket_id: ticket.id, score: 5 })
    for (const row of controlOperations) {
      const { name, resource, key, reply, body } = row
      const commands = control as unknown as Record<string, Record<string, () => Promise<unknown>>>
      if (!(name in replies)) {
        expect(body === undefined || problemsOf(body, {}).length === 0, `${name} needs an input here`).toBe(true)
        replies[name] = await commands[resource]?.[key]?.()
      }
      const schema = reply.paging === 'array' ? z.array(reply.item as z.ZodType) : (reply.item as z.ZodType)
      expect(problemsOf(schema, replies[name]), name).toEqual([])
    }
  })
})

describe('rows of the control API', () => {
  it.each(controlOperations.map((row) => [row.name, row] as const))('%s is valid', (_, row) => {
    expect(row.summary).toMatch(/^[A-Z].*[^.]$/)
    expect(row.method === 'GET').toBe(row.effect === 'read')
    expect(Object.keys(row.params)).toEqual([])
    // faces need a name for a body that has no fields
    if (row.body && !row.bodyKeys) expect(row.quirks).toHaveProperty('bodyName')
    if (row.body) expect(problemsOf(row.body, row.quirks.example ?? {})).toEqual([])
  })

  it('have different addresses', () => {
    const addresses = controlOperations.map(({ path }) => path)
    expect(new Set(addresses).size).toBe(addresses.length)
  })
})

it('random JSON at every command is never answered with a server error', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? seedFrom(['packages/sandbox/src/control', 'test/support/fuzz']))
  const random = createRandom(seed)
  await using sandbox = await startShop({ frozen: true, now: '2026-03-11T15:00:00Z' })
  const send = sender(sandbox)
  const statuses = new Map<number, number>()
  for (let round = 0; round < 40; round++) {
    for (const row of controlOperations) {
      const input = JSON.stringify(anyInput(random, row)) ?? ''
      const { status, text } = await send(row.path.slice(1), input)
      expect(status, `FUZZ_SEED=${seed}: ${row.path} ${input.slice(0, 500)} → ${text}`).toBeLessThan(500)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  // that most were refused would prove little
  expect(statuses.get(200)).toBeGreaterThan(300)
})

function anyInput(random: Random, { body }: ControlOperation): unknown {
  if (!body || random.chance(0.1)) return random.chance(0.5) ? odd(random) : {}
  const input = likely(random, body)
  if (typeof input !== 'object' || input === null) return input
  // chance would not find a ticket
  const known = Object.keys(input).filter((name) => name.endsWith('_id') && random.chance(0.7))
  return {
    ...input,
    ...Object.fromEntries(known.map((name) => [name, name === 'user_id' ? 1 : random.pick(ticketIds)])),
  }
}

const ticketIds = [8405, 8406, 8407]
