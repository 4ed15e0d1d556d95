import { fileUrl } from '../../files/store-file.ts'
import type { VoiceCallDoc, VoiceRecordingDoc } from '../../store/documents.ts'
import type { DemoVoiceCall } from '../demo/types.ts'
import { storeDemoFile } from './demo-files.ts'
import type { Loading } from './loading.ts'

/** Phone calls with what happened in them and what was recorded. */
export function loadVoiceCalls(loading: Loading, calls: readonly DemoVoiceCall[]): void {
  for (const call of calls.toSorted((one, other) => other.minutesAgo - one.minutesAgo)) {
    const id = loading.world.newId('voice_calls')
    const recording = loadRecording(loading, call, id)
    loading.world.store.insert('voice_calls', toDoc(loading, call, id, recording))
    loadEvents(loading, call, id)
  }
}

function toDoc(
  loading: Loading,
  call: DemoVoiceCall,
  id: number,
  recording: VoiceRecordingDoc | undefined,
): VoiceCallDoc {
  const started = loading.at(call.minutesAgo)
  const summaries =
    call.summary !== null && recording
      ? [
          {
            id: recording.id,
            recording_id: recording.id,
            summary: call.summary,
            created_datetime: recording.created_datetime,
          },
        ]
      : []
  return {
    id,
    integration_id: loading.idOf('integration', call.integration),
    ticket_id: loading.idOf('ticket', call.ticket),
    // phone numbers have no list of their own: one for each phone integration
    phone_number_id: loading.idOf('integration', call.integration) - 126_000,
    external_id: call.external_id,
    provider: 'twilio',
    status: call.status,
    direction: call.direction,
    phone_number_source: call.phone_number_source,
    country_source: null,
    phone_number_destination: call.phone_number_destination,
    country_destination: null,
    duration: call.duration,
    started_datetime: started,
    created_datetime: started,
    updated_datetime: loading.at(call.endedMinutesAgo),
    initiated_by_agent_id: loading.idOrNull('agent', call.initiated_by_agent),
    last_answered_by_agent_id: loading.idOrNull('agent', call.last_answered_by_agent),
    last_rang_agent_id: loading.idOrNull('agent', call.last_rang_agent),
    customer_id: loading.idOf('customer', call.customer),
    has_voicemail: recording?.type === 'voicemail',
    has_call_recording: recording?.type === 'call-recording',
    summaries,
    termination_status: call.termination_status,
    queue_id: null,
    status_in_queue: null,
    monitoring_status: 'none',
    last_monitoring_agent_id: null,
    answered_by_external_number: null,
    answered_by_external_customer_id: null,
  }
}

function loadRecording(loading: Loading, { recording }: DemoVoiceCall, call_id: number): VoiceRecordingDoc | undefined {
  if (!recording) return undefined
  const { minutesAgo, ...shown } = recording
  return loading.place('voice_recordings', undefined, (id) => ({
    id,
    call_id,
    ...shown,
    url: fileUrl(storeDemoFile(loading.world, { name: `${recording.type}-${id}.wav`, content_type: 'audio/wav' })),
    created_datetime: loading.at(minutesAgo),
    deleted_datetime: null,
    deleted_by_user_id: null,
    error_code: null,
  }))
}

function loadEvents(loading: Loading, { events, customer }: DemoVoiceCall, call_id: number): void {
  for (const { type, agent, minutesAgo } of events) {
    loading.place('voice_events', undefined, (id) => ({
      id,
      type,
      account_id: 1,
      call_id,
      user_id: loading.idOrNull('agent', agent),
      customer_id: loading.idOf('customer', customer),
      created_datetime: loading.at(minutesAgo),
      meta: null,
    }))
  }
}
