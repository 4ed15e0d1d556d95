import { type Aggregate, average, count, countItems } from './aggregate.ts'
import { type Item, itemOf } from './item.ts'
import { secondsBetween } from './response.ts'
import type { Thread, ThreadCall } from './thread.ts'

/** The phone calls of a ticket. */
export function callsOf(thread: Thread): Item[] {
  return thread.calls.map((call) => itemOf(thread, call.created_datetime, callColumns(call)))
}

function callColumns(call: ThreadCall): Item['columns'] {
  const { answered_datetime: answered, ended_datetime: ended, created_datetime: began } = call
  const isInbound = call.direction === 'inbound'
  const waitedUntil = answered ?? ended
  const agentId = call.last_answered_by_agent_id ?? call.initiated_by_agent_id
  return {
    agentId,
    filteringAgentId: agentId ?? call.last_rang_agent_id,
    integrationId: call.integration_id,
    queueId: call.queue_id,
    customerId: call.customer_id,
    createdDatetime: began,
    status: call.status,
    duration: call.duration,
    source: call.phone_number_source,
    destination: call.phone_number_destination,
    callDirection: call.direction,
    talkTime: answered !== null && ended !== null ? secondsBetween(answered, ended) : null,
    waitTime: isInbound && waitedUntil !== null ? secondsBetween(began, waitedUntil) : null,
    voicemailAvailable: call.has_voicemail === 1,
    callRecordingAvailable: call.has_call_recording === 1,
    callTerminationStatus: call.termination_status,
    displayStatus: call.termination_status,
    isAnsweredByAgent: isInbound && call.termination_status === 'answered',
    isPossibleSpam: false,
  }
}

const isInbound = (item: Item) => item.columns['callDirection'] === 'inbound'
const isOutbound = (item: Item) => item.columns['callDirection'] === 'outbound'

const inbound = (ended: string) => count((item) => isInbound(item) && item.columns['callTerminationStatus'] === ended)

const unanswered = count((item) => isInbound(item) && item.columns['callTerminationStatus'] !== 'answered')

// no queue has an SLA here
const sla = {
  slaAchievementRate: () => null,
  breachedExposures: () => 0,
  achievedExposures: () => 0,
} as const satisfies Record<string, Aggregate>

const means = { averageTalkTimeInSeconds: average('talkTime'), averageWaitTimeInSeconds: average('waitTime') }

export const callMeasures = {
  voiceCallsCount: countItems,
  ...means,
  inboundCallsCount: count(isInbound),
  outboundCallsCount: count(isOutbound),
  inboundAnsweredCallsCount: inbound('answered'),
  inboundUnansweredCallsCount: unanswered,
  inboundMissedCallsCount: inbound('missed'),
  inboundAbandonedCallsCount: inbound('abandoned'),
  inboundCancelledCallsCount: inbound('cancelled'),
  inboundCallbackRequestedCallsCount: inbound('callback-requested'),
  ...sla,
}

export const callSummaryMeasures = {
  inboundVoiceCallsCount: count(isInbound),
  outboundVoiceCallsCount: count(isOutbound),
  answeredVoiceCallsCount: inbound('answered'),
  cancelledVoiceCallsCount: inbound('cancelled'),
  abandonedVoiceCallsCount: inbound('abandoned'),
  missedVoiceCallsCount: inbound('missed'),
  unansweredVoiceCallsCount: unanswered,
  callbackRequestedVoiceCallsCount: inbound('callback-requested'),
  ...means,
  ...sla,
}
