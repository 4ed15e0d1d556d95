import { hash } from './chance.ts'
import { addresses } from './integrations.ts'
import type { Key } from './keys.ts'
import type { Call } from './thread.ts'
import type { Told } from './tickets.ts'
import type { DemoCustomer, DemoVoiceCall, DemoVoiceCallEvent } from './types.ts'

const outcomes = {
  answered: { status: 'completed', termination_status: 'answered' },
  voicemail: { status: 'missed', termination_status: 'missed' },
  missed: { status: 'no-answer', termination_status: 'abandoned' },
  callback: { status: 'completed', termination_status: 'callback-requested' },
} as const satisfies Record<Call['kind'], Pick<DemoVoiceCall, 'status' | 'termination_status'>>

/** The calls behind phone tickets. */
export function voiceCallsOf(told: readonly Told[], customers: ReadonlyMap<Key, DemoCustomer>): DemoVoiceCall[] {
  return told.flatMap(({ ticket, thread }): DemoVoiceCall[] => {
    const { call } = thread
    if (!call) return []
    const theirs = customers.get(ticket.customer)?.channels.find(({ type }) => type === 'phone')?.address ?? ''
    const ours = addresses['phone-line'] ?? ''
    const duration = Math.round(call.seconds * (0.8 + (hash('duration', ticket.key) % 40) / 100))
    const rings = (9 + (hash('rings', ticket.key) % 20)) / 60
    const start = ticket.minutesAgo + duration / 60 + rings + 0.2
    const end = ticket.minutesAgo + 0.1
    const agent = ticket.messages.flatMap(({ author }) => ('agent' in author ? [author.agent] : []))[0] ?? null
    const isAnswered = call.kind === 'answered'
    return [
      {
        key: `call.${ticket.key}`,
        ticket: ticket.key,
        customer: ticket.customer,
        integration: 'phone-line',
        external_id: `CA${hex(ticket.key)}`,
        ...outcomes[call.kind],
        direction: call.outbound ? 'outbound' : 'inbound',
        phone_number_source: call.outbound ? ours : theirs,
        phone_number_destination: call.outbound ? theirs : ours,
        duration,
        initiated_by_agent: call.outbound ? agent : null,
        last_answered_by_agent: isAnswered && !call.outbound ? agent : null,
        last_rang_agent: call.outbound ? null : agent,
        recording: recordingOf(call, ticket.key, duration, end),
        summary: isAnswered ? (call.summary ?? null) : null,
        events: eventsOf(call, agent, start, end, rings),
        minutesAgo: start,
        endedMinutesAgo: end,
      },
    ]
  })
}

function recordingOf(call: Call, key: Key, duration: number, end: number): DemoVoiceCall['recording'] {
  if (call.kind !== 'answered' && call.kind !== 'voicemail') return null
  return {
    type: call.kind === 'answered' ? 'call-recording' : 'voicemail',
    external_id: `RE${hex(`recording ${key}`)}`,
    duration: Math.max(4, duration - 6),
    transcription_status: duration < 20 ? 'recording_too_short' : 'completed',
    minutesAgo: end - 0.05,
  }
}

function eventsOf(call: Call, agent: Key | null, start: number, end: number, rings: number): DemoVoiceCallEvent[] {
  const by = (type: DemoVoiceCallEvent['type'], minutesAgo: number, who: Key | null = null): DemoVoiceCallEvent => ({
    type,
    agent: who,
    minutesAgo,
  })
  if (call.outbound) {
    return [
      by('outgoing-phone-call', start, agent),
      by('outgoing-phone-call-connected', start - rings, agent),
      by('completed-phone-call', end, agent),
    ]
  }
  const arrival = [by('incoming-phone-call', start), by('phone-call-ringing', start - 0.05, agent)]
  switch (call.kind) {
    case 'answered':
      return [
        ...arrival,
        by('phone-call-answered', start - rings, agent),
        by('phone-call-conversation-started', start - rings - 0.01, agent),
        by('completed-phone-call', end, agent),
        by('call-recording', end - 0.05),
      ]
    case 'voicemail':
      return [...arrival, by('missed-phone-call', start - rings, agent), by('voicemail-recording', end - 0.05)]
    case 'missed':
      return [...arrival, by('missed-phone-call', end, agent)]
    case 'callback':
      return [
        ...arrival,
        by('phone-call-enqueued', start - 0.1),
        by('message-played', start - rings),
        by('phone-call-dequeued', end + 0.01),
        by('completed-phone-call', end),
      ]
  }
}

function hex(seed: string): string {
  return [0, 1, 2, 3].map((part) => hash('hex', seed, part).toString(16).padStart(8, '0')).join('')
}
