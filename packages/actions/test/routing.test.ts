import type { Integration, Ticket, TicketMessage } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { routeRefusal } from '../src/messages/no-route.ts'
import { type Route, type RouteWanted, routeReply } from '../src/reply/routing.ts'

const maya = { id: 9, email: 'maya@mail.example', name: 'Maya Ortiz', firstname: 'Maya', lastname: 'Ortiz', meta: null }
const ben = { ...maya, id: 10, email: 'ben@mail.example', name: 'Ben Reyes' }
const ana = { ...maya, id: 1, email: 'ana@acme.example', name: 'Ana Admin' }

type Said = { readonly [Key in keyof TicketMessage]?: TicketMessage[Key] | undefined }

let ids = 0

/** A message of the customer, by mail to the support address unless told otherwise. */
function asks(said: Said = {}): TicketMessage {
  ids += 1
  return {
    id: ids,
    public: true,
    channel: 'email',
    via: said.channel ?? 'email',
    from_agent: false,
    sender: maya,
    integration_id: 31,
    source: { type: 'email', from: { address: maya.email }, to: [{ address: 'support@acme.example' }] },
    created_datetime: `2026-03-02T10:00:00.${String(ids).padStart(6, '0')}+00:00`,
    ...said,
  } as TicketMessage
}

/** What an agent wrote, by mail from the support address unless told otherwise. */
function answers(said: Said = {}): TicketMessage {
  const source = { type: 'email', from: { address: 'support@acme.example' }, to: [{ address: maya.email }] }
  return asks({ from_agent: true, via: 'helpdesk', sender: ana, source, ...said })
}

/** A line of the visitor in the chat of the shop. */
function chats(said: Said = {}): TicketMessage {
  const source = { type: 'chat', from: { address: 'visitor-7' }, to: [{ name: 'Acme', address: 'widget' }] }
  return asks({ channel: 'chat', via: 'gorgias_chat', integration_id: 41, source, ...said })
}

function ticketOf(messages: readonly TicketMessage[], change: Partial<Ticket> = {}): Ticket {
  return {
    id: 5,
    subject: 'Order 1042',
    channel: messages[0]?.channel ?? 'email',
    customer: { ...maya, channels: [{ type: 'email', address: maya.email }], integrations: {} },
    reply_options: {},
    messages,
    ...change,
  } as unknown as Ticket
}

function mailbox(id: number, address: string, change: Partial<Integration> = {}): Integration {
  return {
    id,
    type: 'email',
    name: `Mailbox ${id}`,
    meta: { address },
    deactivated_datetime: null,
    ...change,
  } as Integration
}

const support = mailbox(31, 'support@acme.example')
const returns = mailbox(32, 'returns@acme.example', { type: 'gmail' })
const widget = mailbox(41, '', { type: 'gorgias_chat', name: 'Shop chat', meta: {} })

function route(
  messages: readonly TicketMessage[],
  {
    wanted = {},
    integrations = [support, widget],
    ...change
  }: Partial<Ticket> & {
    wanted?: RouteWanted
    integrations?: readonly Integration[]
  } = {},
): Route {
  return routeReply({ ticket: ticketOf(messages, change as Partial<Ticket>), integrations, wanted })
}

function reasonOf(found: Route): string {
  return found.known
    ? `known: by ${found.message.channel} from ${found.from} to ${found.to}`
    : routeRefusal('', found).message.slice(0, -1)
}

describe('a reply by e-mail', () => {
  it('goes from the mailbox to the customer, with everything that sending needs', () => {
    expect(route([asks()])).toEqual({
      known: true,
      from: 'support@acme.example',
      to: maya.email,
      message: {
        channel: 'email',
        subject: 'Re: Order 1042',
        integration_id: 31,
        receiver: { id: maya.id },
        source: {
          type: 'email',
          from: { address: 'support@acme.example', name: 'Mailbox 31' },
          to: [{ address: maya.email, name: 'Maya Ortiz' }],
        },
      },
    })
  })

  it.each([
    ['email', 'email'],
    ['api', 'api'],
    ['helpdesk', 'email'],
    ['contact_form', 'contact_form'],
    ['help-center', 'help-center'],
    ['form', 'contact_form'],
    ['self_service', 'email'],
    ['shopify', 'email'],
    ['api', 'contact_form'],
  ])('answers what came by %s on channel %s', (via, channel) => {
    expect(route([asks({ via, channel })])).toMatchObject({
      known: true,
      message: { channel: 'email' },
      to: maya.email,
    })
  })

  it.each([
    [null, 'Re:'],
    ['', 'Re:'],
    ['Order 1042', 'Re: Order 1042'],
    ['Re: Order 1042', 'Re: Order 1042'],
    ['AW: Bestellung', 'AW: Bestellung'],
    ['Reorder, please', 'Re: Reorder, please'],
  ])('gives %j the subject %j', (subject, expected) => {
    expect(route([asks()], { subject })).toMatchObject({ message: { subject: expected } })
  })

  it('goes to the recipient of the last agent message where the customer has not written yet', () => {
    expect(reasonOf(route([answers()], { channel: 'email' }))).toBe(
      'known: by email from support@acme.example to maya@mail.example',
    )
  })

  it('goes to the address in the profile, where the message shows none', () => {
    const bare = asks({ via: 'api', channel: 'api', sender: { ...maya, email: null }, source: null })
    expect(route([bare])).toMatchObject({ to: maya.email })
  })
})

