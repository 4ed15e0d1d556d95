import type { Preview } from '@rhetor/actions'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { handoverReasons } from '../src/hand-over.ts'
import { demoBeforeEach } from './demo-before-each.ts'
import { withoutWaiting } from './without-waiting.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

const writes = () => demo.sent.filter((line) => !line.startsWith('GET'))

const handover = {
  ticket: 8407,
  reason: 'angry_customer',
  summary: 'Wants an invoice with VAT. Asked twice.',
  team: 'Customer care',
}

const whole = [
  'POST /api/tickets/8407/messages',
  'POST /api/tags',
  'POST /api/tags',
  'POST /api/tickets/8407/tags',
  'PUT /api/tickets/8407',
]

describe('a hand-over', () => {
  it('writes the note, tags, and then leaves the ticket open, without a user', async () => {
    await demo.act('assign', { tickets: [8407], user: 'me' })
    await demo.act('snooze', { tickets: [8407], until: '3d' })
    demo.sent.length = 0
    const given = await demo.result('hand-over', { ...handover, priority: 'high' })
    expect(writes()).toEqual(whole)
    expect(given).toMatchObject({
      ticket_id: 8407,
      reason: 'angry_customer',
      team: 'Customer care',
      tags: ['handover', 'handover-angry-customer'],
      already: false,
    })
    const ticket = await demo.gorgias.tickets.get(8407)
    expect(ticket).toMatchObject({
      status: 'open',
      snooze_datetime: null,
      assignee_user: null,
      assignee_team: { id: 4101 },
      priority: 'high',
    })
    expect(ticket.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(['handover', 'handover-angry-customer']))
    expect(ticket.messages.at(-1)).toMatchObject({ id: given['note_id'], channel: 'internal-note', public: false })
  })

  it('has everything that was given in its note, and nothing else', async () => {
    const known = {
      facts: ['Order #1054', 'Paid'],
      questions: ['Which VAT number?'],
      next_step: 'Send the invoice.',
      sentiment: 'negative',
      language: 'fr',
    }
    const { preview } = (await demo.act('hand-over', { ...handover, ...known }, { dryRun: true })) as {
      preview: Preview
    }
    expect(preview.shows['note']).toBe(`Handed over
Reason: angry_customer
Sentiment: negative
Language: fr

Summary
Wants an invoice with VAT. Asked twice.

Facts
- Order #1054
- Paid

Open questions
- Which VAT number?

Next step
Send the invoice.`)
    const bare = (await demo.act('hand-over', handover, { dryRun: true })) as { preview: Preview }
    expect(bare.preview.shows['note']).toBe(
      'Handed over\nReason: angry_customer\n\nSummary\nWants an invoice with VAT. Asked twice.',
    )
  })

  it('sends nothing to the customer and needs no consent', async () => {
    await demo.act('hand-over', handover)
    await demo.sandbox.advance(60_000)
    expect(await demo.sandbox.control.outbox.list()).toEqual([])
    expect(demo.asked).toEqual([])
    expect(JSON.stringify(demo.audit)).not.toContain('invoice')
  })

  it('leaves the team as it is where none is named', async () => {
    await demo.act('assign', { tickets: [8407], team: 'returns' })
    expect(await demo.result('hand-over', { ...handover, team: undefined })).toMatchObject({
      team: 'Returns & repairs',
    })
  })

  it.each(handoverReasons)('for %s has a tag of its own', async (reason) => {
    const { preview } = (await demo.act('hand-over', { ...handover, reason, tag: 'ai' }, { dryRun: true })) as {
      preview: Preview
    }
    expect(preview.shows['tags']).toEqual(['ai', `ai-${reason.replaceAll('_', '-')}`])
  })
})

describe('a hand-over to somebody who is not there', () => {
  it('is refused before anything is written, with a list of the teams', async () => {
    await expect(demo.act('hand-over', { ...handover, team: 'Moon base' })).rejects.toThrow(
      /there is no team "Moon base"; there are (?=.*Customer care \(4101\))(?=.*Returns & repairs \(4102\))/,
    )
    expect(writes()).toEqual([])
  })

  it('is refused for an unknown reason', async () => {
    await expect(demo.act('hand-over', { ...handover, reason: 'tired' })).rejects.toThrow(/reason: .*human_requested/)
  })

  it('keeps the note where the team was deleted meanwhile, and continues with another', async () => {
    await demo.session.directory.teams()
    await demo.gorgias.teams.delete(4101)
    await expect(demo.act('hand-over', handover)).rejects.toThrow(/4 of 5 steps done, .*Not tried|4 of 5 steps done/)
    demo.sent.length = 0
    expect(await demo.result('hand-over', { ...handover, team: 4102 })).toMatchObject({ already: true })
    expect(writes()).toEqual(['PUT /api/tickets/8407'])
  })
})

describe('a hand-over that is interrupted', () => {
  it.each([
    ['messages.create', 1],
    ['tags.create', 2],
    ['tickets.addTags', 4],
    ['tickets.update', 5],
  ])('at %s goes on from there', async (operation, step) => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation, status: 403, times: 1 })
    await expect(demo.act('hand-over', handover)).rejects.toThrow(`${step - 1} of 5 steps done`)
    demo.sent.length = 0
    await demo.act('hand-over', handover)
    expect(writes()).toEqual(whole.slice(step - 1))
  })

  it('writes its note once where the answer was lost', async () => {
    await demo.sandbox.control.faults.add({ kind: 'cut-after', operation: 'messages.create', times: 1 })
    await withoutWaiting(demo).result('hand-over', handover)
    const { messages } = await demo.gorgias.tickets.get(8407)
    expect(messages.filter(({ body_text }) => body_text?.startsWith('Handed over'))).toHaveLength(1)
  })

  it('has nothing left to do the second time', async () => {
    const first = await demo.result('hand-over', handover)
    demo.sent.length = 0
    expect(await demo.result('hand-over', handover)).toEqual({ ...first, changed: [], already: true })
    expect(writes()).toEqual([])
  })

  it('is written again once the customer has written again', async () => {
    await demo.act('hand-over', handover)
    await demo.sandbox.control.customer.writes({
      from: 'solene.marchandet16@courriel-vert.example',
      ticket_id: 8407,
      text: '?',
    })
    expect(await demo.result('hand-over', handover)).toMatchObject({ already: false })
  })
})
