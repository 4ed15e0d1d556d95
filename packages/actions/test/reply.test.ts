import { expect, it } from 'vitest'
import { openDemo } from '../../../test/support/demo-session.ts'

it('a reply goes out on the channel of the customer, and counts as sent when it was', async () => {
  await using demo = await openDemo()
  const result = await demo.result('reply', { ticket: 8407, text: 'Bonjour <Solène>' })
  expect(result).toMatchObject({
    state: 'sent',
    channel: 'email',
    untrusted: { from: 'support@pebblewren.example' },
    already: false,
  })
  const message = await demo.gorgias.messages.get({ ticket_id: 8407, id: result['message_id'] as number })
  expect(message).toMatchObject({
    from_agent: true,
    subject: 'Re: Demande de facture avec TVA',
    body_html: '<div>Bonjour &lt;Solène&gt;</div>',
    source: { to: [{ address: 'solene.marchandet16@courriel-vert.example' }] },
  })
  expect(demo.asked).toHaveLength(1)
  expect(demo.audit).toMatchObject([{ action: 'reply', effect: 'send', object: 'ticket 8407', outcome: 'done' }])
  expect(JSON.stringify(demo.audit)).not.toContain('Bonjour')
})

it('the same reply twice is sent once', async () => {
  await using demo = await openDemo()
  const first = await demo.result('reply', { ticket: 8407, text: 'Bonjour' })
  const second = await demo.result('reply', { ticket: 8407, text: 'Bonjour' })
  expect(second).toMatchObject({ already: true, state: 'sent', message_id: first['message_id'] })
})

it('the same words to somebody else, with a copy or with other HTML are another reply, and each goes out once', async () => {
  await using demo = await openDemo()
  const text = 'Bonjour'
  const variants = [
    {},
    { to: 'accounts@cornerstack-gifts.example' },
    { cc: ['boss@cornerstack-gifts.example'] },
    { html: '<p>Bonjour, <a href="https://pebblewren.example/pay">payez ici</a></p>' },
  ]
  for (const already of [false, true])
    for (const variant of variants)
      expect(await demo.result('reply', { ticket: 8407, text, ...variant })).toMatchObject({ already, state: 'sent' })
  const sent = (await demo.sandbox.control.outbox.list()) as { to: string[] }[]
  expect(sent).toHaveLength(4)
  expect(JSON.stringify(sent)).toContain('accounts@cornerstack-gifts.example')
  expect(JSON.stringify(sent)).toContain('boss@cornerstack-gifts.example')
})

it('a reply with a key of yours is sent once, and says whom it went to', async () => {
  await using demo = await openDemo()
  await demo.result('reply', { ticket: 8407, text: 'Bonjour', key: 'mine' })
  const again = await demo.result('reply', { ticket: 8407, text: 'Bonjour', key: 'mine', to: 'eve@evil.example' })
  expect(again).toMatchObject({ already: true, untrusted: { to: 'solene.marchandet16@courriel-vert.example' } })
})

it('a change sends only what differs', async () => {
  await using demo = await openDemo()
  const before = await demo.gorgias.tickets.get(8407)
  await demo.act('update', { tickets: [8407], status: before.status, priority: 'critical' })
  expect(demo.audit.map(({ path, method }) => `${method} ${path}`)).toEqual(['PUT /api/tickets/8407'])
  demo.audit.length = 0
  await demo.act('update', { tickets: [8407], priority: 'critical' })
  expect(demo.audit).toEqual([])
})