describe('the mailbox a reply is written from', () => {
  const both = { integrations: [support, returns] }
  const to = (...addresses: string[]) => ({
    source: { type: 'email', from: { address: maya.email }, to: addresses.map((address) => ({ address })) },
  })

  it.each<[string, readonly TicketMessage[], string]>([
    [
      'the one the customer wrote to',
      [asks({ integration_id: 32, ...to('returns@acme.example') })],
      'returns@acme.example',
    ],
    ['however it is spelt', [asks({ integration_id: 32, ...to('Returns@ACME.example') })], 'returns@acme.example'],
    [
      'the one an agent answered from before, though the customer wrote to two',
      [
        asks(to('support@acme.example', 'returns@acme.example')),
        answers({ source: { type: 'email', from: { address: 'returns@acme.example' }, to: [] } }),
        asks(to('support@acme.example', 'returns@acme.example')),
      ],
      'returns@acme.example',
    ],
    ['not that of a bot', [asks(to('returns@acme.example')), answers({ via: 'rule' })], 'returns@acme.example'],
    [
      'not that of an agent on another integration',
      [answers({ integration_id: 99 }), asks({ integration_id: 32, ...to('returns@acme.example') })],
      'returns@acme.example',
    ],
    [
      'not one that is only in an internal note',
      [asks(to('returns@acme.example')), answers({ public: false, channel: 'internal-note' })],
      'returns@acme.example',
    ],
    [
      'the one it came through, where the address only forwards to it',
      [asks({ integration_id: 32, ...to('hello@shop.example') })],
      'returns@acme.example',
    ],
    [
      'in Cc as well as in To',
      [
        asks({
          integration_id: null,
          source: {
            type: 'email',
            from: { address: maya.email },
            to: [{ address: 'friend@mail.example' }],
            cc: [{ address: 'returns@acme.example' }],
          },
        }),
      ],
      'returns@acme.example',
    ],
  ])('is %s', (_, messages, expected) => {
    expect(reasonOf(route(messages, both))).toBe(`known: by email from ${expected} to maya@mail.example`)
  })

  it.each<[string, Parameters<typeof route>, RegExp]>([
    [
      'the customer wrote to two of them',
      [[asks(to('support@acme.example', 'returns@acme.example'))], both],
      /^the customer wrote to support@acme.example, returns@acme.example; choose one as `from`$/,
    ],
    [
      'nobody has answered, and nothing tells them apart',
      [[asks({ via: 'api', channel: 'api', integration_id: null, source: null })], both],
      /^nobody has answered by e-mail yet, and there are support@acme.example, returns@acme.example; choose/,
    ],
    ['the account has none', [[asks()], { integrations: [widget] }], /no e-mail address to write from/],
    [
      'the mailbox asked for is not one of the account',
      [[asks()], { ...both, wanted: { from: 'ceo@acme.example' } }],
      /^ceo@acme.example is not an address of this account; there are support@acme.example, returns@acme.example$/,
    ],
    [
      'it is switched off',
      [[asks()], { integrations: [mailbox(31, 'support@acme.example', { deactivated_datetime: '2026-03-01' })] }],
      /^the integration Mailbox 31 \(31\) is switched off/,
    ],
  ])('is not guessed where %s', (_, given, reason) => {
    expect(reasonOf(route(...given))).toMatch(reason)
  })

  it('is the one asked for', () => {
    expect(route([asks()], { ...both, wanted: { from: 'RETURNS@acme.example' } })).toMatchObject({
      from: 'returns@acme.example',
      message: { integration_id: 32 },
    })
  })
})

