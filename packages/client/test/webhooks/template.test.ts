import { expect, it } from 'vitest'
import { renderForm, renderText } from '../../src/webhooks/template.ts'

const scope = {
  ticket: {
    id: 318204411,
    subject: 'Where is {{ticket.id}}? It costs $& and $1',
    spam: false,
    is_unread: true,
    assignee_user: null,
    tags: [],
    messages: [
      { id: 70001, from_agent: false },
      { id: 70002, from_agent: true },
    ],
    customer: { integrations: { 126700: { tier: 'gold', orders: [1042] } }, data: { size: 0 } },
  },
}

it.each([
  ['{{ticket.id}}', '318204411'],
  ['{{ ticket.id }}', '318204411'],
  ['a{{ticket.id}}b{{ticket.spam}}', 'a318204411bfalse'],
  ['{{ticket.is_unread}}', 'true'],
  ['{{ticket.customer.data.size}}', '0'],
  ['{{ticket.messages[0].id}}', '70001'],
  ['{{ticket.messages[-1].from_agent}}', 'true'],
  ['{{ticket.messages[-2].id}}', '70001'],
  ['{{ticket.customer.integrations[126700].tier}}', 'gold'],
  ['{{ticket.customer.integrations["126700"].orders[0]}}', '1042'],
  ['{{ticket.customer.integrations[126700].orders}}', '[1042]'],
])('%s renders as %s', (template, text) => {
  expect(renderText(template, scope)).toBe(text)
})

it.each([
  '{{ticket.assignee_user}}',
  '{{ticket.assignee_user.email}}',
  '{{ticket.messages[7].id}}',
  '{{ticket.messages[-3].id}}',
  '{{ticket.messages.length}}',
  '{{ticket.subject.length}}',
  '{{ticket.customer.integrations[1].tier}}',
  '{{ticket.id | upper}}',
  '{{ticket.constructor.name}}',
  '{{ticket.__proto__}}',
  '{{nobody}}',
  '{{}}',
])('%s renders empty', (template) => {
  expect(renderText(template, scope)).toBe('')
})

it('leaves braces that are no placeholder alone', () => {
  expect(renderText('{"a": {"b": 1}} {{ }', scope)).toBe('{"a": {"b": 1}} {{ }')
})

it('does not render what a customer wrote', () => {
  expect(renderText('{{ticket.subject}}', scope)).toBe(scope.ticket.subject)
})

it('stays quick on a template that never closes', () => {
  const started = performance.now()
  renderText('{{'.repeat(50_000) + ' '.repeat(50_000), scope)
  expect(performance.now() - started).toBeLessThan(1_000)
})

it('keeps the structure of a form and what is not text in it', () => {
  const form = {
    id: '{{ticket.id}}',
    list: ['{{ticket.spam}}', 7],
    deep: { none: null, on: true, gone: '{{ticket.x}}' },
  }
  expect(renderForm(form, scope)).toEqual({
    id: '318204411',
    list: ['false', 7],
    deep: { none: null, on: true, gone: '' },
  })
})
