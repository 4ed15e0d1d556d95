import { actionNamed } from '@rhetor/actions'
import { UncertainWrite } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { type DemoSession, openDemo } from '../../../test/support/demo-session.ts'
import { scenario } from './scenario.ts'
import { withoutWaiting } from './without-waiting.ts'

const bonjour = { ticket: 8407, text: 'Bonjour' }

async function sentTexts({ gorgias }: DemoSession, ticket = 8407): Promise<(string | null)[]> {
  const { messages } = await gorgias.tickets.get(ticket)
  return messages.filter(({ external_id }) => external_id).map(({ body_text }) => body_text)
}

function posts({ sent }: DemoSession): number {
  return sent.filter((line) => line.startsWith('POST')).length
}

describe('a reply that fails or may have failed', () => {
  it('waits out a rate limit and is sent once', async () => {
    await using demo = await openDemo()
    await demo.sandbox.control.faults.add({
      kind: 'status',
      operation: 'messages.create',
      status: 429,
      retry_after: 3,
      times: 2,
    })
    expect(await withoutWaiting(demo).result('reply', bonjour)).toMatchObject({ state: 'sent', already: false })
    expect(posts(demo)).toBe(3)
    expect(await sentTexts(demo)).toEqual(['Bonjour'])
  })

  it('is found by its key where it was sent and the connection broke, and is not sent twice', async () => {
    await using demo = await openDemo()
    await demo.sandbox.control.faults.add({ kind: 'cut-after', operation: 'messages.create', times: 1 })
    expect(await withoutWaiting(demo).result('reply', bonjour)).toMatchObject({ state: 'sent' })
    expect(posts(demo)).toBe(1)
    expect(await sentTexts(demo)).toEqual(['Bonjour'])
  })

  it.each([
    ['the connection breaks before anything is done', { kind: 'cut-before' as const }],
    ['the server fails', { kind: 'status' as const, status: 500 }],
    ['a gateway shows a page of its own', { kind: 'html' as const, status: 502 }],
  ])('is uncertain where %s; the same command again sends it', async (_, fault) => {
    await using demo = await openDemo()
    await demo.sandbox.control.faults.add({ ...fault, operation: 'messages.create', times: 1 })
    const { result } = withoutWaiting(demo)
    await expect(result('reply', bonjour)).rejects.toBeInstanceOf(UncertainWrite)
    expect(posts(demo)).toBe(1)
    expect(demo.audit).toMatchObject([{ outcome: 'uncertain', code: 'uncertain' }])
    expect(await result('reply', bonjour)).toMatchObject({ state: 'sent', already: false })
    expect(await sentTexts(demo)).toEqual(['Bonjour'])
  })

  it('is not sent again after a crash, though its answer was never seen', async () => {
    await using demo = await openDemo()
    await demo.act('reply', bonjour)
    demo.sent.length = 0
    expect(await demo.result('reply', bonjour)).toMatchObject({ already: true, state: 'sent' })
    expect(posts(demo)).toBe(0)
  })

  it('keeps the ticket open where it could not be sent', async () => {
    await using demo = await openDemo()
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'messages.create', status: 403, times: 1 })
    await expect(demo.result('reply', { ...bonjour, close: true })).rejects.toThrow(
      /0 of 2 steps done, then "Send a reply by email from support@pebblewren.example" failed.*Not tried: Close ticket 8407/s,
    )
    expect((await demo.gorgias.tickets.get(8407)).status).toBe('open')
  })

  it('closes the ticket when it is run again, and sends nothing twice', async () => {
    await using demo = await openDemo()
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'tickets.update', status: 403, times: 1 })
    await expect(demo.result('reply', { ...bonjour, close: true })).rejects.toThrow(/1 of 2 steps done/)
    expect(await demo.result('reply', { ...bonjour, close: true })).toMatchObject({ already: true, state: 'sent' })
    expect((await demo.gorgias.tickets.get(8407)).status).toBe('closed')
    expect(await sentTexts(demo)).toEqual(['Bonjour'])
  })

  it('that cannot be delivered says so, and is tried again under another key', async () => {
    await using demo = await openDemo()
    await demo.sandbox.control.undeliverable.set({ '*': 'Mailbox full.' })
    const failed = await demo.act('reply', bonjour)
    expect(failed).toMatchObject({
      state: 'done',
      result: { state: 'failed', untrusted: { error: 'Mailbox full.' }, already: false },
    })
    await demo.sandbox.control.undeliverable.set({})
    expect(await demo.result('reply', bonjour)).toMatchObject({ state: 'sent', already: false })
    expect(await demo.result('reply', bonjour)).toMatchObject({ state: 'sent', already: true })
    expect(await sentTexts(demo)).toEqual(['Bonjour', 'Bonjour'])
  })

  it('counts as undelivered for its caller', () => {
    const { failureOf } = actionNamed('reply')
    expect(failureOf?.({ state: 'sent' })).toBeUndefined()
    expect(failureOf?.({ state: 'failed' })).toBe('undelivered')
    expect(failureOf?.({ state: 'undelivered' })).toBe('undelivered')
  })
})

