import type { Operation, Resources } from '@rhetor/contract'
import { account } from './account.ts'
import type { Answer, Call, Handlers } from './call.ts'
import { customFields } from './custom-fields.ts'
import { customers } from './customers.ts'
import { events } from './events.ts'
import { files } from './files.ts'
import { integrations } from './integrations.ts'
import { jobs } from './jobs.ts'
import { macros } from './macros.ts'
import { messages } from './messages.ts'
import { metricCards } from './metric-cards.ts'
import { reporting } from './reporting.ts'
import { rules } from './rules.ts'
import { satisfactionSurveys } from './satisfaction-surveys.ts'
import { search } from './search.ts'
import { statistics } from './statistics.ts'
import { tags } from './tags.ts'
import { teams } from './teams.ts'
import { tickets } from './tickets.ts'
import { users } from './users.ts'
import { views } from './views.ts'
import { voiceCallEvents, voiceCallRecordings, voiceCalls } from './voice.ts'
import { widgets } from './widgets.ts'

// one for each resource, and in each one for every row: what is missing does not compile
const handlers: { readonly [Name in keyof Resources]: Handlers<Name> } = {
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
}

export function handlerOf(row: Operation): (call: Call) => Answer {
  const ofResource = handlers[row.resource as keyof Resources] as unknown as Record<string, (call: Call) => Answer>
  return ofResource[row.key] as (call: Call) => Answer
}
