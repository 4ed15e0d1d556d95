import type { ReportScope } from '@rhetor/contract'

const aiAgent = 'The sandbox has no AI agent and no automation add-on.'
const sales = 'The sandbox has no AI agent that sells, and no shop.'

/** Reports about what the sandbox does not know; they answer as an account without it does. */
export const unknowable = {
  'ticket-handle-time': 'Nobody watches how long a ticket is on a screen.',
  'online-time': 'Agents of a sandbox do not sign in.',
  'auto-qa': 'No conversation is rated.',
  'ticket-sla': 'The API has no SLA policies, so there are none.',
  'knowledge-insights': aiAgent,
  'voice-agent-events': 'Which events of a call count for an agent is not published.',
  'ai-sales-agent-orders-performance': sales,
  'ai-sales-agent-discounts': sales,
  'ai-sales-agent-activity': sales,
  'ai-sales-agent-buy-through-rate': sales,
  'ai-sales-agent-conversion-rate': sales,
  'overall-automation-rate': aiAgent,
  'ai-agent-automated-interactions': aiAgent,
  'overall-automated-interactions': aiAgent,
  'handover-interactions': aiAgent,
  'ai-agent-coverage-rate': aiAgent,
  'ai-agent-success-rate': aiAgent,
  'overall-time-saved-by-agent': aiAgent,
  'ai-agent-time-saved': aiAgent,
  'ai-agent-ticket-fields': aiAgent,
  'overall-decrease-in-resolution-time': aiAgent,
  'ai-agent-decrease-in-resolution-time': aiAgent,
  'flow-dataset': aiAgent,
  'ai-agent-csat': aiAgent,
  'overall-decrease-in-first-response-time': aiAgent,
  'ai-agent-decrease-in-first-response-time': aiAgent,
} as const satisfies { readonly [Scope in ReportScope]?: string }
export type UnknowableScope = keyof typeof unknowable

/** The figure of an empty report: a count or sum is 0, a mean, a median or a share is not known. */
export function figureOfNothing(measure: string): 0 | null {
  return /^(average|median|revenuePer)|Rate$|^discountUsage$/.test(measure) ? null : 0
}
