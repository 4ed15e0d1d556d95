import type { Preview } from '@rhetor/actions'
import type { MacroAction } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { demoBeforeEach } from './demo-before-each.ts'
import { withoutWaiting } from './without-waiting.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

const writes = () => demo.sent.filter((line) => !line.startsWith('GET'))

/** A macro of these actions, by name and arguments. */
async function macro(...actions: readonly [name: string, given: Record<string, unknown>][]): Promise<number> {
  const rows = actions.map(([name, given]): MacroAction => ({ name, title: name, arguments: given }))
  const { id } = await demo.gorgias.macros.create({ name: 'Made for this', actions: rows })
  demo.sent.length = 0
  return id
}

const label = { ticket: 8407, macro: 'Retours : étiquette' }

describe('a macro', () => {
  it('does all its actions: text, tags and status, in that order', async () => {
    const applied = await demo.result('apply-macro', { ...label, send: true })
    expect(applied).toMatchObject({
      ticket_id: 8407,
      macro_id: 31022,
      changed: ['tagged return', 'status closed'],
      reply: { state: 'sent', channel: 'email', untrusted: { from: 'support@pebblewren.example' } },
      empty_variables: [],
      skipped: [],
    })
    expect(writes()).toEqual([
      'POST /api/tickets/8407/messages',
      'POST /api/tickets/8407/tags',
      'PUT /api/tickets/8407',
    ])
    const { messages, tags, status } = await demo.gorgias.tickets.get(8407)
    expect(status).toBe('closed')
    expect(tags.map(({ name }) => name)).toContain('return')
    const sent = await demo.gorgias.messages.get({ ticket_id: 8407, id: messages.at(-1)?.id ?? 0 })
    expect(sent).toMatchObject({ macros: [{ id: 31022 }], body_text: expect.stringMatching(/^Bonjour Solène,/) })
    expect(sent.body_html).toContain('Bonjour Solène')
  })

  it('shows its text and sends none of it, where that is not asked for', async () => {
    const applied = await demo.result('apply-macro', label)
    expect(applied).toMatchObject({
      reply: null,
      untrusted: { draft: { text: expect.stringMatching(/^Bonjour Solène,/) } },
    })
    expect(writes()).toEqual(['POST /api/tickets/8407/tags', 'PUT /api/tickets/8407'])
    expect(demo.asked).toEqual([])
  })

  it('is shown before it is applied', async () => {
    const { preview } = (await demo.act('apply-macro', { ...label, send: true }, { dryRun: true })) as {
      preview: Preview
    }
    expect(preview).toMatchObject({
      consent: 'plain',
      summary:
        'Retours : étiquette on ticket 8407: its text goes to solene.marchandet16@courriel-vert.example by email; tagged return; status closed',
      shows: {
        macro: 'Retours : étiquette',
        text_is: 'sent',
        text: expect.stringMatching(/^Bonjour Solène/),
        empty_variables: [],
      },
    })
    expect(writes()).toEqual([])
  })

  it('is shown with its HTML where that says something else than its text, and with copies', async () => {
    const id = await macro([
      'setResponseText',
      {
        body_text: 'Thank you.',
        body_html: '<p>Your refund of 900 EUR, <a href="https://evil.example/">here</a>.</p>',
      },
    ])
    const input = { ticket: 8407, macro: id, send: true, cc: ['eve@evil.example'] }
    const { preview } = (await demo.act('apply-macro', input, { dryRun: true })) as { preview: Preview }
    expect(preview.shows).toMatchObject({
      text: 'Thank you.',
      html: 'Your refund of 900 EUR, here.',
      links: ['https://evil.example/'],
      cc: 'eve@evil.example',
    })
  })

  it.each([
    [31022, 31022],
    ['31022', 31022],
    ['retours : ÉTIQUETTE', 31022],
    ['Returns: send', 31005],
  ])('is found by %j', async (name, id) => {
    expect(await demo.result('apply-macro', { ticket: 8407, macro: name })).toMatchObject({ macro_id: id })
  })

  it('run twice changes only what still differs', async () => {
    await demo.act('apply-macro', { ...label, send: true })
    await demo.act('reopen', { tickets: [8407] })
    demo.sent.length = 0
    expect(await demo.result('apply-macro', { ...label, send: true })).toMatchObject({
      changed: ['status closed'],
      reply: { already: true, state: 'sent' },
    })
    expect(writes()).toEqual(['PUT /api/tickets/8407'])
  })

  it('sends its text once, though a date in it has changed meanwhile', async () => {
    const id = await macro([
      'setResponseText',
      { body_text: 'As of {{ticket.updated_datetime|datetime_format("HH:mm:ss")}}.' },
    ])
    await demo.act('apply-macro', { ticket: 8407, macro: id, send: true })
    await demo.sandbox.advance(5_000)
    await demo.act('prioritise', { tickets: [8407], priority: 'critical' })
    expect(await demo.result('apply-macro', { ticket: 8407, macro: id, send: true })).toMatchObject({
      reply: { already: true },
    })
  })

  it('without text has none to send', async () => {
    const applied = await demo.result('apply-macro', { ticket: 8407, macro: 'Spam: away with it', send: true })
    expect(applied).toMatchObject({
      reply: null,
      changed: ['tagged spam', 'tagged auto-close', 'status closed'],
    })
  })

  it('creates the tags it names', async () => {
    const id = await macro(['addTags', { tags: 'moth-holes,  VIP ' }])
    await demo.act('apply-macro', { ticket: 8407, macro: id })
    expect(writes()).toEqual(['POST /api/tags', 'POST /api/tickets/8407/tags'])
  })

  it('removes tags, and its later actions win', async () => {
    await demo.act('tag', { tickets: [8407], tags: ['VIP'] })
    const id = await macro(['addTags', { tags: 'VIP, customs, stock' }], ['removeTags', { tags: 'vip, stock' }])
    await demo.act('apply-macro', { ticket: 8407, macro: id })
    const names = (await demo.gorgias.tickets.get(8407)).tags.map(({ name }) => name)
    expect(names).toContain('customs')
    expect(names).not.toContain('stock')
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['setPriority', { priority: 'critical' }, { priority: 'critical' }],
    ['setSubject', { subject: 'For {{ticket.customer.firstname}}' }, { subject: 'For Solène' }],
    ['setAssigneeUser', { assignee_user: { id: 5006, name: 'Ren' } }, { assignee_user: { id: 5006 } }],
    ['setAssigneeUser', { assignee_user: 5006 }, { assignee_user: { id: 5006 } }],
    ['setAssigneeTeam', { assignee_team: null }, { assignee_team: null }],
    ['setSpam', { spam: true }, { spam: true }],
    ['setLanguage', { language: 'de' }, { language: 'de' }],
    ['setIsUnread', { is_unread: false }, { is_unread: false }],
    [
      'setSnoozeDatetime',
      { snooze_datetime: '2030-01-01T00:00:00Z' },
      { snooze_datetime: '2030-01-01T00:00:00+00:00' },
    ],
  ])('sets what a ticket has: %s %j', async (name, given, expected) => {
    const id = await macro([name, given])
    await demo.act('apply-macro', { ticket: 8407, macro: id })
    expect(await demo.gorgias.tickets.get(8407)).toMatchObject(expected)
  })

  it('leaves out variables that have no value, and says which', async () => {
    const text = 'Dear {{ticket.customer.nickname}}, your {{ticket.subject}}. {{ticket.assignee_user.email}}'
    const id = await macro(['setResponseText', { body_text: text }])
    await demo.act('assign', { tickets: [8407], user: 'nobody' })
    const { preview } = (await demo.act('apply-macro', { ticket: 8407, macro: id }, { dryRun: true })) as {
      preview: Preview
    }
    expect(preview.shows).toMatchObject({
      text: 'Dear , your Demande de facture avec TVA. ',
      empty_variables: ['ticket.customer.nickname', 'ticket.assignee_user.email'],
    })
  })

  it('puts no markup of a customer into its HTML', async () => {
    await demo.gorgias.tickets.update(8407, { subject: '<img src=x onerror=alert(1)>' })
    const id = await macro(['setResponseText', { body_html: '<b>{{ticket.subject}}</b>' }])
    const applied = await demo.result('apply-macro', { ticket: 8407, macro: id })
    expect((applied['untrusted'] as { draft: unknown }).draft).toEqual({
      html: '<b>&lt;img src=x onerror=alert(1)&gt;</b>',
      text: '<img src=x onerror=alert(1)>',
    })
  })
})

