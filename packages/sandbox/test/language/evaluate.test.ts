import { describe, expect, it } from 'vitest'
import { matches } from '../../src/language/evaluate.ts'
import { parseFilter } from '../../src/language/parse.ts'

const ticket = {
  id: 8123,
  status: 'open',
  spam: false,
  subject: 'Refund for my Café order',
  channel: 'email',
  assignee_user: { id: 12, name: 'Leo' },
  assignee_team: null,
  customer: { id: 5501, email: 'maya@example.com', channels: [{ address: 'maya@example.com' }, { address: '+331' }] },
  tags: [
    { id: 1, name: 'VIP' },
    { id: 2, name: 'order-wrong' },
  ],
  integrations: [],
  custom_fields: { '301': { id: 301, value: 'Order::Wrong item' }, '302': { id: 302, value: 42 } },
  created_datetime: '2026-03-04T09:15:02.481337+00:00',
  closed_datetime: null,
  meta: { numbers: [3, 5], 'odd "key"': 'x', amount: 12.5, code: '007' },
}

describe.each<[string, [string, boolean][]]>([
  [
    'eq and neq',
    [
      ['eq(ticket.status, "open")', true],
      ['eq(ticket.status, "Open")', false],
      ['neq(ticket.status, "closed")', true],
      ['neq(ticket.status, "open")', false],
      ['eq(ticket.tags.name, "VIP")', true],
      ['neq(ticket.tags.name, "VIP")', false],
      ['eq(ticket.assignee_user, "Leo")', false],
    ],
  ],
  [
    'ids and numbers, quoted or not',
    [
      ['eq(ticket.id, 8123)', true],
      ['eq(ticket.id, "8123")', true],
      ['eq(ticket.id, "08123")', false],
      ['eq(ticket.meta.code, "007")', true],
      ['eq(ticket.meta.code, 7)', false],
      ['eq(ticket.meta.amount, "12.5")', true],
      ['containsAny(ticket.assignee_user.id, ["3", "12"])', true],
      ['contains(ticket.id, "81")', false],
      ['gt(ticket.id, "8000")', true],
    ],
  ],
  [
    'booleans, as words, as texts and as numbers',
    [
      ['eq(ticket.spam, false)', true],
      ['eq(ticket.spam, "false")', true],
      ['eq(ticket.spam, 0)', true],
      ['eq(ticket.spam, true)', false],
      ['neq(ticket.spam, true)', true],
    ],
  ],
  [
    'what is unset',
    [
      ['eq(ticket.assignee_team.id, 5)', false],
      ['neq(ticket.assignee_team.id, 5)', true],
      ['gt(ticket.closed_datetime, "2020-01-01")', false],
      ['lte(ticket.closed_datetime, "2020-01-01")', false],
      ['contains(ticket.closed_datetime, "2020")', false],
      ['notContains(ticket.closed_datetime, "2020")', true],
      ['containsAny(ticket.unheard.of, ["a"])', false],
      ['notContainsAny(ticket.unheard.of, ["a"])', true],
      ['eq(ticket.closed_datetime, null)', true],
      ['neq(ticket.closed_datetime, null)', false],
      ['eq(ticket.status, null)', false],
      ['neq(ticket.status, null)', true],
    ],
  ],
  [
    'isEmpty and isNotEmpty',
    [
      ['isEmpty(ticket.assignee_team.id)', true],
      ['isEmpty(ticket.assignee_user)', false],
      ['isEmpty(ticket.integrations)', true],
      ['isNotEmpty(ticket.tags)', true],
      ['isEmpty(ticket.unheard.of)', true],
      ['isNotEmpty(ticket.closed_datetime)', false],
    ],
  ],
  [
    'texts inside texts, whatever their case',
    [
      ['contains(ticket.subject, "refund")', true],
      ['contains(ticket.subject, "CAFÉ")', true],
      ['contains(ticket.subject, "%")', false],
      ['notContains(ticket.subject, "REFUND")', false],
      ['startsWith(ticket.subject, "refund for")', true],
      ['startsWith(ticket.subject, "for")', false],
      ['endsWith(ticket.customer.email, "@EXAMPLE.com")', true],
      ['containsAny(ticket.subject, ["money back", "refund"])', true],
      ['containsAny(ticket.subject, ["money back"])', false],
      ['containsAll(ticket.subject, ["refund", "order"])', true],
      ['containsAll(ticket.subject, ["refund", "money"])', false],
      ['notContainsAny(ticket.subject, ["money", "refund"])', false],
    ],
  ],
  [
    'members of lists',
    [
      ['contains(ticket.tags.name, "vip")', true],
      ['contains(ticket.tags.name, "order")', false],
      ['contains(ticket.tags, "order-wrong")', true],
      ['notContains(ticket.tags.name, "refund")', true],
      ['containsAny(ticket.tags.name, ["refund", "vip"])', true],
      ['containsAll(ticket.tags.name, ["vip", "order-wrong"])', true],
      ['containsAll(ticket.tags.name, ["vip", "refund"])', false],
      ['notContainsAny(ticket.tags.name, ["refund"])', true],
      ['startsWith(ticket.tags.name, "order")', true],
      ['contains(ticket.meta.numbers, 5)', true],
      ['gt(ticket.meta.numbers, 4)', true],
      ['gt(ticket.meta.numbers, 5)', false],
      ['eq(ticket.customer.channels.address, "+331")', true],
    ],
  ],
  [
    'lists of nothing',
    [
      ['containsAny(ticket.subject, [])', false],
      ['containsAll(ticket.subject, [])', true],
      ['notContainsAny(ticket.subject, [])', true],
    ],
  ],
  [
    'moments, in whatever zone and precision they are written',
    [
      ['eq(ticket.created_datetime, "2026-03-04T10:15:02.481337+01:00")', true],
      ['gt(ticket.created_datetime, "2026-03-04T09:15:02.481336Z")', true],
      ['gt(ticket.created_datetime, "2026-03-04T09:15:02.481337Z")', false],
      ['gte(ticket.created_datetime, "2026-03-04T09:15:02.481337Z")', true],
      ['lt(ticket.created_datetime, "2026-03-04T05:00:00-05:00")', true],
      ['gte(ticket.created_datetime, "2026-03-04")', true],
      ['lt(ticket.created_datetime, "2026-03-04")', false],
      ['gt(ticket.created_datetime, "soon")', false],
      ['gt(ticket.created_datetime, 5)', false],
      ['gt(ticket.subject, "A")', false],
    ],
  ],
  [
    'paths of every form',
    [
      ['eq(ticket["status"], "open")', true],
      ['eq(ticket.custom_fields[301].value, "Order::Wrong item")', true],
      ['eq(ticket.custom_fields["302"].value, 42)', true],
      ['eq(ticket.tags[0].name, "VIP")', true],
      ['contains(ticket.tags[-1].name, "order")', true],
      ['isEmpty(ticket.tags[2].name)', true],
      ['eq(ticket.meta["odd \\"key\\""], "x")', true],
      ['eq(ticket.requester.email, "maya@example.com")', true],
    ],
  ],
  [
    'what every JavaScript object has, which no ticket has',
    [
      ['isEmpty(ticket.constructor)', true],
      ['isEmpty(ticket.__proto__)', true],
      ['isEmpty(ticket.toString.name)', true],
      ['isEmpty(ticket.tags.length)', true],
      ['isEmpty(ticket.status.length)', true],
    ],
  ],
  [
    'conditions joined',
    [
      ['', true],
      ['eq(ticket.status, "closed") && eq(ticket.spam, true) || eq(ticket.id, 8123)', true],
      ['eq(ticket.status, "closed") && (eq(ticket.spam, true) || eq(ticket.id, 8123))', false],
      ['eq(ticket.status, "open") && isNotEmpty(ticket.tags)', true],
    ],
  ],
])('%s', (_, cases) => {
  it.each(cases)('%s is %s', (filter, answer) => {
    expect(matches(parseFilter(filter), { ticket })).toBe(answer)
  })
})

describe('the caller', () => {
  it.each([
    ['eq(ticket.assignee_user.id, "{{current_user.id}}")', true],
    ['eq(ticket.assignee_user.id, "{{ current_user.id }}")', true],
    ['eq(ticket.assignee_user.name, "{{current_user.firstname}}")', true],
    ['containsAny(ticket.assignee_user.id, ["{{current_user.id}}"])', true],
    ['eq(ticket.assignee_user.id, "{{current_user.unheard}}")', false],
    ['eq(ticket.meta.quoted, "{{ticket.id}}")', true],
  ])('%s is %s', (filter, answer) => {
    const scope = {
      ticket: { ...ticket, meta: { quoted: '{{ticket.id}}' } },
      currentUser: { id: 12, firstname: 'Leo' },
    }
    expect(matches(parseFilter(filter), scope)).toBe(answer)
  })

  it('no ticket is assigned to an unknown current user', () => {
    expect(matches(parseFilter('eq(ticket.assignee_user.id, "{{current_user.id}}")'), { ticket })).toBe(false)
  })
})
