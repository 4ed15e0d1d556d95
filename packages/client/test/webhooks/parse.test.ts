import type { FlatTicket, WebhookMessage, WebhookTicket } from '@rhetor/contract'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { ContractError, UsageError } from '../../src/errors.ts'
import { parseWebhook, type Webhook, type WebhookBody } from '../../src/webhooks/parse.ts'

const form = 'application/x-www-form-urlencoded'
const message = { id: 70001, ticket_id: 318204411, from_agent: false, public: true, via: 'carrier-pigeon' }
const ticket = { id: 318204411, status: 'pondering', messages: [message], from_agent: true, brand_new: { key: 1 } }
const context = { ticket, message }
const flat = {
  id: 318204411,
  status: 'open',
  channel: 'email',
  via: 'email',
  from_agent: false,
  customer_id: 5,
  tags: [7],
}

const bytes = (text: string) => new TextEncoder().encode(text)
const json = (value: unknown) => JSON.stringify(value)
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

function hintsOf(webhook: Webhook) {
  const { ticketId, messageId, event, fromAgent, isPublic } = webhook
  return { ticketId, messageId, event, fromAgent, isPublic }
}

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('a context', () => {
  it.each<[string, WebhookBody, string | undefined]>([
    ['text', json(context), 'application/json'],
    ['text with a byte order mark', `\uFEFF${json(context)}\n`, undefined],
    ['bytes', bytes(json(context)), 'application/json; charset=utf-8'],
    ['a buffer', bytes(json(context)).buffer, undefined],
    ['a parsed object', context, 'application/json'],
    ['JSON that claims to be a form', json(context), form],
    ['JSON inside a JSON string', json(json(context)), undefined],
  ])('is read from %s', (_, body, contentType) => {
    const webhook = parseWebhook(body, { contentType })
    expect(webhook).toMatchObject({ kind: 'context', ticket, message })
    expect(hintsOf(webhook)).toEqual({
      ticketId: 318204411,
      messageId: 70001,
      event: undefined,
      fromAgent: false,
      isPublic: true,
    })
  })

  it.each(['context', 'payload', 'data'])('is found as text in the field %s, beside the event', (name) => {
    const fields = { event: 'ticket_message_created', [name]: json(context) }
    for (const [body, contentType] of [
      [json(fields), undefined],
      [query(fields), form],
    ] as const) {
      expect(parseWebhook(body, { contentType })).toMatchObject({
        kind: 'context',
        ticket,
        message,
        ticketId: 318204411,
        messageId: 70001,
        event: 'ticket-message-created',
        fields,
      })
    }
  })

  it('takes precedence over the fields beside it', () => {
    expect(parseWebhook({ ticket_id: '1', payload: json(context) })).toMatchObject({ ticketId: 318204411 })
  })

  it('without a message has no hints about one', () => {
    expect(parseWebhook({ ticket })).toMatchObject({ kind: 'context', message: undefined })
    expect(hintsOf(parseWebhook({ ticket, message: null }))).toEqual({
      ticketId: 318204411,
      messageId: undefined,
      event: undefined,
      // the ticket's own from_agent says who opened it, not who wrote now
      fromAgent: undefined,
      isPublic: undefined,
    })
  })

  it('with parts missing gives the rest', () => {
    expect(parseWebhook({ ticket: { id: 5 } })).toMatchObject({ kind: 'context', ticketId: 5 })
    expect(parseWebhook({ ticket: { messages: [] }, message: { ticket_id: 6 } })).toMatchObject({
      kind: 'context',
      ticketId: 6,
    })
    expect(parseWebhook({ message })).toMatchObject({ kind: 'fields', ticketId: 318204411, messageId: 70001 })
  })

  it('has the types of the contract', () => {
    const webhook = parseWebhook(context)
    if (webhook.kind === 'context') {
      expectTypeOf(webhook.ticket).toEqualTypeOf<WebhookTicket>()
      expectTypeOf(webhook.message).toEqualTypeOf<WebhookMessage | undefined>()
    }
    if (webhook.kind === 'flat') expectTypeOf(webhook.ticket).toEqualTypeOf<FlatTicket>()
    // @ts-expect-error only two of the three kinds have a ticket
    expect(webhook.ticket).toBeDefined()
    // @ts-expect-error a promise of a body is no body
    expect(() => parseWebhook(Promise.resolve('{}'))).toThrow(UsageError)
  })
})

describe('a flat ticket', () => {
  it('is recognised by its JSON types', () => {
    const webhook = parseWebhook(json({ ...flat, hologram: true }))
    expect(webhook).toMatchObject({ kind: 'flat', ticket: { ...flat, hologram: true } })
    expect(hintsOf(webhook)).toMatchObject({ ticketId: 318204411, messageId: undefined, fromAgent: false })
  })

  it('made of text is a form, with the same hints', () => {
    const body = query({ id: '318204411', status: 'open', channel: 'email', from_agent: 'False' })
    expect(parseWebhook(body)).toMatchObject({ kind: 'fields', ticketId: 318204411, fromAgent: false })
  })
})

