import type { Known, ReportQuery, Tag, Ticket } from '@rhetor/contract'
import * as contract from '@rhetor/contract'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'

const problems = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []

const note = { channel: 'internal-note', from_agent: true, body_text: 'checked', sender: { email: 'leo@acme.example' } }
const mail = {
  channel: 'email',
  from_agent: true,
  sender: { id: 12 },
  source: { type: 'email', from: { address: 'support@acme.example' }, to: [{ address: 'maya@example.com' }] },
}
const period = [
  { member: 'periodStart', operator: 'afterDate', values: ['2026-08-01'] },
  { member: 'periodEnd', operator: 'beforeDate', values: ['2026-09-01'] },
]
const report = (change: object) => ({
  query: { scope: 'tickets-created', timezone: 'UTC', filters: period, ...change },
})

describe('what is sent is checked strictly', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['a note', contract.CreateTicketMessageRequest, note],
    ['an e-mail to send', contract.CreateTicketMessageRequest, mail],
    [
      'an e-mail that was sent elsewhere',
      contract.CreateTicketMessageRequest,
      { channel: 'email', from_agent: true, sent_datetime: '2026-03-02T10:00:00Z' },
    ],
    ['a customer by e-mail alone', contract.CreateCustomerRequest, { email: 'maya@example.com' }],
    ['a custom channel', contract.CreateTicketMessageRequest, { ...note, channel: 'tiktok-shop' }],
    [
      'two event types',
      contract.CreateRuleRequest,
      { name: 'a', code: '', event_types: 'ticket-created, ticket-updated' },
    ],
    ['no tags at all, to clear them', contract.SetTicketTagsRequest, {}],
    ['a date without offset', contract.UpdateTicketRequest, { snooze_datetime: '2026-03-02T10:00:00.123456' }],
    ['a report', contract.ReportingRequest, report({ measures: ['ticketCount'], dimensions: ['channel'] })],
    ['a bare value', contract.FieldValueScalar, 12],
    ['keys of a person that only clients send', contract.CreateCustomerRequest, { email: 'a@b.example', note: 'vip' }],
  ])('%s passes', (_, schema, value) => {
    expect(problems(schema, value)).toEqual([])
  })

  it.each<[string, z.ZodType, unknown, RegExp]>([
    ['an unknown key', contract.UpdateTicketRequest, { sbject: 'x' }, /Unrecognized key: "sbject"/],
    ['an unknown key inside', contract.CreateTagRequest, { name: 'a', decoration: { colour: '#fff' } }, /decoration/],
    ['a word that is none', contract.UpdateTicketRequest, { status: 'pending' }, /status: .*"open"\|"closed"/],
    ['the priority that does not exist', contract.UpdateTicketRequest, { priority: 'urgent' }, /priority/],
    [
      'a date that is none',
      contract.UpdateTicketRequest,
      { snooze_datetime: 'tomorrow' },
      /snooze_datetime: expected a date/,
    ],
    ['a 13th month', contract.UpdateTicketRequest, { snooze_datetime: '2026-13-02T10:00:00Z' }, /snooze_datetime/],
    ['a page of 101', contract.ListTicketsQuery, { limit: 101 }, /limit: .*<=100/],
    ['a page of 0', contract.ListTicketsQuery, { limit: 0 }, /limit: .*>=1/],
    ['the filter tickets do not have', contract.ListTicketsQuery, { status: 'open' }, /Unrecognized key: "status"/],
    ['nothing to remove', contract.TicketTagsRequest, {}, /ids: give ids or names/],
    ['empty lists to remove', contract.TicketTagsRequest, { ids: [], names: [] }, /give ids or names/],
    ['a customer without address', contract.CreateCustomerRequest, { name: 'Maya' }, /channels: give at least one/],
    ['a merge with itself', contract.MergeCustomersQuery, { source_id: 1, target_id: 1 }, /source_id: .*itself/],
    ['a merge that keeps nothing', contract.MergeCustomersRequest, {}, /give at least one value/],
    ['half a channel filter', contract.ListCustomersQuery, { channel_type: 'email' }, /go together/],
    ['half an object filter', contract.ListEventsQuery, { object_type: 'Ticket' }, /object_id: .*go together/],
    [
      'a note from nobody',
      contract.CreateTicketMessageRequest,
      { ...note, sender: undefined },
      /sender: .*needs a sender/,
    ],
    [
      'the name of a via as channel',
      contract.CreateTicketMessageRequest,
      { ...note, channel: 'gorgias_chat' },
      /use channel chat/,
    ],
    [
      'an e-mail without envelope',
      contract.CreateTicketMessageRequest,
      { ...mail, source: undefined },
      /source.from.address/,
    ],
    [
      'an e-mail to nobody',
      contract.CreateTicketMessageRequest,
      { ...mail, source: { ...mail.source, to: [] } },
      /source.to/,
    ],
    [
      'mentions outside a note',
      contract.CreateTicketMessageRequest,
      { ...mail, mention_ids: [1] },
      /only internal notes/,
    ],
    ['a ticket without messages', contract.CreateTicketRequest, { messages: [] }, /messages/],
    [
      'a problem in the second message',
      contract.CreateTicketRequest,
      { messages: [note, { ...note, sender: null }] },
      /messages\.1\.sender/,
    ],
    [
      'a macro job without macro',
      contract.CreateJobRequest,
      { type: 'applyMacro', params: { ticket_ids: [1] } },
      /params\.macro_id/,
    ],
    [
      'a job on nothing',
      contract.CreateJobRequest,
      { type: 'deleteTicket', params: {} },
      /params\.ticket_ids: choose the tickets/,
    ],
    [
      'an unknown rule event',
      contract.CreateRuleRequest,
      { name: 'a', code: '', event_types: 'ticket-closed' },
      /event_types/,
    ],
    ['a new password without the old', contract.UpdateUserRequest, { new_password: 'x' }, /old_password/],
    ['a score of 6', contract.CreateSurveyRequest, { ticket_id: 1, customer_id: 2, score: 6 }, /score/],
    ['an integration that is not http', contract.CreateIntegrationRequest, { name: 'a', type: 'email' }, /type/],
    [
      'an unknown trigger',
      contract.UpdateIntegrationRequest,
      { name: 'a', http: { url: 'https://a.example', triggers: { 'ticket-closed': true } } },
      /ticket-closed/,
    ],
    ['relevance without a ticket', contract.ListMacrosQuery, { order_by: 'relevance' }, /needs a ticket_id/],
    ['a bare usage order', contract.ListTagsQuery, { order_by: 'usage:desc' }, /order_by/],
    ['an unknown report', contract.ReportingRequest, report({ scope: 'tickets' }), /scope/],
    ['a measure of another report', contract.ReportingRequest, report({ measures: ['messagesCount'] }), /measures/],
    ['a report without period', contract.ReportingRequest, report({ filters: [] }), /filters: bound the period/],
    [
      'a report on 367 days',
      contract.ReportingRequest,
      report({ filters: [period[0], { member: 'periodEnd', operator: 'beforeDate', values: ['2027-08-03'] }] }),
      /at most 366 days; this one spans 367/,
    ],
    [
      'a period that ends before it starts',
      contract.ReportingRequest,
      report({ filters: [period[0], { member: 'periodEnd', operator: 'beforeDate', values: ['2026-07-01'] }] }),
      /must be after/,
    ],
    ['teamId as a dimension', contract.ReportingRequest, report({ dimensions: ['teamId'] }), /dimensions/],
  ])('%s is refused', (_, schema, value, message) => {
    expect(problems(schema, value).join('\n')).toMatch(message)
  })

  it('reports everything that is wrong at once', () => {
    expect(problems(contract.CreateUserRequest, { email: 5 }).map((text) => text.split(':')[0])).toEqual([
      'name',
      'email',
      'role',
    ])
  })
})

