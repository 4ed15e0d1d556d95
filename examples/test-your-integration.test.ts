// node --test examples/test-your-integration.test.ts
// A small integration, and how its author tests it: on a helpdesk in the process, with a clock that the test moves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, type Clock, Gorgias, systemClock, type TicketMessage } from '@rhetor/client'
import { type Sandbox, type ScenarioName, startSandbox } from '@rhetor/sandbox'

/** The integration: acknowledges each waiting e-mail once. Returns the tickets it answered. */
async function acknowledge(gorgias: Gorgias): Promise<number[]> {
  const me = await gorgias.users.get(0)
  const answered: number[] = []
  for await (const { id, status, channel } of gorgias.tickets.list({ order_by: 'created_datetime:asc' })) {
    if (status !== 'open' || channel !== 'email') continue
    const [first, ...rest] = (await gorgias.tickets.get(id)).messages.filter((message) => message.public)
    if (!first || first.from_agent || rest.some(({ from_agent }) => from_agent) || isMachine(first)) continue
    const { from, to } = first.source ?? {}
    const source = { type: 'email', from: to?.[0], to: from ? [from] : [] } as const
    const words = { body_text: 'Thank you for your mail. We answer within a day.', source }
    const sender = { id: me.id }
    const key = `acknowledged-${id}`
    await gorgias.messages.create(id, { channel: 'email', via: 'api', from_agent: true, sender, ...words }, { key })
    answered.push(id)
  }
  return answered
}

function isMachine({ source }: TicketMessage): boolean {
  return /^(no-?reply|mailer-daemon)@/i.test(source?.from?.address ?? '')
}

test('a customer is answered once, however often it runs', async () => {
  await using sandbox = await startSandbox({ frozen: true })
  const { ticket } = await sandbox.control.customer.writes({ from: 'maya@example.com', text: 'Is the kettle back?' })
  assert.deepEqual(await acknowledge(clientOf(sandbox)), [ticket.id])
  assert.deepEqual(await acknowledge(clientOf(sandbox)), [])
  assert.deepEqual(await recipientsOf(sandbox), ['maya@example.com'])
})

test('an answer that was stored is not sent again when the reply to it got lost', async () => {
  await using sandbox = await startSandbox({ frozen: true })
  const { ticket_id } = await load<{ ticket_id: number }>(sandbox, 'create-applied-reply-lost')
  assert.deepEqual(await acknowledge(clientOf(sandbox)), [ticket_id])
  assert.equal((await recipientsOf(sandbox)).length, 1)
})

test('a list that meets the rate limit on its third page is read to its end', async () => {
  await using sandbox = await startSandbox({ frozen: true })
  const { tickets } = await load<{ tickets: number }>(sandbox, 'rate-limit-mid-walk')
  const { ticket } = await sandbox.control.customer.writes({ from: 'maya@example.com', text: 'Hello?' })
  const answered = await acknowledge(clientOf(sandbox))
  assert.equal(answered.at(-1), ticket.id, `the newest of ${tickets} tickets was not reached`)
})

test('machines are not answered, nor is anybody while the helpdesk is down', async () => {
  await using sandbox = await startSandbox({ frozen: true })
  await load(sandbox, 'no-reply-sender')
  await sandbox.control.faults.add({ kind: 'html', status: 502, operation: 'tickets.list', times: 2 })
  assert.deepEqual(await acknowledge(clientOf(sandbox)), [])
  assert.deepEqual(await recipientsOf(sandbox), [])
})

const started = Date.now()
// what the client waits for passes a thousand times as fast
const hurried: Clock = {
  now: () => started + (Date.now() - started) * 1_000,
  after: (ms, run) => systemClock.after(ms / 1_000, run),
}

function clientOf({ account, credentials, fetch }: Sandbox): Gorgias {
  const auth = basic(credentials.username, credentials.api_key)
  return new Gorgias({ account, auth, fetch, clock: hurried, timeoutMs: 3_600_000 })
}

/** Loads a situation of the real service, and returns the ids to look at. */
async function load<Ids>(sandbox: Sandbox, name: ScenarioName): Promise<Ids> {
  return (await sandbox.control.scenarios.load({ name })) as Ids
}

/** Who has received mail after a minute. */
async function recipientsOf(sandbox: Sandbox): Promise<string[]> {
  await sandbox.advance(60_000)
  return (await sandbox.control.outbox.list()).flatMap(({ to }) => to)
}
