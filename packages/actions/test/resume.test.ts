import { actionNamed, type Journal, journals, perform, type Remembered, type StepRecord } from '@rhetor/actions'
import { UncertainWrite } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { demoBeforeEach } from './demo-before-each.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

class Crash extends Error {}

/** The power cut itself, or what says that something had been done before it. */
const isCrash = (error: unknown) => error instanceof Crash || (error as Error).cause instanceof Crash

/** What a table would keep: one row a step, that outlives the run. */
function kept(): Journal & { readonly rows: Map<string, Remembered> } {
  const rows = new Map<string, Remembered>()
  return {
    rows,
    already: ({ id }) => rows.get(id),
    begin: ({ id }) => void rows.set(id, { state: 'begun' }),
    // as a table would: what cannot be written down as JSON is lost
    done: ({ id }, answer) => void rows.set(id, { state: 'done', answer: JSON.parse(JSON.stringify(answer ?? null)) }),
    failed: ({ id }) => void rows.delete(id),
  }
}

type Moment = 'before it leaves' | 'after it arrived' | 'after it was written down'

/** Ends the run at a step, as a power cut would. */
function cut(at: number, moment: Moment): readonly [first: Journal, last: Journal] {
  const crash = ({ index }: StepRecord) => {
    if (index === at) throw new Crash()
  }
  const none = {}
  if (moment === 'before it leaves') return [none, { begin: crash }]
  return moment === 'after it arrived' ? [{ done: crash }, none] : [none, { done: crash }]
}

const actions: readonly [name: string, input: Record<string, unknown>][] = [
  ['reply', { ticket: 8407, text: 'Bonjour Solène', close: true }],
  ['note', { ticket: 8407, text: 'The warehouse confirms' }],
  [
    'hand-over',
    { ticket: 8407, reason: 'approval_needed', summary: 'Wants an invoice', team: 'Customer care', priority: 'high' },
  ],
  ['apply-macro', { ticket: 8407, macro: 'Retours : étiquette', send: true }],
  ['merge-customers', { source: 5150, target: 5153 }],
  ['prioritise', { tickets: [8407, 8405, 8404], priority: 'critical' }],
  [
    'create-ticket',
    {
      customer: 'new.person@example.com',
      subject: 'Your parcel',
      text: 'It is on its way.',
      from: 'support@pebblewren.example',
      tags: ['Never seen before'],
      create_tags: true,
    },
  ],
  ['tags.create', { name: 'Never seen before' }],
  ['tags.delete', { id: 90 }],
]

/** How many there are of everything, and how the ticket at hand looks. */
async function world(): Promise<object> {
  const { store } = demo.sandbox.world()
  const count = (table: 'messages' | 'tickets' | 'customers' | 'tags' | 'outbox') => store.count(table)
  const { status, priority, tags, assignee_team } = await demo.gorgias.tickets.get(8407)
  return {
    counts: ['messages', 'tickets', 'customers', 'tags', 'outbox'].map((table) => count(table as 'tags')),
    ticket: { status, priority, tags: tags.map(({ name }) => name).toSorted(), team: assignee_team?.name },
  }
}

const run = (name: string, input: Record<string, unknown>, journal: Journal) =>
  perform(actionNamed(name), input, demo.session, { face: 'test', consent: () => true, journal })

describe('an interrupted action, run again with its journal', () => {
  for (const [name, input] of actions) {
    for (const moment of ['before it leaves', 'after it arrived', 'after it was written down'] as const) {
      it(`ends as an uninterrupted run does: ${name}, interrupted at each step ${moment}`, async () => {
        const whole = kept()
        await demo.sandbox.control.state.snapshot({ name: 'uncut' })
        const first = await run(name, input, whole)
        const steps = whole.rows.size
        const uncut = await world()
        expect(steps).toBeGreaterThan(0)
        for (let at = 0; at < steps; at++) {
          await demo.sandbox.control.state.restore({ name: 'uncut' })
          demo.session.directory.forget()
          const journal = kept()
          const [before, after] = cut(at, moment)
          await expect(run(name, input, journals(before, journal, after))).rejects.toSatisfy(isCrash)
          demo.session.directory.forget()
          const again = await run(name, input, journal).catch((error: unknown) => error)
          if (again instanceof UncertainWrite) {
            // what can neither be repeated nor looked up is said to be unclear, and not done twice
            expect([name, moment]).not.toContain('after it was written down')
            expect(again.message).toContain('interrupted')
            continue
          }
          expect(again).toMatchObject({ state: 'done' })
          expect(Object.keys((again as { result: object }).result ?? {})).toEqual(
            Object.keys((first as { result: object }).result ?? {}),
          )
          expect(await world()).toEqual(uncut)
        }
      })
    }
  }
})

