import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpTriggers, webhookContexts } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { ConnectionError, ContractError, TimeoutError, UsageError } from '../../src/errors.ts'
import { parseWebhook } from '../../src/webhooks/parse.ts'
import { isAuthentic, signWebhook } from '../../src/webhooks/secret.ts'
import { type SendWebhookOptions, sendWebhook, type WebhookCall, webhookRequest } from '../../src/webhooks/send.ts'

const urlencoded = 'application/x-www-form-urlencoded'
const customer = { id: 9, email: 'jo+vip@shopper.example', integrations: { '126700': { tier: 'gold' } } }
const message = { id: 70001, from_agent: false, public: true, stripped_text: 'Where is it?' }
const ticket = { id: 5, subject: 'Où & why?\nHéllo', spam: false, customer, messages: [{ id: 70000 }, message] }
const call = (parts: Partial<WebhookCall> = {}): WebhookCall => ({
  url: 'http://127.0.0.1:1/hook',
  trigger: 'ticket-created',
  ticket,
  ...parts,
})

describe('the request', () => {
  it('holds the whole context as JSON when the form is {{context}}', async () => {
    const request = await webhookRequest(call({ form: ' {{ context }} ', account: 'acme-eu' }))
    expect([request.method, request.headers.get('content-type')]).toEqual(['POST', 'application/json'])
    expect(await request.json()).toEqual({
      ticket: {
        ...ticket,
        requester: customer,
        account: { domain: 'acme-eu' },
        messages_count: 2,
        first_message: { id: 70000 },
        last_message: message,
      },
    })
  })

  it('keeps the fields of the ticket', async () => {
    const own = { account: { domain: 'own' }, first_message: { id: 1 }, last_message: null, messages_count: 7 }
    const request = await webhookRequest(call({ ticket: { id: 5, ...own } }))
    expect(await request.json()).toEqual({ ticket: { id: 5, messages: [], customer: null, requester: null, ...own } })
  })

  it.each(httpTriggers)('of %s has the context of its trigger', async (trigger) => {
    const request = await webhookRequest(call({ trigger, message }))
    expect(Object.keys(await request.json())).toEqual(webhookContexts[trigger])
  })

  it('of a message trigger carries the last message, with what only webhooks have', async () => {
    const request = await webhookRequest(call({ trigger: 'ticket-message-created' }))
    expect(await request.json()).toMatchObject({
      message: { ...message, ticket_id: 5, text: 'Where is it?', headers: {}, sentiments: [] },
    })
  })

  it('of a message trigger is refused where there is no message', async () => {
    const promise = webhookRequest(call({ trigger: 'ticket-message-failed', ticket: { id: 5 } }))
    await expect(promise).rejects.toThrow(UsageError)
  })

  const form = {
    id: '{{ticket.id}}',
    subject: '{{ticket.subject}}',
    spam: '{{ticket.spam}}',
    nobody: '{{ticket.assignee_user.email}}',
    tier: '{{ticket.customer.integrations[126700].tier}}',
    event: '{{event.type}} {{event.user_id}}',
    nested: { message: '{{message.id}}', last: ['{{ticket.messages[-1].id}}', 7] },
  }
  const rendered = {
    id: '5',
    subject: ticket.subject,
    spam: 'false',
    nobody: '',
    tier: 'gold',
    event: 'ticket-created ',
    nested: { message: '', last: ['70001', 7] },
  }

  it('keeps the structure of a form in JSON, and makes text of what it fills in', async () => {
    expect(await (await webhookRequest(call({ form }))).json()).toEqual(rendered)
  })

  it('writes nested values of a form body in brackets', async () => {
    const request = await webhookRequest(call({ form, contentType: urlencoded }))
    const { nested: _, ...plain } = rendered
    expect(request.headers.get('content-type')).toBe(urlencoded)
    expect(Object.fromEntries(new URLSearchParams(await request.text()))).toEqual({
      ...plain,
      'nested[message]': '',
      'nested[last][0]': '70001',
      'nested[last][1]': '7',
    })
  })

  it.each(['GET', 'HEAD', 'DELETE'] as const)(
    'by %s has its form in the query, after the query of the url',
    async (method) => {
      const url = 'http://127.0.0.1:1/hook?account={{ticket.account.domain}}&a=%20'
      const request = await webhookRequest(call({ method, url, form: { id: '{{ticket.id}}' } }))
      expect([request.url, request.body]).toEqual(['http://127.0.0.1:1/hook?account=acme&a=%20&id=5', null])
      expect(request.headers.has('content-type')).toBe(false)
    },
  )

  it('by GET is refused for a form that is text, since it has no place in the query', async () => {
    await expect(webhookRequest(call({ method: 'GET' }))).rejects.toThrow(UsageError)
    expect((await webhookRequest(call({ method: 'GET', form: null }))).url).toBe('http://127.0.0.1:1/hook')
  })

  it.each<[WebhookCall['form'], string, string]>([
    [null, 'application/json', ''],
    [{}, 'application/json', '{}'],
    [{}, urlencoded, ''],
    ['{"id": {{ticket.id}}}', 'application/json', '{"id": 5}'],
  ])('with the form %j in %s has the body %j', async (bare, contentType, body) => {
    const request = await webhookRequest(call({ form: bare, contentType: contentType as typeof urlencoded }))
    expect(await request.text()).toBe(body)
  })

  it('keeps a customer’s words in their place in the url', async () => {
    const request = await webhookRequest(
      call({
        url: 'http://127.0.0.1:1/{{ticket.subject}}?e={{ticket.customer.email}}&x=1',
        ticket: { ...ticket, subject: '../a?b#c' },
      }),
    )
    expect(request.url).toBe('http://127.0.0.1:1/..%2Fa%3Fb%23c?e=jo%2Bvip%40shopper.example&x=1')
  })

  it('accepts any text as a header value', async () => {
    const request = await webhookRequest(
      call({ headers: { 'X-Api-Key': 'k-123', 'X-Subject': '{{ticket.subject}}', 'Content-Type': 'text/plain' } }),
    )
    expect(request.headers.get('x-api-key')).toBe('k-123')
    expect(new TextDecoder().decode(Buffer.from(request.headers.get('x-subject') ?? '', 'latin1'))).toBe(
      'Où & why? Héllo',
    )
    expect(request.headers.get('content-type')).toBe('text/plain')
  })

  it('is signed over the bytes it sends', async () => {
    const request = await webhookRequest(call({ hmacSecret: 's3cr3t' }))
    const signature = request.headers.get('x-gorgias-signature')
    expect(signature).toBe(await signWebhook(await request.text(), 's3cr3t'))
  })

  it.each<[string, Partial<WebhookCall>]>([
    ['a malformed url', { url: 'hook?token=s3cr3t' }],
    ['another protocol', { url: 'ftp://127.0.0.1/s3cr3t' }],
    ['a password in the url', { url: 'http://user:s3cr3t@127.0.0.1/' }],
    ['a header name that is none', { headers: { 'X Api': 's3cr3t' } }],
    ['an empty secret to sign with', { hmacSecret: '' }],
  ])('with %s is a UsageError that quotes no secret', async (_, parts) => {
    const error: unknown = await webhookRequest(call(parts)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UsageError)
    expect(`${error} ${(error as Error).cause}`).not.toContain('s3cr3t')
  })
})