describe('a custom form', () => {
  it.each<[Record<string, unknown>, Partial<Webhook>]>([
    [{ ticket_id: '5' }, { ticketId: 5 }],
    [{ ticketId: ' 5 ' }, { ticketId: 5 }],
    [{ 'Ticket-ID': 5 }, { ticketId: 5 }],
    [{ 'ticket[id]': '5' }, { ticketId: 5 }],
    [
      { ticket: { id: '5' }, message: { id: '6', public: 'False' } },
      { ticketId: 5, messageId: 6, isPublic: false },
    ],
    [{ message: { ticket_id: '5' } }, { ticketId: 5 }],
    [{ ticket_id: '', ticket: { id: '5' } }, { ticketId: 5 }],
    [{ ticket_id: '5', ticket: { id: '6' } }, { ticketId: 5 }],
    [{ id: '5', status: 'open' }, { ticketId: 5 }],
    [{ id: '5' }, { ticketId: undefined }],
    [
      { ticket_id: 'None', message_id: 'null' },
      { ticketId: undefined, messageId: undefined },
    ],
    [{ ticket_id: '{{ticket.id}}' }, { ticketId: undefined }],
    [{ ticket_id: '0' }, { ticketId: undefined }],
    [{ ticket_id: -5 }, { ticketId: undefined }],
    [{ ticket_id: '5e3' }, { ticketId: undefined }],
    [{ ticket_id: '99999999999999999999' }, { ticketId: undefined }],
    [{ message_id: '<abc@mail.example>' }, { messageId: undefined }],
    [{ from_agent: 'True' }, { fromAgent: true }],
    [
      { from_agent: 'true', public: 'TRUE' },
      { fromAgent: true, isPublic: true },
    ],
    [
      { fromAgent: 'False', is_public: 'false' },
      { fromAgent: false, isPublic: false },
    ],
    [
      { from_agent: 'maybe', public: 1 },
      { fromAgent: undefined, isPublic: undefined },
    ],
    [{ event: 'ticket_self_unsnoozed' }, { event: 'ticket-self-unsnoozed' }],
    [{ event_type: 'ticket-teleported' }, { event: 'ticket-teleported' }],
    [{ trigger: 'Ticket_Created' }, { event: 'ticket-created' }],
    [{ event: { type: 'ticket-updated', user_id: null } }, { event: 'ticket-updated' }],
    [{ event: '{{event.type}}' }, { event: undefined }],
    [{ event: '', trigger: 'ticket-created' }, { event: 'ticket-created' }],
    [{}, { ticketId: undefined, event: undefined }],
  ])('%j gives %j', (fields, hints) => {
    expect(parseWebhook(json(fields))).toMatchObject({ kind: 'fields', fields, ...hints })
  })

  it('is read from a form body by its content type', () => {
    const webhook = parseWebhook('ticket_id=5&note=a+b%26c&flag', { contentType: `${form}; charset=UTF-8` })
    expect(webhook).toMatchObject({ kind: 'fields', ticketId: 5, fields: { ticket_id: '5', note: 'a b&c', flag: '' } })
  })

  it('is read from a form body that claims to be JSON, and from a query string', () => {
    expect(parseWebhook('ticket_id=5', { contentType: 'application/json' })).toMatchObject({ ticketId: 5 })
    expect(parseWebhook('?ticket%5Bid%5D=5&event=ticket_created')).toMatchObject({
      ticketId: 5,
      event: 'ticket-created',
    })
  })

  it('keeps every value of a field that is repeated', () => {
    expect(parseWebhook('tag=a&tag=b')).toMatchObject({ fields: { tag: ['a', 'b'] } })
  })
})

describe('what a customer wrote', () => {
  it.each(['subject', 'body', 'message', 'name'])('in the field %s never chooses the ticket', (name) => {
    const fields = { ticket_id: '5', [name]: json({ ticket: { id: 666, messages: [] }, message: { id: 667 } }) }
    expect(parseWebhook(fields)).toMatchObject({ kind: 'fields', ticketId: 5, messageId: undefined })
    expect(parseWebhook({ [name]: fields[name] })).toMatchObject({ kind: 'fields', ticketId: undefined })
  })

  it('never gets into an error', () => {
    const secretWords = 'my card is 4111'
    for (const body of [`{"subject":"${secretWords}`, json([secretWords]), `<p>${secretWords}`, secretWords]) {
      const error = thrownBy(() => parseWebhook(body)) as Error
      expect(`${error.message} ${error.cause}`).not.toContain('card')
    }
  })
})