describe('what is received stays unchanged', () => {
  const tag = {
    future: { nested: true },
    id: 1,
    decoration: { color: '#fff', gradient: 2 },
    description: null,
    name: 'vip',
    usage: 0,
    uri: '/api/tags/1/',
    created_datetime: '2026-01-10T08:00:00.101112+00:00',
    deleted_datetime: null,
  }

  it('unknown keys survive, at the top and inside', () => {
    expect(contract.Tag.parse(tag)).toEqual(tag)
  })

  it('unknown words survive', () => {
    expect(problems(contract.Channel, 'smoke-signals')).toEqual([])
  })
})

describe('the types', () => {
  it('know the words, and let others pass', () => {
    expectTypeOf<Ticket['status']>().toEqualTypeOf<Known<'open' | 'closed'>>()
    const status: Ticket['status'] = 'a word of tomorrow'
    expect(status).toBeTypeOf('string')
  })

  it('do not know keys that are misspelt', () => {
    // @ts-expect-error a tag has no title
    const read = (tag: Tag) => tag.title
    expect(read).toBeTypeOf('function')
  })

  it('know which words each report takes', () => {
    const query: ReportQuery<'tags'> = { scope: 'tags', timezone: 'UTC', filters: [], dimensions: ['tagId'] }
    // @ts-expect-error the report on tags has no survey score
    query.dimensions = ['surveyScore']
    expect(query.scope).toBe('tags')
  })
})
