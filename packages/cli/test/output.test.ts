import { describe, expect, it } from 'vitest'
import { selectFields } from '../src/output/fields.ts'
import { progressText } from '../src/output/progress.ts'
import { linesOf, tableOf } from '../src/output/table.ts'
import { cutTo, screenWidth, wrap } from '../src/output/width.ts'
import { plain } from '../src/plain.ts'

describe('the width of a text', () => {
  it.each([
    ['abc', 3],
    ['é', 1],
    ['日本', 4],
    ['👩‍👩‍👧', 2],
    ['\u001b[31mred\u001b[0m', 3],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(screenWidth(text)).toBe(width)
  })

  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['a longer text', 8, 'a longe…'],
    ['日本語です', 5, '日本…'],
  ])('cuts %j to %i columns', (text, places, cut) => {
    expect(cutTo(text, places)).toBe(cut)
    expect(screenWidth(cutTo(text, places))).toBeLessThanOrEqual(places)
  })

  it('is wrapped between words, and keeps its lines', () => {
    expect(wrap('one two three\nfour', 8)).toEqual(['one two', 'three', 'four'])
    expect(wrap('averyveryverylongword next', 8)).toEqual(['averyveryverylongword', 'next'])
  })
})

describe('words of customers on a terminal', () => {
  it.each([
    ['\u001b[2J\u001b[1;1Hgone', 'gone'],
    ['\u001b]0;title\u0007text', 'text'],
    ['a\rb', 'ab'],
    ['a\u202eb', 'ab'],
    ['tab\there', 'tab here'],
    ['line\nline', 'line\nline'],
  ])('%j cannot move the cursor or hide text', (text, safe) => {
    expect(plain(text)).toBe(safe)
  })

  it('take one line in a table', () => {
    expect(tableOf([{ id: 1, subject: 'a\nb\u001b[31m' }], 80).split('\n')).toEqual(['id  subject', '1   a b'])
  })
})

describe('a table', () => {
  const items = [
    {
      uri: '/x',
      id: 5,
      status: 'open',
      customer: { id: 1, name: 'Maya' },
      tags: [{ name: 'vip' }, { name: 'late' }],
      empty: null,
      created_datetime: '2026-03-02T09:15:00.120000+00:00',
    },
    {
      uri: '/y',
      id: 6,
      status: 'closed',
      customer: { id: 2, email: 'a@b.example' },
      tags: [],
      empty: null,
      created_datetime: '2026-03-03T09:15:00Z',
    },
  ]

  it('shows useful columns, people by name, times in minutes, and no empty column', () => {
    expect(tableOf(items, 80).split('\n')).toEqual([
      'id  status  customer     tags       created',
      '5   open    Maya         vip, late  2026-03-02 09:15',
      '6   closed  a@b.example             2026-03-03 09:15',
    ])
  })

  it('leaves out columns that do not fit the screen', () => {
    for (const width of [20, 30, 45]) {
      const lines = tableOf(items, width).split('\n')
      expect(Math.max(...lines.map(screenWidth))).toBeLessThanOrEqual(width)
      expect(lines[0]).toMatch(/^id/)
    }
  })

  it('shows untrusted fields beside the others', () => {
    expect(tableOf([{ id: 1, untrusted: { name: 'Maya', text: 'hi' } }], 80)).toBe('id  name  text\n1   Maya  hi')
    expect(linesOf({ id: 1, untrusted: { name: 'Maya' } }, 80)).toBe('id    1\nname  Maya')
  })
})

describe('--fields', () => {
  it('selects fields of objects and of the items of a list', () => {
    expect(selectFields({ id: 1, customer: { email: 'x' }, more: 2 }, ['id', 'customer.email'])).toEqual({
      id: 1,
      'customer.email': 'x',
    })
    expect(selectFields({ items: [{ id: 1 }, { id: 2, note: 'n' }], next: 'c' }, ['note'])).toEqual({
      items: [{ note: null }, { note: 'n' }],
      next: 'c',
    })
  })

  it('of an empty list is an empty list', () => {
    expect(selectFields({ items: [], truncated: false }, ['whatever'])).toEqual({ items: [], truncated: false })
  })

  it('is null where there is nothing, so that keys never depend on the data', () => {
    expect(selectFields({ id: 1, subject: null }, ['id', 'subject', 'customer.email'])).toEqual({
      id: 1,
      subject: null,
      'customer.email': null,
    })
  })
})

it('progress shows the count, the budget and the waiting requests', () => {
  const gauge = { used: 38, limit: 40, waiting: { customer: 0, interactive: 0, background: 3 } }
  expect(progressText({ what: 'tickets exported', done: 500, total: 2000 }, gauge, 100)).toBe(
    'tickets exported: 500 of 2000 █████░░░░░░░░░░░░░░░ 25 % · budget 38/40, 3 waiting',
  )
  expect(progressText({ what: 'tickets exported', done: 500 }, { ...gauge, limit: undefined }, 100)).toBe(
    'tickets exported: 500',
  )
  expect(progressText({ what: 'tickets exported', done: 500, total: 2000 }, gauge, 30)).toHaveLength(29)
})
