import { del, get, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import { ListVoiceCallRecordingsQuery, VoiceCallRecording } from '../schemas/voice-calls.ts'

export const voiceCallRecordings = resource('voiceCallRecordings', {
  list: get('/phone/voice-call-recordings', {
    id: 'list-voice-call-recordings',
    summary: 'List recordings of phone calls',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    query: ListVoiceCallRecordingsQuery,
    reply: pagesOf(VoiceCallRecording),
  }),
  get: get('/phone/voice-call-recordings/{id}', {
    id: 'get-voice-call-recording',
    summary: 'Show one recording',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    reply: one(VoiceCallRecording),
  }),
  delete: del('/phone/voice-call-recordings/{id}', {
    id: 'delete-voice-call-recording',
    summary: 'Delete a recording',
    effect: 'destroy',
    reaches: [],
    repeat: 'until-gone',
    scopes: 'undocumented',
    role: 'lite-agent',
    reply: nothing,
  }),
})
