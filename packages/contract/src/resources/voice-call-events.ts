import { get, resource } from '../operation.ts'
import { one, pagesOf } from '../paging.ts'
import { ListVoiceCallEventsQuery, VoiceCallEvent } from '../schemas/voice-calls.ts'

export const voiceCallEvents = resource('voiceCallEvents', {
  list: get('/phone/voice-call-events', {
    id: 'list-voice-call-events',
    summary: 'List what happened in phone calls',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    query: ListVoiceCallEventsQuery,
    reply: pagesOf(VoiceCallEvent),
  }),
  get: get('/phone/voice-call-events/{id}', {
    id: 'get-voice-call-event',
    summary: 'Show one call event',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    reply: one(VoiceCallEvent),
  }),
})
