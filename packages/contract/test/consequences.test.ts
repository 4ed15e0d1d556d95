import {
  consequenceOf,
  describeApi,
  effects,
  Id,
  type Operation,
  operationNamed,
  operations,
  reaches,
} from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { workOfMacros } from '../src/macro-actions.ts'
import type { GorgiasWords } from '../src/operation.ts'
import { nothing } from '../src/paging.ts'

const of = (name: string, input: Record<string, unknown> = {}) => consequenceOf(operationNamed(name), input)

describe('what a change reaches', () => {
  it.each([
    ['users.create', {}, ['access']],
    ['users.update', { id: 5, email: 'boss@example.com' }, ['access']],
    ['users.update', { id: 5, role: { name: 'admin' } }, ['access']],
    ['users.update', { id: 5, bio: 'On leave', timezone: 'UTC' }, []],
    ['customers.update', { id: 5, email: 'eve@example.com' }, ['access']],
    ['customers.update', { id: 5, channels: [] }, ['access']],
    ['customers.update', { id: 5, note: 'VIP' }, []],
    ['account.createSetting', { type: 'access', data: {} }, ['access']],
    ['account.createSetting', { type: 'satisfaction-surveys', data: {} }, ['words']],
    ['account.createSetting', { type: 'views-ordering', data: {} }, []],
    ['account.createSetting', { type: 'not-known-yet', data: {} }, ['access', 'words']],
    ['account.createSetting', { type: '__proto__', data: {} }, ['access', 'words']],
    // whatever it calls itself, it may replace the setting that says who gets in
    ['account.updateSetting', { id: 5, type: 'agents-table-config', data: {} }, ['access', 'words']],
    ['integrations.create', {}, ['outside']],
    ['rules.create', {}, ['words']],
    ['macros.archive', { ids: [1] }, ['words']],
    ['views.update', { id: 5, filters: '' }, ['words']],
    ['views.update', { id: 5, name: 'Late', order_dir: 'asc' }, []],
    ['messages.create', { ticket_id: 5, channel: 'email' }, ['customers']],
    ['messages.create', { ticket_id: 5, channel: 'internal-note' }, []],
    ['messages.create', { channel: 'internal-note', actions: [{ name: 'http' }] }, ['customers', 'outside']],
    ['messages.create', { channel: 'internal-note', source: { to: [{ address: 'a@b.example' }] } }, ['customers']],
    ['messages.create', { channel: 'internal-note', receiver: { id: 5 } }, ['customers']],
    ['tickets.create', { messages: [{ channel: 'internal-note', actions: [{}] }] }, ['customers', 'outside']],
    ['tickets.create', { messages: [{ channel: 'internal-note' }] }, []],
    ['tickets.create', { messages: [{ channel: 'internal-note' }, { channel: 'email' }] }, ['customers']],
    ['tickets.update', { id: 5, spam: true }, []],
    ['jobs.create', { type: 'updateTicket', params: { view: { filters: '' } } }, ['many']],
    ['jobs.create', { type: 'updateTicket', params: { ticket_ids: [1] } }, []],
    ['jobs.create', { type: 'updateTicket', params: { ticket_ids: [1], view_id: 2 } }, ['many']],
    ['jobs.create', { type: 'updateTicket', params: { ticket_ids: [] } }, ['many']],
    ['jobs.create', { type: 'updateTicket', params: { ticket_ids: {} } }, ['many']],
    ['jobs.create', { type: 'applyMacro', params: { view_id: 2 } }, ['customers', 'many']],
    ['jobs.create', { type: 'exportTicket', params: { view_id: 2 } }, ['outside', 'many']],
    ['jobs.update', { id: 5, params: { view_id: 2 } }, ['customers', 'outside', 'many', 'words']],
  ])('by %s %j is %j', (name, input, wanted) => {
    expect(of(name, input).reaches).toEqual(wanted)
  })

  it('is nothing where an operation only reads', () => {
    for (const row of operations) if (row.effect === 'read') expect([row.reaches, row.byInput]).toEqual([[], undefined])
  })

  it('is never more with some input than the row says at worst', () => {
    const inputs = ['type', 'channel', 'email', 'filters', 'params', 'messages', 'role'].flatMap((key) =>
      [undefined, null, '', 'access', 'deleteTicket', 'email', {}, [], { ticket_ids: [1] }, { view_id: 1 }].map(
        (value) => ({ [key]: value }),
      ),
    )
    for (const row of operations) {
      for (const input of inputs) {
        const { effect, reaches: reached } = consequenceOf(row as Operation, input)
        expect(effects.indexOf(effect)).toBeLessThanOrEqual(effects.indexOf(row.effect))
        expect(row.reaches).toEqual(expect.arrayContaining([...reached]))
        expect(reaches).toEqual(expect.arrayContaining([...reached]))
      }
    }
  })
})

