import { describe, expect, it } from 'vitest'
import { run } from '../../src/language/interpret.ts'
import { parseRule } from '../../src/language/parse.ts'

// the default rules of an account, in the shapes that were recorded
const intents = `
if (eq(ticket.status, 'open') && eq(message.from_agent, false)) {
    if (containsAny(message.intents.name, ['refund/request', 'refund/status']) || containsAny(message.intents.name, ['return/request'])) {
        Action('addTags', { tags: 'refund' });
    }
    if (containsAny(message.intents.name, ['shipping/status'])) {
        Action('addTags', { tags: 'shipping' });
    } else {
        Action('addTags', { tags: 'other' })
    }
    if (containsAny(message.sentiments.name, ['positive'])) Action('addTags', { tags: 'feedback,positive' });
    if (containsAny(message.sentiments.name, ['negative'])) Action('addTags', { tags: 'feedback,negative' });
}`

const social = `if ((eq(ticket.channel, "facebook") || eq(ticket.channel, "instagram-comment")) && containsAny(message.text, ["how much", "?"])) {
  Action("addTags", {"tags": "social-lead"})
}`

describe('a rule', () => {
  it('runs the actions that its conditions allow, in order', () => {
    const message = {
      from_agent: false,
      intents: [{ name: 'return/request' }, { name: 'shipping/status' }],
      sentiments: [{ name: 'negative' }],
    }
    expect(run(parseRule(intents), { ticket: { status: 'open' }, message })).toEqual([
      { name: 'addTags', arguments: { tags: 'refund' } },
      { name: 'addTags', arguments: { tags: 'shipping' } },
      { name: 'addTags', arguments: { tags: 'feedback,negative' } },
    ])
  })

  it('runs the else branch where the condition fails', () => {
    const message = { from_agent: false, intents: [], sentiments: [] }
    expect(run(parseRule(intents), { ticket: { status: 'open' }, message })).toEqual([
      { name: 'addTags', arguments: { tags: 'other' } },
    ])
  })

  it.each([
    ['a closed ticket', { status: 'closed' }, { from_agent: false }],
    ['a message of an agent', { status: 'open' }, { from_agent: true }],
    ['no message at all', { status: 'open' }, undefined],
  ])('does nothing for %s', (_, ticket, message) => {
    expect(run(parseRule(intents), { ticket, ...(message && { message }) })).toEqual([])
  })

  it.each([
    ['the text of the webhook', { text: 'HOW MUCH is it', body_text: 'no' }, 1],
    ['the stripped text before the whole', { stripped_text: 'hello', body_text: 'how much' }, 0],
    ['the whole text where nothing was stripped', { stripped_text: null, body_text: 'how much' }, 1],
    ['no text', { stripped_text: null, body_text: null }, 0],
  ])('reads %s', (_, message, actions) => {
    expect(run(parseRule(social), { ticket: { channel: 'facebook' }, message })).toHaveLength(actions)
  })

  it('may act without a condition, with its arguments as written', () => {
    const code = `Action('setSubject', { subject: 'For {{ticket.customer.firstname}}' })
      Action('whatever', { 'a b': [1, -2.5, null, { c: true }], "__proto__": 1 });`
    const actions = run(parseRule(code), { ticket: {} })
    expect(actions).toEqual([
      { name: 'setSubject', arguments: { subject: 'For {{ticket.customer.firstname}}' } },
      { name: 'whatever', arguments: { 'a b': [1, -2.5, null, { c: true }], ['__proto__']: 1 } },
    ])
    expect(Object.getPrototypeOf(actions[1]?.arguments)).toBe(Object.prototype)
  })

  it.each([
    ['else if', "if (eq(ticket.a, 1)) Action('one', {}); else if (eq(ticket.a, 2)) Action('two', {})", 'two'],
    [
      'an else, which belongs to the nearest if',
      "if (eq(ticket.a, 2)) if (eq(ticket.a, 3)) Action('one', {}); else Action('two', {})",
      'two',
    ],
    ['blocks and stray semicolons', ";{;{ Action('two', {}) }};", 'two'],
  ])('may hold %s', (_, code, name) => {
    expect(run(parseRule(code), { ticket: { a: 2 } })).toEqual([{ name, arguments: {} }])
  })
})
