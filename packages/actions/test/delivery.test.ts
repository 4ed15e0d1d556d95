import type { TicketMessage } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { type DemoSession, openDemo } from '../../../test/support/demo-session.ts'
import { deliveryOf, verifyDelivery } from '../src/messages/delivery.ts'

it.each<[string, Partial<TicketMessage>]>([
  ['sent', { sent_datetime: '2026-03-02T10:00:00+00:00' }],
  ['failed', { failed_datetime: '2026-03-02T10:00:00+00:00' }],
  ['failed', { last_sending_error: { error: 'bounced' } }],
  ['failed', { sent_datetime: '2026-03-02T10:00:00+00:00', last_sending_error: { error: 'bounced' } }],
  ['undelivered', {}],
])('a message is %s by what it says: %j', (state, said) => {
  const silent = { sent_datetime: null, failed_datetime: null, last_sending_error: null }
  expect(deliveryOf({ ...silent, ...said } as TicketMessage)).toBe(state)
})

describe('a message that was accepted', () => {
  it('is read back until it has left', async () => {
    await using demo = await openDemo()
    const message = await chatLine(demo, 'complete')
    expect(message.sent_datetime).toBeNull()
    const delivery = await verifyDelivery(demo.session, message, 20_000)
    expect(delivery).toMatchObject({ state: 'sent', ticket_id: 8408, message_id: message.id, error: null })
    expect(delivery.sent_datetime).not.toBeNull()
  })

  it('has failed where Gorgias says why', async () => {
    await using demo = await openDemo()
    await demo.sandbox.control.undeliverable.set({ '*': 'The recipient refused it.' })
    const delivery = await verifyDelivery(demo.session, await chatLine(demo, 'complete'), 20_000)
    expect(delivery).toMatchObject({ state: 'failed', error: 'The recipient refused it.', sent_datetime: null })
  })

  it('is undelivered where it has not left when time is up', async () => {
    await using demo = await openDemo()
    const message = await chatLine(demo, 'without its three fields')
    demo.sent.length = 0
    const began = demo.session.clock.now()
    const delivery = await verifyDelivery(demo.session, message, 20_000)
    expect(delivery).toMatchObject({ state: 'undelivered', sent_datetime: null, error: null })
    expect(demo.session.clock.now() - began).toBe(20_000)
    expect(demo.sent.length).toBeLessThan(10)
  })

  it('is not waited for where no time is given', async () => {
    await using demo = await openDemo()
    const message = await chatLine(demo, 'complete')
    demo.sent.length = 0
    expect(await verifyDelivery(demo.session, message, 0)).toMatchObject({ state: 'undelivered' })
    expect(demo.sent).toEqual([])
  })

  it('is no longer waited for once it is aborted', async () => {
    await using demo = await openDemo()
    const reason = new Error('enough')
    const session = demo.session.with({ signal: AbortSignal.abort(reason) })
    await expect(verifyDelivery(session, await chatLine(demo, 'complete'), 20_000)).rejects.toBe(reason)
  })
})

/** A line in the chat of ticket 8408, as the API takes it. */
async function chatLine(
  { gorgias }: DemoSession,
  how: 'complete' | 'without its three fields',
): Promise<TicketMessage> {
  const fields = {
    integration_id: 126005,
    receiver: { id: 5096 },
    source: { type: 'chat', to: [{ address: 'da3fe1f76f163a827982666e' }] },
  }
  return gorgias.messages.create(8408, {
    channel: 'chat',
    via: 'api',
    from_agent: true,
    sender: { id: 5001 },
    body_text: 'It is, since this morning.',
    ...(how === 'complete' && fields),
  })
}
