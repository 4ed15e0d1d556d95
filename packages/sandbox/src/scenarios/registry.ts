import type { ScenarioName } from '../control/scenarios.ts'
import { automation } from './automation.ts'
import { channels } from './channels.ts'
import { content } from './content.ts'
import { delivery } from './delivery.ts'
import { identity } from './identity.ts'
import { lists } from './lists.ts'
import type { Scenario, ScenarioContext } from './scenario.ts'
import { timing } from './timing.ts'
import { transport } from './transport.ts'

/** Every scenario, by name. */
export const scenarios = {
  ...delivery,
  ...automation,
  ...timing,
  ...identity,
  ...channels,
  ...transport,
  ...content,
  ...lists,
} as const satisfies Readonly<Record<ScenarioName, Scenario>>

/** What loading answers: the name, and the ids this scenario gives. */
export type LoadedScenario<Name extends ScenarioName = ScenarioName> = {
  [Each in Name]: { readonly name: Each } & ReturnType<(typeof scenarios)[Each]['set']>
}[Name]

export function listScenarios(): { name: string; description: string }[] {
  return Object.entries<Scenario>(scenarios).map(([name, { description }]) => ({ name, description }))
}

/** Sets a scenario up in an account: all of it, or nothing. */
export function loadScenario(context: ScenarioContext, name: ScenarioName): LoadedScenario {
  const ids = context.world.store.transaction(() => scenarios[name].set(context))
  return { name, ...ids } as LoadedScenario
}