describe('the operations that a change performs', () => {
  it.each([
    ['jobs.create', { type: 'deleteTicket' }, ['tickets.delete']],
    ['jobs.create', { type: 'updateTicket' }, ['tickets.update']],
    [
      'jobs.create',
      { type: 'updateTicket', params: { updates: { tags: ['x'] } } },
      ['tickets.update', 'tickets.setTags', 'tickets.removeTags', 'tickets.addTags', 'tags.create'],
    ],
    ['jobs.create', { type: 'applyMacro' }, [...workOfMacros]],
    ['tickets.create', {}, ['messages.create']],
    [
      'tickets.create',
      { tags: [{ name: 'x' }] },
      ['messages.create', 'tickets.setTags', 'tickets.addTags', 'tags.create'],
    ],
    [
      'tickets.create',
      { messages: [{ receiver: { email: 'new@b.example' } }] },
      ['messages.create', 'customers.create'],
    ],
    ['tickets.create', { messages: [{ receiver: { id: 5 } }] }, ['messages.create']],
    ['tickets.update', {}, []],
    [
      'tickets.update',
      { tags: [{ name: 'x' }] },
      ['tickets.setTags', 'tickets.removeTags', 'tickets.addTags', 'tags.create'],
    ],
    ['tickets.update', { tags: [] }, ['tickets.setTags', 'tickets.removeTags']],
    ['tickets.update', { customer: { email: 'new@b.example' } }, ['customers.create']],
    ['tickets.update', { customer: { id: 5 } }, []],
    ['tickets.setTags', { ids: [1] }, ['tickets.addTags', 'tickets.removeTags']],
    ['messages.create', { receiver: { email: 'new@b.example' } }, ['customers.create']],
    ['messages.create', { receiver: { id: 0, email: 'new@b.example' } }, ['customers.create']],
    ['messages.create', { receiver: { channels: [{ type: 'phone', address: '1' }] } }, ['customers.create']],
    ['messages.create', { sender: { email: 'new@b.example' } }, ['customers.create']],
    ['messages.create', { from_agent: false, source: { from: { address: 'new@b.example' } } }, ['customers.create']],
    ['messages.create', { from_agent: true, source: { to: [{ address: 'new@b.example' }] } }, ['customers.create']],
    ['messages.create', { sender: { id: 0 }, receiver: { id: 5 }, source: { to: [{ address: 'a@b.example' }] } }, []],
    ['messages.create', { channel: 'internal-note', sender: { id: 5 } }, []],
    ['messages.create', { actions: [{ name: 'addTags' }] }, [...workOfMacros]],
    ['messages.update', { action: 'retry' }, [...workOfMacros]],
  ])('by %s %j is %j', (name, input, wanted) => {
    expect(of(name, input).like).toEqual(wanted)
  })

  it('are operations that exist', () => {
    for (const row of operations)
      for (const name of consequenceOf(row as Operation, {}).like) expect(() => operationNamed(name)).not.toThrow()
  })
})

it('has to be declared: a row that changes something and does not say what it reaches does not compile', () => {
  const { post, resource } = describeApi<GorgiasWords>({
    id: Id,
    status: { GET: 200, POST: 201, PUT: 202, DELETE: 204 },
  })
  const row = { summary: 'Add', effect: 'write', repeat: 'unsafe', scopes: [], reply: nothing } as const
  // @ts-expect-error it does not say what it reaches
  post('/things', row)
  const rows = resource('things', { create: post('/things', { ...row, reaches: ['outside'] }) })
  expect(rows.create.reaches).toEqual(['outside'])
})