describe('the recipient of a reply', () => {
  it.each<[string, Parameters<typeof route>, RegExp]>([
    [
      'a no-reply address wrote',
      [[asks({ source: { type: 'email', from: { address: 'no-reply@courier.example' } } })]],
      /machine/,
    ],
    [
      'a do_not_reply address wrote',
      [[asks({ source: { type: 'email', from: { address: 'do_not_reply@courier.example' } } })]],
      /machine/,
    ],
    [
      'a mailer daemon wrote',
      [[asks({ source: { type: 'email', from: { address: 'MAILER-DAEMON@mx.example' } } })]],
      /machine/,
    ],
    ['the mail says it is automatic', [[asks({ headers: { 'Auto-Submitted': 'auto-replied' } })]], /machine/],
    ['an absence was announced', [[asks({ headers: { 'X-Autoreply': 'yes' } })]], /machine/],
    [
      'somebody in Cc wrote last',
      [[asks(), asks({ sender: ben, source: { type: 'email', from: { address: ben.email } } })]],
      /not the customer of this ticket/,
    ],
    [
      'somebody wrote who shows no address, and the customer has none',
      [
        [asks({ sender: ben, source: { type: 'email' } })],
        { customer: { ...maya, email: null, channels: [], integrations: {} } as never },
      ],
      /not the customer of this ticket/,
    ],
    [
      'there is no address',
      [
        [chats({ sender: { ...maya, email: null } })],
        { customer: { ...maya, email: null, channels: [], integrations: {} } as never, wanted: { channel: 'email' } },
      ],
      /no e-mail address; give one as `to`/,
    ],
  ])('has to be named where %s', (_, given, reason) => {
    const found = route(...given)
    expect(reasonOf(found)).toMatch(reason)
    const [messages, change] = given
    const named = route(messages, { ...change, wanted: { ...change?.wanted, to: 'maya@home.example' } })
    expect(named).toMatchObject({ known: true, to: 'maya@home.example' })
  })

  it.each([['nora@replyto.example'], ['noreplace@mail.example'], ['postmasters@mail.example']])(
    'may be called %s',
    (address) => {
      const asked = asks({ source: { type: 'email', from: { address } } })
      expect(route([asked])).toMatchObject({ known: true, to: address })
    },
  )

  it('is a person where the headers say that no machine wrote', () => {
    expect(route([asks({ headers: { 'Auto-Submitted': 'no' } })])).toMatchObject({ known: true })
  })

  it('is the customer from any of their addresses', () => {
    const home = { address: 'maya@home.example' }
    const customer = { ...maya, channels: [{ type: 'email', ...home }], integrations: {} }
    const asked = asks({ sender: { ...maya, id: 77 }, source: { type: 'email', from: home } })
    expect(route([asked], { customer: customer as never })).toMatchObject({ known: true, to: home.address })
  })

  it('gets no name that belongs to somebody else', () => {
    const thread = [asks(), asks({ sender: ben, source: { type: 'email', from: { address: ben.email } } })]
    expect(route(thread, { wanted: { to: maya.email } })).toMatchObject({
      message: { receiver: { id: maya.id }, source: { to: [{ address: maya.email, name: 'Maya Ortiz' }] } },
    })
    expect(route(thread, { wanted: { to: ben.email } })).toMatchObject({
      message: { receiver: { id: ben.id }, source: { to: [{ address: ben.email, name: 'Ben Reyes' }] } },
    })
    expect(route([asks()], { wanted: { to: 'boss@mail.example' } })).toMatchObject({
      message: { receiver: { id: maya.id }, source: { to: [{ address: 'boss@mail.example', name: '' }] } },
    })
  })

  it('is not alone where others are in Cc', () => {
    expect(route([asks()], { wanted: { cc: ['boss@mail.example'] } })).toMatchObject({
      message: { source: { cc: [{ address: 'boss@mail.example' }] } },
    })
  })
})

