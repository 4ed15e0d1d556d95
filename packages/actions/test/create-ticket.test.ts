import { UncertainWrite } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { digest } from '../src/digest.ts'
import { demoBeforeEach } from './demo-before-each.ts'
import { withoutWaiting } from './without-waiting.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

const solene = 'solene.marchandet16@courriel-vert.example'
const support = 'support@pebblewren.example'
const letter = { customer: solene, subject: 'Votre facture', text: 'Bonjour <Solène>', from: support }
const posts = () => demo.sent.filter((line) => line.startsWith('POST'))

describe('a ticket an agent opens', () => {
  it('writes to the customer from the mailbox, and waits until that is delivered', async () => {
    const made = await demo.result('create-ticket', { ...letter, cc: ['boss@mail.example'] })
    expect(made).toMatchObject({ state: 'sent', channel: 'email', customer_id: 5017, already: false })
    const ticket = await demo.gorgias.tickets.get(made['ticket_id'] as number)
    expect(ticket).toMatchObject({
      channel: 'email',
      via: 'api',
      from_agent: true,
      subject: 'Votre facture',
      customer: { id: 5017 },
    })
    expect(ticket.messages).toMatchObject([
      {
        id: made['message_id'],
        sender: { id: 5001 },
        receiver: { id: 5017 },
        integration_id: 126001,
        subject: 'Votre facture',
        body_html: '<div>Bonjour &lt;Solène&gt;</div>',
        source: { from: { address: support }, to: [{ address: solene }], cc: [{ address: 'boss@mail.example' }] },
      },
    ])
    expect(demo.asked).toMatchObject([
      { effect: 'send', shows: { to: solene, from: support, text: 'Bonjour <Solène>' } },
    ])
    expect(JSON.stringify(demo.audit)).not.toMatch(/Bonjour|facture|solene/)
  })

  it('has tags, assignee, team and priority, by name', async () => {
    const wanted = { tags: ['vip'], assignee_user: 'ren', assignee_team: 'returns', priority: 'high' }
    const made = await demo.result('create-ticket', { ...letter, ...wanted })
    expect(await demo.gorgias.tickets.get(made['ticket_id'] as number)).toMatchObject({
      tags: [{ name: 'VIP' }],
      assignee_user: { id: 5006 },
      assignee_team: { id: 4102 },
      priority: 'high',
    })
  })

  it.each([
    [5017, 5017],
    ['5017', 5017],
    [solene.toUpperCase(), 5017],
  ])('is for the customer called %j', async (customer, id) => {
    expect(await demo.result('create-ticket', { ...letter, customer })).toMatchObject({ customer_id: id })
  })

  it('creates an unknown customer', async () => {
    const made = await demo.result('create-ticket', { ...letter, customer: 'new@mail.example', name: 'New Person' })
    expect(await demo.gorgias.customers.get(made['customer_id'] as number)).toMatchObject({
      email: 'new@mail.example',
      name: 'New Person',
    })
  })

  it('goes by SMS to a customer with only a number, known or not', async () => {
    const text = { customer: '+14155550107', subject: 'Your parcel', text: 'It is there.' }
    expect(await demo.result('create-ticket', text)).toMatchObject({ channel: 'sms', customer_id: 5142, state: 'sent' })
    const unknown = await demo.result('create-ticket', { ...text, customer: '+15550117' })
    expect(unknown).toMatchObject({ channel: 'sms', state: 'sent' })
    expect((await demo.gorgias.customers.get(unknown['customer_id'] as number)).channels).toMatchObject([
      { type: 'phone', address: '+15550117' },
    ])
  })

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['nobody is named', { customer: undefined }, /name the customer by id, e-mail address or phone number/],
    ['a name is no address', { customer: 'Solène' }, /name the customer by id, e-mail address or phone number/],
    [
      'the mailbox is open',
      { from: undefined },
      /this conversation is new, and there are .*support@.*; choose one as `from`/,
    ],
    [
      'the mailbox is none',
      { from: 'ceo@pebblewren.example' },
      /ceo@pebblewren.example is not an address of this account; there are/,
    ],
    [
      'the channel is one that customers begin',
      { channel: 'chat' },
      /a conversation cannot be started by chat; choose email, or sms/,
    ],
    ['the customer has no address', { customer: 5142, channel: 'email' }, /no e-mail address/],
    ['the customer has no number', { channel: 'sms', from: undefined }, /no phone number/],
    [
      'the number asked for is not one of the account',
      { customer: 5142, from: '+1' },
      /\+1 is not a number of this account; there are \+14155550190/,
    ],
    ['a copy is to go by text', { customer: 5142, from: undefined, cc: ['a@b.example'] }, /cc is for e-mail/],
    ['to is given', { to: support }, /`to` is only for messages that a customer wrote/],
    ['a tag does not exist', { tags: ['cusstoms'] }, /tag unknown: cusstoms \(did you mean customs\?\)/],
    ['a team does not exist', { assignee_team: 'moon' }, /there is no team "moon"; there are/],
  ])('is refused before anything is sent where %s', async (_, change, reason) => {
    await expect(demo.act('create-ticket', { ...letter, ...change })).rejects.toThrow(reason)
    expect(posts()).toEqual([])
  })

  it('is refused where two customers share an address, and lists them', async () => {
    const { store } = demo.sandbox.world()
    store.put('customers', { ...(store.get('customers', 5018) as object), email: solene } as never)
    await expect(demo.act('create-ticket', letter)).rejects.toThrow(
      /2 customers have this address: (5017, 5018|5018, 5017)\. Give the id/,
    )
  })

  it('is refused where the mailbox is switched off', async () => {
    const { store } = demo.sandbox.world()
    const mailbox = store.get('integrations', 126001) as object
    store.put('integrations', { ...mailbox, deactivated_datetime: '2026-01-01T00:00:00+00:00' } as never)
    await expect(demo.act('create-ticket', letter)).rejects.toThrow(/Pebblewren Support \(126001\) is switched off/)
  })

  it('is refused for a customer who was merged into another', async () => {
    await demo.act('merge-customers', { source: 5150, target: 5153 })
    await expect(demo.act('create-ticket', { ...letter, customer: 5150 })).rejects.toThrow(/5150 was merged into 5153/)
  })

  it('that cannot be delivered says so', async () => {
    await demo.sandbox.control.undeliverable.set({ '*': 'Mailbox full.' })
    expect(await demo.result('create-ticket', letter)).toMatchObject({
      state: 'failed',
      untrusted: { error: 'Mailbox full.' },
    })
  })
})

