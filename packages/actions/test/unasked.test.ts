import { type UnaskedStore, unaskedBudget, unaskedInMemory } from '@rhetor/actions'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { demoBeforeEach } from './demo-before-each.ts'

const minute = 60_000

function budgetAt(clock: { now: number }, store: UnaskedStore = unaskedInMemory()) {
  return unaskedBudget({ account: 'acme', store, now: () => clock.now })
}

describe('the budget of unasked changes', () => {
  it('of a session ends at 20 objects, and says how many there were', async () => {
    const budget = budgetAt({ now: 0 })
    for (let call = 0; call < 4; call++) expect(await budget.take(5)).toBeUndefined()
    expect(await budget.take(1)).toBe('20 objects were changed without a question in this session')
    // a question that nobody answered counts nothing
    expect(await budget.take(1)).toContain('20 objects')
  })

  it('begins again once somebody has agreed', async () => {
    const budget = budgetAt({ now: 0 })
    await budget.take(20)
    await budget.agreed()
    expect(await budget.take(20)).toBeUndefined()
  })

  it('of an account ends at 60 objects in an hour, whatever the number of sessions', async () => {
    const clock = { now: 0 }
    const store = unaskedInMemory()
    for (let session = 0; session < 3; session++) {
      clock.now += 10 * minute
      expect(await budgetAt(clock, store).take(20)).toBeUndefined()
    }
    expect(await budgetAt(clock, store).take(1)).toBe('60 objects were changed without a question in the last hour')
    // the first 20 are more than an hour ago
    clock.now += 41 * minute
    expect(await budgetAt(clock, store).take(20)).toBeUndefined()
    expect(await budgetAt(clock, store).take(1)).toContain('60 objects')
  })

  it('of a session holds for all of its accounts together', async () => {
    const session = { objects: 0 }
    const store = unaskedInMemory()
    const [acme, uk] = ['acme', 'uk'].map((account) => unaskedBudget({ account, store, now: () => 0, session }))
    expect(await acme?.take(12)).toBeUndefined()
    expect(await uk?.take(9)).toContain('12 objects')
  })

  it('of the hour of one account is not that of another', async () => {
    const store = unaskedInMemory()
    await budgetAt({ now: 0 }, store).take(20)
    const other = unaskedBudget({ account: 'uk', store, now: () => 0, limits: { session: 20, hour: 20 } })
    expect(await other.take(20)).toBeUndefined()
  })
})

describe('a session in which a model decides', () => {
  let demo: DemoSession
  demoBeforeEach((open) => {
    demo = open
  })
  const trash = [8390, 8391, 8392, 8393, 8395, 8396, 8397, 8398, 8399, 8400, 8401, 8402, 8403, 8404, 8405]
  const limits = { session: 10, hour: 60 }
  const budget = () => unaskedBudget({ account: 'acme', store: unaskedInMemory(), now: demo.session.clock.now, limits })

  it('is asked about the change that would go beyond the budget', async () => {
    const options = { budget: budget(), consent: () => false }
    const states: string[] = []
    for (let start = 0; start < trash.length; start += 5) {
      const { state } = await demo.act('update', { tickets: trash.slice(start, start + 5), trashed: true }, options)
      states.push(state)
    }
    expect(states).toEqual(['done', 'done', 'declined'])
    expect(demo.audit).toHaveLength(10)
  })

  it('goes beyond it by no more than one call, however many come at once', async () => {
    const options = { budget: budget(), consent: () => false }
    await Promise.all(trash.map((ticket) => demo.act('update', { tickets: [ticket], priority: 'critical' }, options)))
    expect(demo.audit).toHaveLength(10)
  })

  it('does not count what was certainly refused', async () => {
    const options = { budget: budget(), consent: () => false }
    for (let call = 0; call < 15; call++)
      await expect(demo.act('tickets.update', { id: 1, status: 'open' }, options)).rejects.toThrow()
    expect((await demo.act('tickets.update', { id: 8407, priority: 'high' }, options)).state).toBe('done')
  })

  it('counts each message of a new ticket', async () => {
    const note = { channel: 'internal-note', via: 'api', from_agent: true, sender: { id: 5001 }, body_text: 'x' }
    const preview = await demo.act(
      'tickets.create',
      { messages: Array.from({ length: 20 }, () => note) },
      { dryRun: true },
    )
    expect(preview).toMatchObject({ preview: { consent: 'itemised', objects: { length: 20 } } })
  })

  it('is asked once about a change that needs consent anyway, and that consent does not reset the count', async () => {
    const shared = budget()
    await demo.act('update', { tickets: trash.slice(0, 5), priority: 'critical' }, { budget: shared })
    await demo.act('update', { tickets: trash.slice(5, 10), priority: 'critical' }, { budget: shared })
    await demo.act('reply', { ticket: 8407, text: 'Bonjour' }, { budget: shared })
    expect(demo.asked.map(({ because }) => because)).toEqual([undefined])
    await demo.act('update', { tickets: trash.slice(10, 11), priority: 'critical' }, { budget: shared })
    expect(demo.asked[1]).toMatchObject({
      consent: 'plain',
      because: '10 objects were changed without a question in this session',
    })
  })
})
