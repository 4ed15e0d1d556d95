import type { ScenarioName } from '../../src/control/scenarios.ts'
import type { LoadedScenario, scenarios } from '../../src/scenarios/registry.ts'
import type { TestWorld } from '../world.ts'

/** Loads a scenario and shows what is special about it. */
export type Show<Name extends ScenarioName> = (
  world: TestWorld,
  load: () => Promise<LoadedScenario<Name>>,
) => Promise<void>

/** A show for each scenario of a topic. */
export type Shows<Topic extends Partial<typeof scenarios>> = {
  readonly [Name in keyof Topic & ScenarioName]: Show<Name>
}

export const messageTexts = async ({ api }: TestWorld, ticketId: number) =>
  (await api.tickets.get(ticketId)).messages.map((message) => message.body_text)

export const ticketIds = (tickets: readonly { readonly id: number }[]) => tickets.map(({ id }) => id)

/** The words of the audit log about one ticket. */
export const eventTypes = async ({ api }: TestWorld, ticketId: number) =>
  (await api.events.list({ object_type: 'Ticket', object_id: ticketId, limit: 100 })).items.map(({ type }) => type)