describe('a ticket with what a customer said', () => {
  it('is stored, sends nothing and needs no consent', async () => {
    const made = await demo.result('create-ticket', { ...letter, from: undefined, as: 'customer' })
    expect(made).toMatchObject({ state: 'stored', channel: 'api', customer_id: 5017 })
    expect(await demo.gorgias.tickets.get(made['ticket_id'] as number)).toMatchObject({
      from_agent: false,
      messages: [{ from_agent: false, sender: { id: 5017 }, channel: 'api' }],
    })
    await demo.sandbox.advance(60_000)
    expect(await demo.sandbox.control.outbox.list()).toEqual([])
    expect(demo.asked).toEqual([])
    expect(demo.audit).toMatchObject([{ effect: 'write', object: 'customer 5017' }])
  })

  it('can be answered afterwards', async () => {
    const made = await demo.result('create-ticket', { ...letter, from: undefined, as: 'customer' })
    const reply = { ticket: made['ticket_id'], text: 'Voilà', from: support }
    expect(await demo.result('reply', reply)).toMatchObject({
      state: 'sent',
      channel: 'email',
      untrusted: { to: solene },
    })
  })

  it('by mail has both addresses, and needs consent, since rules of the account may answer it', async () => {
    const mail = { ...letter, from: undefined, as: 'customer', channel: 'email', to: support }
    const made = await demo.result('create-ticket', mail)
    expect((await demo.gorgias.tickets.get(made['ticket_id'] as number)).messages).toMatchObject([
      { channel: 'email', integration_id: 126001, source: { from: { address: solene }, to: [{ address: support }] } },
    ])
    expect(demo.asked).toMatchObject([{ effect: 'send' }])
  })

  it('can come from a customer with only a number', async () => {
    const call = { customer: '+15550117', subject: 'Called', text: 'Wants a refund.', as: 'customer', channel: 'phone' }
    const made = await demo.result('create-ticket', call)
    expect(await demo.gorgias.tickets.get(made['ticket_id'] as number)).toMatchObject({
      channel: 'phone',
      customer: { channels: [{ type: 'phone', address: '+15550117' }] },
    })
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ from: support }, /`from` is only for outgoing messages/],
    [{ cc: ['a@b.example'] }, /cc is only for outgoing messages/],
    [{ channel: 'internal-note' }, /a customer cannot write an internal note/],
    [{ channel: 'email', to: 'x@y.example' }, /x@y.example is not an address of this account/],
    [{ channel: 'email', customer: 5142 }, /no e-mail address/],
  ])('is refused with %j', async (change, reason) => {
    const said = { ...letter, from: undefined, as: 'customer', ...change }
    await expect(demo.act('create-ticket', said)).rejects.toThrow(reason)
    expect(posts()).toEqual([])
  })
})

