import { expect, it } from 'vitest'
import { atWork } from '../../../test/support/at-work.ts'

it('a reply goes out on the channel of the customer, and counts as sent when it was', async () => {
  await using desk = await atWork()
  const result = await desk.result('reply', { ticket: 8407, text: 'Bonjour <Solène>' })
  expect(result).toMatchObject({
    state: 'sent',
    channel: 'email',
    untrusted: { from: 'support@pebblewren.example' },
    already: false,
  })
  const message = await desk.gorgias.messages.get({ ticket_id: 8407, id: result['message_id'] as number })
  expect(message).toMatchObject({
    from_agent: true,
    subject: 'Re: Demande de facture avec TVA',
    body_html: '<div>Bonjour &lt;Solène&gt;</div>',
    source: { to: [{ address: 'solene.marchandet16@courriel-vert.example' }] },
  })
  expect(desk.asked).toHaveLength(1)
  expect(desk.audit).toMatchObject([{ action: 'reply', effect: 'send', object: 'ticket 8407', outcome: 'done' }])
  expect(JSON.stringify(desk.audit)).not.toContain('Bonjour')
})

it('the same reply twice is sent once', async () => {
  await using desk = await atWork()
  const first = await desk.result('reply', { ticket: 8407, text: 'Bonjour' })
  const second = await desk.result('reply', { ticket: 8407, text: 'Bonjour' })
  expect(second).toMatchObject({ already: true, state: 'sent', message_id: first['message_id'] })
})

it('a change sends only what differs', async () => {
  await using desk = await atWork()
  const before = await desk.gorgias.tickets.get(8407)
  await desk.act('update', { tickets: [8407], status: before.status, priority: 'critical' })
  expect(desk.audit.map(({ path, method }) => `${method} ${path}`)).toEqual(['PUT /api/tickets/8407'])
  desk.audit.length = 0
  await desk.act('update', { tickets: [8407], priority: 'critical' })
  expect(desk.audit).toEqual([])
})
