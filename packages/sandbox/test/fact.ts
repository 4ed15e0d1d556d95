import { expect, it } from 'vitest'
import { type Fact, type FactId, facts } from '../src/facts.ts'
import { openWorld, type TestWorld } from './world.ts'

/** A test of a fact: named by its sentence, and expected to fail where the manifest names a gap. */
export function fact(id: FactId, test: (world: TestWorld) => Promise<void>): void {
  const { says, gap }: Fact = facts[id]
  const run = gap === undefined ? it : it.fails
  run(`${id}: ${says}`, async () => {
    await using world = await openWorld()
    await test(world)
    expect(world.differences).toEqual([])
  })
}
