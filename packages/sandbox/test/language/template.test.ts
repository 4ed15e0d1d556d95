import { describe, expect, it } from 'vitest'
import { renderText } from '../../src/language/template.ts'

const scope = {
  ticket: {
    id: 8123,
    spam: false,
    subject: null,
    customer: { firstname: 'Maya', integrations: { '12': { tier: 'gold' } }, data: { 'odd key': 1 } },
    messages: [{ body_text: 'first' }, { body_text: 'last' }],
    created_datetime: '2026-03-04T09:05:02.481337+00:00',
    closed_datetime: '2026-12-31T23:30:00-05:00',
  },
  current_user: { name: 'Leo {{ticket.id}}' },
}

describe('a variable', () => {
  it.each([
    ['Hi {{ticket.customer.firstname}},\n\nbye', 'Hi Maya,\n\nbye'],
    ['{{ ticket.id }}/{{ticket.id}}', '8123/8123'],
    ['{{ticket.spam}}', 'false'],
    ['{{ticket.messages[0].body_text}} {{ticket.messages[-1].body_text}}', 'first last'],
    ['{{ticket.customer.integrations[12].tier}}', 'gold'],
    ['{{ticket.customer.data["odd key"]}}', '1'],
    ["{{ticket['customer']['firstname']}}", 'Maya'],
    ['{{ticket.customer.data}}', '{"odd key":1}'],
  ])('%j is filled in', (template, text) => {
    expect(renderText(template, scope)).toBe(text)
  })

  it.each([
    '{{ticket.subject}}',
    '{{ticket.unheard.of}}',
    '{{ticket.messages[2].body_text}}',
    '{{ticket.messages.body_text}}',
    '{{nobody.name}}',
    '{{ticket.constructor.name}}',
    '{{ticket.__proto__}}',
    '{{ticket.messages.length}}',
    '{{ticket.customer.firstname.length}}',
  ])('%j leaves nothing', (template) => {
    expect(renderText(`[${template}]`, scope)).toBe('[]')
  })

  it.each(['{{}}', '{{1 + 1}}', '{{ticket.id()}}', '{{#if a}}', '{ticket.id}', '{{ticket.id', '{{ticket[x]}}'])(
    '%j is none, and stays as it is',
    (template) => {
      expect(renderText(template, scope)).toBe(template)
    },
  )

  it('may be encoded, and other braces may be dropped', () => {
    expect(renderText('?a={{a}}&b={{1 + 1}}', { a: 'x & y' }, { encode: encodeURIComponent, others: 'dropped' })).toBe(
      '?a=x%20%26%20y&b=',
    )
  })

  it('is filled in once: what it holds is never read as a template', () => {
    expect(renderText('{{current_user.name}}', scope)).toBe('Leo {{ticket.id}}')
    expect(renderText('{{ticket.x}}', { ticket: { x: "$&$'$1" } })).toBe("$&$'$1")
  })
})

describe('datetime_format', () => {
  it.each([
    ['YYYY-MM-DD', '2026-03-04'],
    ['D MMMM YYYY', '4 March 2026'],
    ['dddd, MMM D', 'Wednesday, Mar 4'],
    ['ddd DD/M/YY', 'Wed 04/3/26'],
    ['HH:mm:ss', '09:05:02'],
    ['h:mm A', '9:05 AM'],
    ['hh:mm a Z', '09:05 am +00:00'],
    ['H', '9'],
    ['[at] HH', 'at 09'],
    ['Q?', 'Q?'],
    ['', ''],
  ])('writes %j as %j', (pattern, text) => {
    expect(renderText(`{{ticket.created_datetime|datetime_format("${pattern}")}}`, scope)).toBe(text)
  })

  it('writes the time in UTC, at midnight and at noon too', () => {
    const render = (pattern: string) =>
      renderText(`{{ ticket.closed_datetime | datetime_format('${pattern}') }}`, scope)
    expect(render('YYYY-MM-DD HH')).toBe('2027-01-01 04')
    expect(renderText('{{a|datetime_format("h A, hh a")}}', { a: '2026-03-04T00:30:00Z' })).toBe('12 AM, 12 am')
    expect(renderText('{{a|datetime_format("h A")}}', { a: '2026-03-04T12:30:00Z' })).toBe('12 PM')
  })

  it.each([
    ['{{ticket.subject|datetime_format("YYYY")}}', ''],
    ['{{ticket.customer.firstname|datetime_format("YYYY")}}', 'Maya'],
    ['{{ticket.customer.firstname|unheard("of")}}', 'Maya'],
  ])('%j, where there is no date to format, is %j', (template, text) => {
    expect(renderText(template, scope)).toBe(text)
  })
})
