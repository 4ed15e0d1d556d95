import { describe, expect, it } from 'vitest'
import { matches } from '../../src/language/evaluate.ts'
import { mentions } from '../../src/language/mentions.ts'
import { parseFilter } from '../../src/language/parse.ts'

const tickets = {
  'an open ticket of mine': ticket({ assignee_user: { id: 7 } }),
  'an open ticket of nobody': ticket({}),
  'an open ticket of somebody else': ticket({ assignee_user: { id: 8 } }),
  'a snoozed ticket of mine': ticket({
    status: 'closed',
    assignee_user: { id: 7 },
    snooze_datetime: '2026-09-01T08:00:00+00:00',
  }),
  'a closed ticket': ticket({ status: 'closed', assignee_user: { id: 8 } }),
  'a ticket in the trash': ticket({ status: 'closed', trashed_datetime: '2026-03-04T09:15:02+00:00' }),
  'a spam ticket': ticket({ status: 'closed', spam: true }),
}

function ticket(changes: object) {
  return { status: 'open', spam: false, assignee_user: null, snooze_datetime: null, trashed_datetime: null, ...changes }
}

describe('the views of a new account', () => {
  it.each([
    [
      'Inbox',
      'eq(ticket.assignee_user.id, "{{current_user.id}}") && eq(ticket.status, "open")',
      ['an open ticket of mine'],
    ],
    ['Unassigned', '(eq(ticket.status, "open")) && (isEmpty(ticket.assignee_user.id))', ['an open ticket of nobody']],
    [
      'All',
      'eq(ticket.status, "open")',
      ['an open ticket of mine', 'an open ticket of nobody', 'an open ticket of somebody else'],
    ],
    [
      'Snoozed',
      'eq(ticket.assignee_user.id, "{{current_user.id}}") && isNotEmpty(ticket.snooze_datetime)',
      ['a snoozed ticket of mine'],
    ],
    ['Closed', 'eq(ticket.status, "closed")', ['a snoozed ticket of mine', 'a closed ticket']],
    ['Trash', 'isNotEmpty(ticket.trashed_datetime)', ['a ticket in the trash']],
    ['Spam', 'eq(ticket.spam, true)', ['a spam ticket']],
    [
      'All customers, whose filter is empty',
      '',
      [
        'an open ticket of mine',
        'an open ticket of nobody',
        'an open ticket of somebody else',
        'a snoozed ticket of mine',
        'a closed ticket',
      ],
    ],
  ])('%s', (_, text, found) => {
    const filter = parseFilter(text)
    // trash and spam are shown only where the filter names them
    const isShown = (one: ReturnType<typeof ticket>) =>
      (mentions(filter, 'trashed_datetime') || one.trashed_datetime === null) && (mentions(filter, 'spam') || !one.spam)
    const matching = Object.entries(tickets).filter(
      ([, one]) => isShown(one) && matches(filter, { ticket: one, currentUser: { id: 7 } }),
    )
    expect(matching.map(([name]) => name)).toEqual(found)
  })
})

describe('a filter', () => {
  it.each([
    ['eq(ticket.spam, true)', true],
    ['eq(ticket["spam"], true)', true],
    ['eq(ticket.status, "open") && (isEmpty(ticket.tags) || eq(ticket.spam, false))', true],
    ['eq(ticket.status, "spam")', false],
    ['eq(ticket.meta.spam, true)', false],
    ['', false],
  ])('%j names spam: %s', (text, answer) => {
    expect(mentions(parseFilter(text), 'spam')).toBe(answer)
  })
})