describe('a reply in the chat', () => {
  it('carries the three fields without which it is accepted and never arrives', () => {
    expect(route([chats()])).toEqual({
      known: true,
      from: 'Acme',
      to: 'Maya Ortiz',
      message: {
        channel: 'chat',
        integration_id: 41,
        receiver: { id: maya.id },
        source: {
          type: 'chat',
          from: { name: 'Acme', address: 'widget' },
          to: [{ address: 'visitor-7', name: 'Maya Ortiz' }],
        },
      },
    })
  })

  it.each(['gorgias_chat', 'offline_capture', 'chat'])('answers what came by %s on the channel chat', (via) => {
    expect(route([chats({ via })])).toMatchObject({ known: true, message: { channel: 'chat' } })
  })

  it('accepts the values of via as names of the channel chat', () => {
    expect(route([chats()], { wanted: { channel: 'gorgias_chat' } })).toMatchObject({ message: { channel: 'chat' } })
  })

  it('takes its route from the last message of the customer, not from that of the bot', () => {
    const bot = chats({ from_agent: true, sender: ana, integration_id: 99, source: { type: 'chat' } })
    expect(route([chats(), bot])).toMatchObject({ message: { integration_id: 41, receiver: { id: maya.id } } })
  })

  it.each<[string, Said, RegExp]>([
    ['the integration', { integration_id: null }, /does not say the integration it came through; an answer would be/],
    ['the sender', { sender: null }, /does not say its sender;/],
    ['the address', { source: { type: 'chat' } }, /does not say the sender's address;/],
    [
      'anything',
      { integration_id: null, sender: null, source: null },
      /the integration it came through, its sender, the sender's address/,
    ],
  ])('is refused where the line does not say %s', (_, said, reason) => {
    expect(reasonOf(route([chats(said)]))).toMatch(reason)
  })

  it('goes by e-mail once the customer continues by e-mail', () => {
    expect(reasonOf(route([chats(), answers(), asks()]))).toBe(
      'known: by email from support@acme.example to maya@mail.example',
    )
  })

  it('goes to the chat where that is asked', () => {
    expect(route([chats(), asks()], { wanted: { channel: 'chat' } })).toMatchObject({ message: { integration_id: 41 } })
  })

  it('is refused where the widget is switched off', () => {
    const off = { ...widget, deactivated_datetime: '2026-03-01T00:00:00+00:00' }
    expect(reasonOf(route([chats()], { integrations: [support, off] }))).toMatch(
      /^the integration Shop chat \(41\) is switched off/,
    )
  })

  it.each<[RouteWanted, RegExp]>([
    [{ from: 'support@acme.example' }, /^from is for e-mail, and this answer goes out by chat/],
    [{ cc: ['boss@mail.example'] }, /^cc is for e-mail, and this answer goes out by chat/],
  ])('refuses options that are only for e-mail: %j', (wanted, reason) => {
    expect(reasonOf(route([chats()], { wanted }))).toMatch(reason)
  })
})

describe('a reply elsewhere', () => {
  it.each([
    'sms',
    'whatsapp',
    'instagram-direct-message',
    'instagram-comment',
    'facebook-messenger',
    'facebook',
    'twitter-direct-message',
    'yotpo-review',
    'tiktok-shop',
  ])('goes back by %s, the way the customer came', (channel) => {
    const source = { type: channel, from: { address: 'maya.knits' }, to: [{ name: 'Acme', address: 'acme' }] }
    expect(route([asks({ channel, via: channel, integration_id: 51, source })])).toMatchObject({
      known: true,
      to: 'Maya Ortiz',
      message: {
        channel,
        integration_id: 51,
        receiver: { id: maya.id },
        source: { type: channel, from: { address: 'acme' }, to: [{ address: 'maya.knits' }] },
      },
    })
  })

  it('goes by SMS where an SMS came through an integration of another type', () => {
    const source = { type: 'sms', from: { address: '+15550117' }, to: [{ address: '+15550142' }] }
    expect(route([asks({ channel: 'sms', via: 'twilio', integration_id: 51, source })])).toMatchObject({
      known: true,
      message: { channel: 'sms' },
    })
  })

  it.each(['phone', 'aircall'])('is refused on %s, which cannot be answered in writing', (channel) => {
    expect(reasonOf(route([asks({ channel, via: channel })]))).toBe(
      `a reply in writing cannot go out by ${channel}; choose channel email, or sms where the customer has a number`,
    )
    expect(route([asks({ channel, via: channel, source: null })], { wanted: { channel: 'email' } })).toMatchObject({
      known: true,
      to: maya.email,
    })
  })

  it('is refused on a channel the customer has not written on', () => {
    expect(reasonOf(route([asks()], { wanted: { channel: 'sms' } }))).toBe(
      'the customer has not written by sms in this ticket; choose the channel they wrote on',
    )
  })

  it('is refused as a note', () => {
    expect(reasonOf(route([asks()], { wanted: { channel: 'internal-note' } }))).toMatch(/write a note instead/)
  })

  it('is refused where Gorgias says so', () => {
    const reply_options = { email: { answerable: false, reason: 'the mailbox is gone' } }
    expect(reasonOf(route([asks()], { reply_options }))).toBe(
      'Gorgias says that email cannot be answered here: the mailbox is gone',
    )
  })
})
