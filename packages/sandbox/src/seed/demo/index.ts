import { agents, teams } from './agents.ts'
import { voiceCallsOf } from './calls.ts'
import { customFields } from './fields.ts'
import { integrations } from './integrations.ts'
import { macros } from './macros.ts'
import { rules } from './rules.ts'
import { settings } from './settings.ts'
import { shop } from './shop.ts'
import { tellStory } from './story.ts'
import { surveysOf } from './surveys.ts'
import { tags } from './tags.ts'
import { threads } from './threads/index.ts'
import type { Demo } from './types.ts'
import { views } from './views.ts'
import { widgets } from './widgets.ts'

const { customers, told } = tellStory(threads)

/** The demo account, as it stands on a Wednesday afternoon; demo-at.ts has it for any other moment. */
export const demo: Demo = {
  shop,
  agents,
  teams,
  customers: [...customers.values()],
  integrations,
  tags,
  customFields,
  macros,
  views,
  rules,
  settings,
  tickets: told.map(({ ticket }) => ticket),
  surveys: surveysOf(told),
  voiceCalls: voiceCallsOf(told, customers),
  widgets,
}