const knownCustomer = { subject: 'Votre facture', text: 'Bonjour', from: 'support@pebblewren.example' }

/** What people type again when they are not sure, without any journal. */
const typedAgain: typeof actions = [
  ...actions.filter(([name]) => !name.includes('.')),
  ['create-ticket', { ...knownCustomer, customer: 'solene.marchandet16@courriel-vert.example' }],
  ['create-ticket', { customer: 5017, as: 'note', subject: 'Call back', text: 'Promised for Friday.' }],
  ['update', { tickets: [8407, 8405], add_tags: ['Never seen before'], create_tags: true, status: 'closed' }],
  ['erase-customer', { customer: 5150 }],
]

describe('a command that is typed again', () => {
  it.each(typedAgain)('does it once: %s %j', async (name, input) => {
    await demo.sandbox.control.state.snapshot({ name: 'uncut' })
    await run(name, input, {})
    const once = await world()
    demo.session.directory.forget()
    await run(name, input, {}).catch(unlessErased(name))
    expect(await world()).toEqual(once)
  })

  it.each(typedAgain)('does it once after it was cut off at any step: %s %j', async (name, input) => {
    const steps: string[] = []
    await demo.sandbox.control.state.snapshot({ name: 'uncut' })
    await run(name, input, { begin: ({ id }) => void steps.push(id) })
    const once = await world()
    for (const at of steps.keys()) {
      for (const moment of ['before it leaves', 'after it arrived'] as const) {
        await demo.sandbox.control.state.restore({ name: 'uncut' })
        demo.session.directory.forget()
        await expect(run(name, input, journals(...cut(at, moment)))).rejects.toSatisfy(isCrash)
        demo.session.directory.forget()
        await run(name, input, {}).catch(unlessErased(name))
        expect([at, moment, await world()]).toEqual([at, moment, once])
      }
    }
  })
})

/** Whoever is gone cannot be found to be erased again, and the refusal says so. */
function unlessErased(name: string): (error: unknown) => void {
  return (error) => {
    if (name !== 'erase-customer' || !/there is no such customer/.test(String(error))) throw error
  }
}

describe('a journal', () => {
  it('identifies a step by what it does, not by its place in the plan', async () => {
    const ids: string[] = []
    const watch: Journal = { begin: ({ id }) => void ids.push(id) }
    const handOver = { ticket: 8407, reason: 'approval_needed', summary: 'Wants an invoice', team: 'Customer care' }
    await demo.sandbox.control.state.snapshot({ name: 'before' })
    await run('hand-over', handOver, watch)
    await demo.sandbox.control.state.restore({ name: 'before' })
    demo.session.directory.forget()
    await expect(run('hand-over', handOver, journals(...cut(0, 'after it was written down')))).rejects.toSatisfy(
      isCrash,
    )
    const whole = ids.splice(0)
    await run('hand-over', handOver, watch)
    expect(ids).toEqual(whole.slice(1))
  })

  it('that cannot be written down before a step stops it from being sent', async () => {
    const full = { begin: () => Promise.reject(new Error('disk full')) }
    await expect(run('reply', { ticket: 8407, text: 'Bonjour' }, full)).rejects.toThrow('disk full')
    expect(demo.sent.filter((line) => !line.startsWith('GET'))).toEqual([])
  })

  it('that remembers a step gives its answer instead of sending it', async () => {
    const remembered = { already: () => ({ state: 'done' as const, answer: { id: 71, name: 'vip' } }) }
    const performed = await run('tags.create', { name: 'vip' }, remembered)
    expect(performed).toMatchObject({ state: 'done', result: { id: 71 } })
    expect(demo.sent.filter((line) => line.startsWith('POST'))).toEqual([])
  })

  it('that knows only that a step was begun never repeats it blindly', async () => {
    const begun = { already: () => ({ state: 'begun' as const }) }
    await expect(run('tags.create', { name: 'vip' }, begun)).rejects.toThrow(
      /^tags\.create: .*interrupted after it had begun this.* It was not sent again\.$/,
    )
    await run('reply', { ticket: 8407, text: 'Bonjour' }, begun)
    await run('close', { tickets: [8405] }, begun)
    expect(demo.sent.filter((line) => !line.startsWith('GET'))).toEqual([
      'POST /api/tickets/8407/messages',
      'PUT /api/tickets/8405',
    ])
  })
})