describe('a reply without a clear route', () => {
  it('is refused after an automatic answer, which only the headers of the message show', async () => {
    await using demo = await openDemo()
    const { ticket } = await scenario(demo, 'out-of-office-reply')
    const reply = { ticket, text: 'Have a good rest!', from: 'support@pebblewren.example' }
    await expect(demo.act('reply', reply)).rejects.toThrow(/came from a machine/)
    await expect(demo.act('draft', reply)).rejects.toThrow(/^draft .*came from a machine/)
    expect(await demo.result('reply', { ...reply, to: 'maya.ortiz@mail.example' })).toMatchObject({ state: 'sent' })
  })

  it('is refused to a no-reply address', async () => {
    await using demo = await openDemo()
    const { ticket } = await scenario(demo, 'no-reply-sender')
    await expect(demo.act('reply', { ticket, text: 'Thanks' })).rejects.toThrow(/came from a machine/)
    expect(demo.asked).toEqual([])
  })

  it('is refused where somebody in Cc wrote last', async () => {
    await using demo = await openDemo()
    const { ticket } = await scenario(demo, 'cc-participant-and-forwarded-mail')
    await expect(demo.act('reply', { ticket, text: 'Hers' })).rejects.toThrow(/give the recipient as `to`/)
  })

  it('is refused where the customer wrote to two mailboxes', async () => {
    await using demo = await openDemo()
    const { ticket, address } = await scenario(demo, 'several-support-addresses')
    await expect(demo.act('reply', { ticket, text: 'To the depot.' })).rejects.toThrow(/choose one as `from`/)
    const sent = await demo.result('reply', { ticket, text: 'To the depot.', from: address })
    expect(sent).toMatchObject({ state: 'sent', untrusted: { from: address } })
  })

  it('is refused by phone, and goes by e-mail where that is asked', async () => {
    await using demo = await openDemo()
    await expect(demo.act('reply', { ticket: 8401, text: 'Hi' })).rejects.toThrow(/cannot go out by phone/)
    const wished = { ticket: 8401, text: 'Hi', channel: 'email', from: 'support@pebblewren.example' }
    expect(await demo.result('reply', wished)).toMatchObject({ channel: 'email', state: 'sent' })
  })
})

describe('a reply on other channels', () => {
  it('reaches a visitor in the chat', async () => {
    await using demo = await openDemo()
    expect(await demo.result('reply', { ticket: 8408, text: 'It is back!' })).toMatchObject({
      channel: 'chat',
      state: 'sent',
    })
    expect((await demo.sandbox.control.outbox.list())[0]).toMatchObject({
      to: ['da3fe1f76f163a827982666e'],
      text: 'It is back!',
    })
  })

  it('goes by e-mail once the customer has left the chat', async () => {
    await using demo = await openDemo()
    const { ticket } = await scenario(demo, 'chat-answered-by-email')
    expect(await demo.result('reply', { ticket, text: 'To Svalbard, too.' })).toMatchObject({
      channel: 'email',
      untrusted: { from: 'support@pebblewren.example' },
      state: 'sent',
    })
  })

  it.each([
    ['sms', 8353],
    ['whatsapp', 8394],
    ['instagram-direct-message', 8371],
  ])('goes back by %s', async (channel, ticket) => {
    await using demo = await openDemo()
    expect(await demo.result('reply', { ticket, text: 'Yes.' })).toMatchObject({ channel, state: 'sent' })
  })
})
