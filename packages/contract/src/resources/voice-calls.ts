import { get, resource } from '../operation.ts'
import { one, pagesOf } from '../paging.ts'
import { ListVoiceCallsQuery, VoiceCall } from '../schemas/voice-calls.ts'

export const voiceCalls = resource('voiceCalls', {
  list: get('/phone/voice-calls', {
    id: 'list-voice-calls',
    summary: 'List phone calls',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    query: ListVoiceCallsQuery,
    reply: pagesOf(VoiceCall),
  }),
  get: get('/phone/voice-calls/{id}', {
    id: 'get-voice-call',
    summary: 'Show one phone call',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    reply: one(VoiceCall),
  }),
})
