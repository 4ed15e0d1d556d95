import { matcherOf } from './match.ts'
import type { Operation } from './operation.ts'
import { account } from './resources/account.ts'
import { customFields } from './resources/custom-fields.ts'
import { customers } from './resources/customers.ts'
import { events } from './resources/events.ts'
import { files } from './resources/files.ts'
import { integrations } from './resources/integrations.ts'
import { jobs } from './resources/jobs.ts'
import { macros } from './resources/macros.ts'
import { messages } from './resources/messages.ts'
import { metricCards } from './resources/metric-cards.ts'
import { reporting } from './resources/reporting.ts'
import { rules } from './resources/rules.ts'
import { satisfactionSurveys } from './resources/satisfaction-surveys.ts'
import { search } from './resources/search.ts'
import { statistics } from './resources/statistics.ts'
import { tags } from './resources/tags.ts'
import { teams } from './resources/teams.ts'
import { tickets } from './resources/tickets.ts'
import { users } from './resources/users.ts'
import { views } from './resources/views.ts'
import { voiceCallEvents } from './resources/voice-call-events.ts'
import { voiceCallRecordings } from './resources/voice-call-recordings.ts'
import { voiceCalls } from './resources/voice-calls.ts'
import { widgets } from './resources/widgets.ts'

/** Gorgias, resource by resource. */
export const resources = {
  account,
  customFields,
  customers,
  events,
  files,
  integrations,
  jobs,
  macros,
  messages,
  metricCards,
  reporting,
  rules,
  satisfactionSurveys,
  search,
  statistics,
  tags,
  teams,
  tickets,
  users,
  views,
  voiceCallEvents,
  voiceCallRecordings,
  voiceCalls,
  widgets,
} as const
export type Resources = typeof resources

/** Every documented operation, in the order of the resources. */
export const operations: readonly Operation[] = Object.values(resources).flatMap((rows): Operation[] =>
  Object.values(rows),
)

/** The operation behind a method and a path below `/api`. */
export const matchOperation = matcherOf(operations)

const byName = new Map(operations.map((operation) => [operation.name, operation]))

/** The operation with a name such as `tickets.update`, where there is one. */
export function knownOperation(name: string): Operation | undefined {
  return byName.get(name)
}

/** The same; throws where there is none. */
export function operationNamed(name: string): Operation {
  const found = byName.get(name)
  if (!found) throw new Error(`there is no operation ${name}`)
  return found
}
