import { base64Token, type ReplyEvent, type RequestEvent, type RetryEvent } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../test/support/server.ts'

const secretWords = ['KEY', 'ana@acme', 'maya@example.com', 'My parcel is lost', 'shh-secret', 'WyJ']

/** A client whose every call would leak something if anything leaked. */
async function talk(options: { bodies?: boolean } = {}) {
  const lines: string[] = []
  const events: unknown[] = []
  await using server = await startServer((request, index) =>
    index === 0
      ? { status: 503, json: { error: { msg: 'An external service had an issue.' } } }
      : request.method === 'GET'
        ? {
            json: { data: [{ id: 1, subject: 'My parcel is lost' }], meta: {} },
            headers: { 'x-gorgias-account-api-call-limit': '4/40', 'x-request-id': 'r-9' },
          }
        : {
            status: 400,
            json: { error: { msg: 'maya@example.com is unknown', data: { hmac_secret: ['shh-secret'] } } },
          },
  )
  const gorgias = server.client({
    random: () => 0,
    debug: (line: string) => lines.push(line),
    onRequest: (event: RequestEvent) => events.push(event),
    onReply: (event: ReplyEvent) => events.push(event),
    onRetry: (event: RetryEvent) => events.push(event),
    ...options,
  })
  await gorgias.customers.list({ email: 'maya@example.com', cursor: 'WyJuZXh0Il0=' })
  await gorgias.integrations
    .update(5, { name: 'My parcel is lost', http: { url: 'https://a.example', hmac_secret: 'shh-secret' } })
    .catch(() => {})
  return { lines, events, text: [...lines, JSON.stringify(events)].join('\n') }
}

describe('observing a client', () => {
  it('prints a line for each request, answer, retry and failure', async () => {
    const { lines } = await talk()
    expect(lines.map((line) => line.replace(/\d+ ms/g, 'N ms'))).toEqual([
      '→ GET /api/customers?email=…&cursor=…',
      '← 503 GET /api/customers?email=…&cursor=… N ms',
      '↻ GET /api/customers?email=…&cursor=… again in N ms (unavailable)',
      '→ GET /api/customers?email=…&cursor=… #2',
      '← 200 GET /api/customers?email=…&cursor=… #2 N ms 4/40',
      '→ PUT /api/integrations/5',
      '← 400 PUT /api/integrations/5 N ms',
    ])
  })

  it('never shows credentials, query values or words of customers', async () => {
    const { text } = await talk()
    for (const word of secretWords) expect(text).not.toContain(word)
  })

  it('shows bodies only with bodies: true, and without secrets', async () => {
    const { text } = await talk({ bodies: true })
    expect(text).toContain('My parcel is lost')
    expect(text).toContain('[redacted]')
    for (const word of ['KEY', 'ana@acme', 'shh-secret']) expect(text).not.toContain(word)
  })

  it('gives the events of one call the same number', async () => {
    const { events } = await talk()
    const calls = (events as RequestEvent[]).map((event) => [event.call, event.operation, event.attempt])
    expect(calls.slice(0, 5)).toEqual([
      [1, 'customers.list', 1],
      [1, 'customers.list', 1],
      [1, 'customers.list', 1],
      [1, 'customers.list', 2],
      [1, 'customers.list', 2],
    ])
    expect((events as ReplyEvent[]).at(4)).toMatchObject({
      status: 200,
      rate: { used: 4, limit: 40 },
      requestId: 'r-9',
    })
    expect((events as ReplyEvent[]).at(-1)).toMatchObject({ status: 400, failure: 'bad_request' })
  })

  it('reports a broken connection', async () => {
    const replies: ReplyEvent[] = []
    await using server = await startServer([{ fault: 'reset' }])
    await server
      .client({ attempts: 1, onReply: (event: ReplyEvent) => replies.push(event) })
      .tickets.get(5)
      .catch(() => {})
    expect(replies).toMatchObject([{ status: undefined, failure: 'connection', operation: 'tickets.get 5' }])
  })

  it('numbers the calls of each client separately', async () => {
    const calls: number[] = []
    await using server = await startServer([{ json: { id: 5 } }])
    const options = { onRequest: (event: RequestEvent) => calls.push(event.call) }
    await server.client(options).tickets.get(5)
    await server.client(options).tickets.get(5)
    expect(calls).toEqual([1, 1])
  })

  it('cannot make a call fail', async () => {
    await using server = await startServer([{ json: { id: 5 } }])
    const broken = () => {
      throw new Error('the logger is full')
    }
    const gorgias = server.client({
      onRequest: broken,
      onReply: broken,
      debug: broken,
      auth: base64Token(btoa('a@b.example:K')),
    })
    expect((await gorgias.tickets.get(5)).id).toBe(5)
  })
})