describe('sending', () => {
  it('returns how the receiver answered', async () => {
    await using receiver = await startReceiver((_, response) => response.writeHead(202).end('thanks'))
    const answer = await sendWebhook(call({ url: receiver.url }))
    expect(answer).toEqual({ status: 202, ok: true, durationMs: expect.any(Number), body: 'thanks' })
    expect(answer.durationMs).toBeGreaterThanOrEqual(0)
  })

  it('returns a failure of the receiver as its answer', async () => {
    await using receiver = await startReceiver((_, response) => response.writeHead(500).end('boom'))
    expect(await sendWebhook(call({ url: receiver.url }))).toMatchObject({ status: 500, ok: false, body: 'boom' })
  })

  it('follows no redirect', async () => {
    await using elsewhere = await startReceiver()
    await using receiver = await startReceiver((_, response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    )
    expect(await sendWebhook(call({ url: receiver.url }))).toMatchObject({ status: 307, ok: false })
    expect(elsewhere.received).toEqual([])
  })

  it.each([
    'https://hooks.acme.example/',
    'http://127.0.0.1.acme.example/',
    'http://localhost.acme.example/',
    'http://0.0.0.0/',
    'http://192.168.0.1/',
    'http://[::ffff:10.0.0.1]/',
    'http://{{ticket.account.domain}}.example/',
  ])('to %s is refused before anything leaves', async (url) => {
    await expect(sendWebhook({ ...call({ url }), fetch: unreachable })).rejects.toThrow(UsageError)
  })

  it.each<[string, string[]]>([
    ['http://localhost:81/', []],
    ['http://127.9.9.9/', []],
    ['http://2130706433/', []],
    ['http://[::1]:81/', []],
    ['https://Hooks.acme.example/', ['hooks.acme.example']],
    ['https://hooks.acme.example:444/', ['Hooks.acme.example:444']],
  ])('to %s is allowed with %j', async (url, allowHosts) => {
    await expect(sendWebhook({ ...call({ url }), allowHosts, fetch: unreachable })).rejects.toThrow(ConnectionError)
  })

  it('ends with a TimeoutError when the receiver does not answer in time', async () => {
    await using receiver = await startReceiver(() => {})
    const waits: number[] = []
    const clock = {
      now: () => 0,
      after: (ms: number, run: () => void) => {
        waits.push(ms)
        void receiver.called.then(run)
        return () => {}
      },
    }
    await expect(sendWebhook({ ...call({ url: receiver.url }), clock })).rejects.toThrow(TimeoutError)
    expect(waits).toEqual([5_000])
  })

  it('ends with a TimeoutError when the answer never ends', async () => {
    await using receiver = await startReceiver((_, response) => response.writeHead(200).write('slow'))
    await expect(sendWebhook({ ...call({ url: receiver.url }), timeoutMs: 50 })).rejects.toThrow(TimeoutError)
  })

  it('ends with the reason of the signal', async () => {
    await using receiver = await startReceiver(() => {})
    const controller = new AbortController()
    const sending = sendWebhook({ ...call({ url: receiver.url }), signal: controller.signal })
    await receiver.called
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(sending).rejects.toBe(reason)
  })

  it('ends with a ConnectionError where nobody listens', async () => {
    const receiver = await startReceiver()
    await receiver[Symbol.asyncDispose]()
    await expect(sendWebhook({ ...call({ url: receiver.url }), clock: systemClock })).rejects.toThrow(ConnectionError)
  })
})

describe('a webhook that is sent and read', () => {
  const form = {
    ticket_id: '{{ticket.id}}',
    message_id: '{{message.id}}',
    event: '{{event.type}}',
    from_agent: '{{message.from_agent}}',
    public: '{{message.public}}',
  }
  const nested = {
    ticket: { id: '{{ticket.id}}', subject: '{{ticket.subject}}' },
    message: { id: '{{message.id}}', from_agent: '{{message.from_agent}}', public: '{{message.public}}' },
    event: { type: '{{event.type}}' },
  }
  const wrapped = { event: '{{event.type}}', context: '{{context}}' }
  const styles = {
    'the context': { kind: 'context', tellsEvent: false, parts: { form: '{{context}}' } },
    'the context under a form’s name': {
      kind: 'context',
      tellsEvent: false,
      parts: { form: '{{context}}', contentType: urlencoded },
    },
    'the context in a JSON field': { kind: 'context', tellsEvent: true, parts: { form: wrapped } },
    'the context in a form field': {
      kind: 'context',
      tellsEvent: true,
      parts: { form: wrapped, contentType: urlencoded },
    },
    'a JSON form': { kind: 'fields', tellsEvent: true, parts: { form } },
    'a nested JSON form': { kind: 'fields', tellsEvent: true, parts: { form: nested } },
    'a form body': { kind: 'fields', tellsEvent: true, parts: { form, contentType: urlencoded } },
    'a nested form body': { kind: 'fields', tellsEvent: true, parts: { form: nested, contentType: urlencoded } },
    'a query': { kind: 'fields', tellsEvent: true, parts: { form, method: 'GET' } },
    'a nested query': { kind: 'fields', tellsEvent: true, parts: { form: nested, method: 'GET' } },
  } as const satisfies Record<string, { kind: string; tellsEvent: boolean; parts: Partial<SendWebhookOptions> }>

  const cases = httpTriggers.flatMap((trigger) =>
    Object.entries(styles).map(([name, style]) => ({ trigger, name, ...style })),
  )

  it.each(cases)('$trigger as $name is read and verified', async ({ trigger, kind, tellsEvent, parts }) => {
    await using receiver = await startReceiver()
    const url = `${receiver.url}?token=t+1`
    const headers = { 'X-Api-Key': 'k-123' }
    await sendWebhook(call({ ...parts, url, trigger, headers, hmacSecret: 's3cr3t' }))
    const [received] = receiver.received
    if (!received) throw new Error('nothing arrived')
    const sent = received.body.byteLength > 0 ? received.body : received.url.replace(/^[^?]*/, '')
    const carries: readonly string[] = webhookContexts[trigger]
    expect(parseWebhook(sent, { contentType: received.headers['content-type'] })).toMatchObject({
      kind,
      ticketId: 5,
      event: tellsEvent ? trigger : undefined,
      ...(carries.includes('message')
        ? { messageId: 70001, fromAgent: false, isPublic: true }
        : { messageId: undefined, fromAgent: undefined, isPublic: undefined }),
    })
    expect(await isAuthentic(received, { by: 'header', name: 'X-Api-Key', secret: 'k-123' })).toBe(true)
    expect(await isAuthentic(received, { by: 'query', name: 'token', secret: 't 1' })).toBe(true)
    expect(await isAuthentic(received, { by: 'signature', secret: ['n3w', 's3cr3t'] })).toBe(true)
    expect(await isAuthentic(received, { by: 'signature', secret: 'n3w' })).toBe(false)
  })

  it.each(httpTriggers)('%s without a form is verified, and has nothing to read', async (trigger) => {
    await using receiver = await startReceiver()
    await sendWebhook(call({ url: receiver.url, trigger, form: null, hmacSecret: 's3cr3t' }))
    const [received] = receiver.received
    if (!received) throw new Error('nothing arrived')
    expect(() => parseWebhook(received.body)).toThrow(ContractError)
    expect(await isAuthentic(received, { by: 'signature', secret: 's3cr3t' })).toBe(true)
  })
})

const unreachable = async () => {
  throw new TypeError('fetch failed')
}

type Respond = (request: IncomingMessage, response: ServerResponse) => unknown

/** A receiver of webhooks that keeps what came. */
async function startReceiver(respond: Respond = (_, response) => response.writeHead(200).end()) {
  const received: { url: string; headers: IncomingMessage['headers']; body: Uint8Array }[] = []
  const called = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      called.resolve()
      respond(request, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    called: called.promise,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