describe('a large body', () => {
  it.each([
    ['many fields', Array.from({ length: 300_000 }, (_, index) => `key${index}=1`).join('&')],
    ['one field many times', 'key=1&'.repeat(300_000)],
  ])('of %s is parsed in linear time', (_, body) => {
    const started = performance.now()
    parseWebhook(body)
    // reading them one against the other would take minutes
    expect(performance.now() - started).toBeLessThan(30_000)
  })

  it.each(['ticket_id', 'message_id', 'event', 'from_agent'])(
    'with a long %s of spaces and digits is read quickly',
    (name) => {
      for (const filling of [' ', '1', 'a-']) {
        const started = performance.now()
        parseWebhook({ [name]: `${filling.repeat(1_000_000)}!` })
        expect(performance.now() - started).toBeLessThan(1_000)
      }
    },
  )
})

describe('keys that mean something to JavaScript', () => {
  it('are data, and __proto__ is left out', () => {
    const body =
      '{"__proto__":{"ticket_id":1},"constructor":{"id":3},"toString":"x","deep":{"__pr\\u006fto__":{"evil":1}}}'
    const { fields, ticketId } = parseWebhook(body)
    expect(Object.keys(fields)).toEqual(['constructor', 'toString', 'deep'])
    expect(Object.keys(Object(fields['deep']))).toEqual([])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
    expect(ticketId).toBeUndefined()
    expect({}).not.toHaveProperty('evil')
  })

  it('are left out of forms and of parsed objects too', () => {
    expect(parseWebhook('__proto__=1&constructor=2&ticket_id=5').fields).toEqual({ constructor: '2', ticket_id: '5' })
    const parsed = JSON.parse('{"__proto__":{"ticket_id":1},"a":1}') as Record<string, unknown>
    expect(Object.keys(parseWebhook(parsed).fields)).toEqual(['a'])
  })

  it('give no hint by being inherited', () => {
    expect(hintsOf(parseWebhook({ a: 1 }))).toEqual(hintsOf(parseWebhook(Object.create(null, {}))))
  })
})

describe('a body that cannot be read', () => {
  const cut = json(context).slice(0, -20)
  const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`

  it.each<[string, unknown, string]>([
    ['nothing', '', 'empty'],
    ['white space', ' \n', 'empty'],
    ['no bytes', new Uint8Array(), 'empty'],
    ['what a framework gives without a body', undefined, 'empty'],
    ['null of a framework', null, 'empty'],
    ['cut JSON', cut, 'cut'],
    ['cut JSON that holds an equals sign', '{"url":"https://a.example?b=c', 'cut'],
    ['a cut string', '"{}', 'cut'],
    ['words', 'Bad Gateway', 'cut'],
    ['JSON deeper than the stack', deep, 'cut'],
    ['a list', '[1]', 'envelope'],
    ['a parsed list', [context], 'envelope'],
    ['a number', '5', 'envelope'],
    ['a word', 'true', 'envelope'],
    ['the text null', 'null', 'envelope'],
    ['a string of words', '"hello"', 'envelope'],
    ['a page', '<!DOCTYPE html><html></html>', 'html'],
    ['a page after a line', '\n<html>', 'html'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'unreadable'],
    ['zipped bytes', new Uint8Array([0x1f, 0x8b, 0x08, 0x00]), 'unreadable'],
  ])('such as %s is a ContractError', (_, body, reason) => {
    const error = thrownBy(() => parseWebhook(body as WebhookBody))
    expect(error).toBeInstanceOf(ContractError)
    expect(error).toMatchObject({ code: 'broken_answer', reason })
  })

  it('is one byte larger than the limit', () => {
    const body = json({ ticket_id: '5', note: 'é' })
    const size = bytes(body).byteLength
    for (const same of [body, bytes(body), { ticket_id: '5', note: 'é' }]) {
      expect(parseWebhook(same, { maxBytes: size })).toMatchObject({ ticketId: 5 })
      expect(thrownBy(() => parseWebhook(same, { maxBytes: size - 1 }))).toMatchObject({ reason: 'too-large' })
    }
    expect(thrownBy(() => parseWebhook(body, { maxBytes: Number.NaN }))).toMatchObject({ reason: 'too-large' })
  })

  it('is one of more than 5 MiB', () => {
    const fill = (size: number) => `{"a":"${'x'.repeat(size - 8)}"}`
    expect(parseWebhook(fill(5 * 1024 * 1024))).toMatchObject({ kind: 'fields' })
    expect(thrownBy(() => parseWebhook(fill(5 * 1024 * 1024 + 1)))).toMatchObject({ reason: 'too-large' })
  })

  it.each<[string, () => unknown]>([
    ['a promise', () => Promise.resolve('{}')],
    ['the whole request', () => new Request('http://127.0.0.1/')],
    ['a function', () => () => '{}'],
    [
      'a cycle',
      () => {
        const cycle: Record<string, unknown> = {}
        cycle['self'] = cycle
        return cycle
      },
    ],
  ])('because it is %s is a UsageError', (_, body) => {
    expect(() => parseWebhook(body() as WebhookBody)).toThrow(UsageError)
  })
})