describe('what cannot be done here', () => {
  const refund = ['shopifyRefundOrder', { amount: '10.00' }] as [string, Record<string, unknown>]

  it('is refused by name, before anything is done', async () => {
    const id = await macro(['addTags', { tags: 'VIP' }], refund, ['http', { url: 'https://erp.example' }])
    await expect(demo.act('apply-macro', { ticket: 8407, macro: id })).rejects.toThrow(
      /"Made for this" also does what only Gorgias can do \(shopifyRefundOrder, http\); .* skip_unknown/,
    )
    expect(writes()).toEqual([])
  })

  it('is skipped where that is asked, and reported', async () => {
    const id = await macro(['addTags', { tags: 'VIP' }], refund)
    const performed = await demo.act('apply-macro', { ticket: 8407, macro: id, skip_unknown: true })
    expect(performed).toMatchObject({
      preview: {
        shows: { skipped: ['shopifyRefundOrder'] },
        summary: expect.stringMatching(/left out: shopifyRefundOrder$/),
      },
      result: { skipped: ['shopifyRefundOrder'] },
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ['setPriority', { priority: 'high', notify: true }],
    ['setEverything', { everything: 1 }],
    ['setCreatedDatetime', { created_datetime: '2026-01-01' }],
    ['setstatus', { status: 'open' }],
  ])('is every other kind of action: %s %j', async (name, given) => {
    const id = await macro([name, given])
    await expect(demo.act('apply-macro', { ticket: 8407, macro: id })).rejects.toThrow(
      `also does what only Gorgias can do (${name})`,
    )
  })

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['setPriority', { priority: 'urgent' }, /setPriority: priority: /],
    ['setStatus', {}, /setStatus: it has no status/],
    ['setAssigneeUser', { assignee_user: 'ren' }, /setAssigneeUser: assignee_user: /],
  ])('is an action that makes no sense: %s %j', async (name, given, reason) => {
    const id = await macro([name, given])
    await expect(demo.act('apply-macro', { ticket: 8407, macro: id, skip_unknown: true })).rejects.toThrow(reason)
    expect(writes()).toEqual([])
  })
})

