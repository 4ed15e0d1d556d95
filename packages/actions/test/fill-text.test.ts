import type { Ticket, User } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { formatDate } from '../src/macro/date-format.ts'
import { fillText, scopeOf } from '../src/macro/fill-text.ts'

const shop = (name: string) => ({ __integration_type__: 'shopify', orders: [{ name }] })

const ticket = {
  id: 8,
  subject: 'Order 1042',
  channel: 'email',
  customer: { id: 9, firstname: 'Maya', email: 'maya@mail.example', integrations: { 126003: shop('#1042') } },
  assignee_user: null,
  tags: [{ id: 1, name: 'VIP' }],
  created_datetime: '2026-03-02T09:05:07.120000+00:00',
  updated_datetime: null,
  last_message_datetime: '2026-03-02T10:30:00.120000',
  messages: [
    {
      id: 3,
      public: false,
      channel: 'internal-note',
      body_text: 'She is difficult.',
      created_datetime: '2026-03-02T11:00:00+00:00',
    },
    {
      id: 2,
      public: true,
      channel: 'email',
      from_agent: true,
      body_text: 'Tomorrow.',
      created_datetime: '2026-03-02T10:00:00+00:00',
    },
    {
      id: 1,
      public: true,
      channel: 'email',
      body_text: 'When?',
      sender: { email: 'maya@mail.example' },
      created_datetime: '2026-03-02T09:05:07+00:00',
    },
  ],
} as unknown as Ticket

const scope = scopeOf(ticket, { name: 'Ana Admin', firstname: 'Ana' } as User, 'acme')

describe('a variable', () => {
  it.each([
    ['{{ticket.customer.firstname}}', 'Maya'],
    ['{{ ticket.customer.firstname }}', 'Maya'],
    ['{{ticket.id}} by {{ticket.channel}}: {{ticket.subject}}', '8 by email: Order 1042'],
    ['{{ticket.account.domain}}', 'acme'],
    ['{{current_user.name}}, {{current_user.firstname}}', 'Ana Admin, Ana'],
    ['{{ticket.sender.email}}', 'maya@mail.example'],
    ['{{ticket.messages[0].body_text}}', 'When?'],
    ['{{ticket.messages[-1].body_text}}', 'Tomorrow.'],
    ['{{ticket.first_message.body_text}}', 'When?'],
    ['{{ticket.customer.integrations.shopify.orders[0].name}}', '#1042'],
    ['{{ticket.customer.integrations["126003"].orders[0].name}}', '#1042'],
    ['{{ticket.created_datetime|datetime_format("MMMM D, YYYY")}}', 'March 2, 2026'],
    ["{{ ticket.created_datetime | datetime_format('HH:mm') }}", '09:05'],
    ['{{ticket.last_message_datetime|datetime_format("H:mm")}}', '10:30'],
    ['{{ticket.subject|datetime_format("YYYY")}}', 'Order 1042'],
    ['no variable, { } and {x}', 'no variable, { } and {x}'],
  ])('in %s is filled in', (template, text) => {
    expect(fillText(template, scope)).toEqual({ text, empty: [] })
  })

  it.each([
    ['{{ticket.assignee_user.email}}', 'ticket.assignee_user.email'],
    ['{{ticket.updated_datetime|datetime_format("D")}}', 'ticket.updated_datetime|datetime_format("D")'],
    ['{{ticket.nonsense}}', 'ticket.nonsense'],
    ['{{ticket.messages[7].body_text}}', 'ticket.messages[7].body_text'],
    ['{{ticket.messages.length}}', 'ticket.messages.length'],
    ['{{ticket.customer}}', 'ticket.customer'],
    ['{{ticket.constructor.name}}', 'ticket.constructor.name'],
    ['{{ticket.id + 1}}', 'ticket.id + 1'],
    ['{{}}', ''],
  ])('in %s becomes empty and is reported', (template, name) => {
    expect(fillText(`Hi ${template}!`, scope)).toEqual({ text: 'Hi !', empty: [name] })
  })

  it('that is missing twice is reported once', () => {
    expect(fillText('{{ticket.x}} {{ticket.x}}', scope).empty).toEqual(['ticket.x'])
  })

  it('never reaches an internal note', () => {
    const all = [-3, -2, -1, 0, 1, 2].map((index) => `{{ticket.messages[${index}].body_text}}`).join(' ')
    expect(fillText(all, scope).text).not.toContain('difficult')
  })

  it('that could mean either of two shops is empty', () => {
    const integrations = { 1: shop('#1'), 2: shop('#2') }
    const two = scopeOf({ ...ticket, customer: { ...ticket.customer, integrations } } as Ticket, {} as User, 'acme')
    const template = '{{ticket.customer.integrations.shopify.orders[0].name}}'
    expect(fillText(template, two).text).toBe('')
  })
})

it.each([
  ['YYYY-MM-DD', '2026-03-02'],
  ['D MMM YY', '2 Mar 26'],
  ['dddd, MMMM Do', 'Monday, March 2nd'],
  ['ddd h:mm a', 'Mon 9:05 am'],
  ['hh:mm:ss A Z', '09:05:07 AM +00:00'],
  ['H [o’clock]', '9 o’clock'],
])('the pattern %j writes %j', (pattern, text) => {
  expect(formatDate(new Date('2026-03-02T09:05:07Z'), pattern)).toBe(text)
})

it.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [22, '22nd'],
  [30, '30th'],
])('day %i is the %s', (day, text) => {
  expect(formatDate(new Date(Date.UTC(2026, 2, day)), 'Do')).toBe(text)
})
