import { startSandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'
import { startShop } from '../../../test/support/shop.ts'
import type { ScenarioName } from '../src/control/scenarios.ts'
import { type LoadedScenario, listScenarios } from '../src/scenarios/registry.ts'
import { automationShows } from './scenarios/automation.ts'
import { channelShows } from './scenarios/channels.ts'
import { contentShows } from './scenarios/content.ts'
import { deliveryShows } from './scenarios/delivery.ts'
import { identityShows } from './scenarios/identity.ts'
import { listShows } from './scenarios/lists.ts'
import type { Show } from './scenarios/show.ts'
import { timingShows } from './scenarios/timing.ts'
import { transportShows } from './scenarios/transport.ts'
import { openWorld } from './world.ts'

const shows: { readonly [Name in ScenarioName]: Show<Name> } = {
  ...deliveryShows,
  ...automationShows,
  ...timingShows,
  ...identityShows,
  ...channelShows,
  ...transportShows,
  ...contentShows,
  ...listShows,
}
const names = listScenarios().map(({ name }) => name) as ScenarioName[]

describe('a scenario', () => {
  it.each(names)('%s has a test', (name) => {
    expect(shows).toHaveProperty([name])
  })

  it.each(listScenarios())('$name says what happens, why it matters and what to look for', ({ description }) => {
    expect(description).toMatch(/^[A-Z].{150,600}\.$/)
  })

  it('is listed with its description', async () => {
    await using sandbox = await startSandbox()
    expect(await sandbox.control.scenarios.list()).toEqual(listScenarios())
  })

  it('can be loaded into the demo twice, beside all the others', async () => {
    await using sandbox = await startShop({ frozen: true })
    for (const name of [...names, ...names]) {
      await expect(sandbox.control.scenarios.load({ name }), name).resolves.toMatchObject({ name })
      await sandbox.advance(60_000)
    }
  })

  it('is gone after a reset', async () => {
    await using sandbox = await startSandbox()
    const before = await sandbox.control.counts.get()
    for (const name of names) await sandbox.control.scenarios.load({ name })
    await sandbox.control.state.reset()
    expect(await sandbox.control.counts.get()).toEqual(before)
    expect([await sandbox.control.faults.list(), await sandbox.control.rate.set({})]).toEqual([[], { mode: 'off' }])
  })

  it('that is unknown is answered with the names that exist', async () => {
    await using sandbox = await startSandbox()
    // @ts-expect-error only names that there are compile
    const load = sandbox.control.scenarios.load({ name: 'full-moon' })
    await expect(load).rejects.toThrow('sandbox scenarios.load: name: not one of the 38 known words')
    const body = JSON.stringify({ name: 'full-moon' })
    const url = `${sandbox.url}/__sandbox/scenarios/load`
    expect((await sandbox.fetch(url, { method: 'POST', body })).status).toBe(400)
  })
})

describe('what is special about', () => {
  for (const [name, show] of Object.entries(shows) as [ScenarioName, Show<ScenarioName>][]) {
    it(name, async () => {
      await using world = await openWorld()
      const load = async () => {
        const loaded = await world.sandbox.control.scenarios.load({ name })
        expect(loaded.name).toBe(name)
        return loaded as LoadedScenario<ScenarioName>
      }
      await show(world, load)
      expect(world.differences).toEqual([])
    })
  }
})