describe('a macro that fails', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['nothing is called so', { macro: 'Refnd' }, /there is no macro "Refnd"; there are/],
    ['two are called so', { macro: 'Returns' }, /macro "Returns" could be .*: give the id or the whole name/],
    ['it is in the archive', { macro: 31027 }, /macro 31027 is archived/],
    [
      'the way of its text is not clear',
      { ticket: 8401, macro: 31022, send: true },
      /^apply-macro 8401: nothing was sent: .*phone/,
    ],
  ])('does nothing where %s', async (_, change, reason) => {
    await expect(demo.act('apply-macro', { ...label, ...change })).rejects.toThrow(reason)
    expect(writes()).toEqual([])
  })

  it('does not close a ticket whose text was not sent', async () => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'messages.create', status: 403, times: 1 })
    await expect(demo.act('apply-macro', { ...label, send: true })).rejects.toThrow(/0 of 3 steps done/)
    expect((await demo.gorgias.tickets.get(8407)).status).toBe('open')
  })

  it('continues where it stopped, and sends its text once', async () => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'tickets.addTags', status: 403, times: 1 })
    await expect(demo.act('apply-macro', { ...label, send: true })).rejects.toThrow(/1 of 3 steps done/)
    demo.sent.length = 0
    expect(await demo.result('apply-macro', { ...label, send: true })).toMatchObject({
      reply: { already: true, state: 'sent' },
    })
    expect(writes()).toEqual(['POST /api/tickets/8407/tags', 'PUT /api/tickets/8407'])
  })

  it('finds its text by the key where the answer was lost', async () => {
    await demo.sandbox.control.faults.add({ kind: 'cut-after', operation: 'messages.create', times: 1 })
    expect(await withoutWaiting(demo).result('apply-macro', { ...label, send: true })).toMatchObject({
      reply: { state: 'sent' },
    })
    expect(writes().filter((line) => line.endsWith('/messages'))).toHaveLength(1)
  })

  it('says that its text was not delivered', async () => {
    await demo.sandbox.control.undeliverable.set({ '*': 'Mailbox full.' })
    expect(await demo.result('apply-macro', { ...label, send: true })).toMatchObject({
      reply: { state: 'failed', untrusted: { error: 'Mailbox full.' } },
      changed: ['tagged return', 'status closed'],
    })
  })
})