describe('a ticket for the team', () => {
  it('has a note, and need have no customer', async () => {
    const made = await demo.result('create-ticket', { as: 'note', subject: 'Shelf 12', text: 'Count again.' })
    expect(made).toMatchObject({ state: 'stored', customer_id: null })
    expect((await demo.gorgias.tickets.get(made['ticket_id'] as number)).messages).toMatchObject([
      { channel: 'internal-note', public: false, from_agent: true, sender: { id: 5001 } },
    ])
    expect(demo.asked).toEqual([])
  })

  it('about a customer can be answered to the customer later', async () => {
    const made = await demo.result('create-ticket', {
      as: 'note',
      customer: 5017,
      subject: 'Shelf 12',
      text: 'Count again.',
    })
    expect(made).toMatchObject({ customer_id: 5017 })
    expect(await demo.result('reply', { ticket: made['ticket_id'], text: 'Bonjour', from: support })).toMatchObject({
      untrusted: { to: solene },
    })
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ channel: 'email', from: support }, /a note has no recipient; leave out channel, from/],
    [{ customer: '+15550117' }, /nobody has this number/],
  ])('is refused with %j', async (change, reason) => {
    await expect(demo.act('create-ticket', { as: 'note', subject: 'S', text: 'T', ...change })).rejects.toThrow(reason)
  })
})

describe('the same ticket', () => {
  it('is opened once, however often the command is run', async () => {
    const first = await demo.result('create-ticket', letter)
    demo.sent.length = 0
    expect(await demo.result('create-ticket', letter)).toEqual({ ...first, already: true })
    expect(posts()).toEqual([])
  })

  it.each([
    ['by e-mail', 'new.person@example.com', {}],
    ['by number', '+33 6 12 34 56 78', { from: undefined, channel: 'sms' }],
  ])('to somebody new %s is opened once, though they are known by then', async (_, customer, more) => {
    const first = await demo.result('create-ticket', { ...letter, customer, ...more })
    demo.sent.length = 0
    expect(await demo.result('create-ticket', { ...letter, customer, ...more })).toEqual({ ...first, already: true })
    expect(posts()).toEqual([])
  })

  it('that an earlier version opened is found by the key of that version', async () => {
    // made of the id that the customer has, and of the channel that was chosen
    const key = `rhetor-ticket-${await digest(['ticket', 'agent', 'email', '5017', letter.subject, letter.text], 16)}`
    const made = await demo.result('create-ticket', { ...letter, key })
    demo.sent.length = 0
    expect(await demo.result('create-ticket', letter)).toMatchObject({ ticket_id: made['ticket_id'], already: true })
    expect(posts()).toEqual([])
  })

  it.each([
    ['another subject', { subject: 'Votre colis' }],
    ['another text', { text: 'Bonsoir' }],
    ['a key of its own', { key: 'erp-78' }],
  ])('is another one with %s', async (_, change) => {
    const first = await demo.result('create-ticket', letter)
    const second = await demo.result('create-ticket', { ...letter, ...change })
    expect(second).toMatchObject({ already: false })
    expect(second['ticket_id']).not.toBe(first['ticket_id'])
  })

  it('is found by its key where the answer was lost', async () => {
    await demo.sandbox.control.faults.add({ kind: 'cut-after', operation: 'tickets.create', times: 1 })
    expect(await withoutWaiting(demo).result('create-ticket', letter)).toMatchObject({ state: 'sent' })
    expect(posts()).toEqual(['POST /api/tickets'])
  })

  it('waits out a rate limit', async () => {
    await demo.sandbox.control.faults.add({
      kind: 'status',
      operation: 'tickets.create',
      status: 429,
      retry_after: 2,
      times: 1,
    })
    expect(await withoutWaiting(demo).result('create-ticket', letter)).toMatchObject({ state: 'sent' })
    expect(posts()).toHaveLength(2)
  })

  it('that may have been opened is never sent again automatically', async () => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'tickets.create', status: 502, times: 1 })
    await expect(withoutWaiting(demo).result('create-ticket', letter)).rejects.toBeInstanceOf(UncertainWrite)
    expect(posts()).toHaveLength(1)
    expect(await demo.result('create-ticket', letter)).toMatchObject({ already: false, state: 'sent' })
  })

  it('continues after its new tag was created', async () => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'tickets.create', status: 403, times: 1 })
    const tagged = { ...letter, tags: ['moth-holes'], create_tags: true }
    await expect(demo.act('create-ticket', tagged)).rejects.toThrow(/1 of 2 steps done/)
    demo.sent.length = 0
    await demo.act('create-ticket', tagged)
    expect(posts()).toEqual(['POST /api/tickets'])
  })
})
