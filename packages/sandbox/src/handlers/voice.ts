import { type ListCall, listPage } from '../http/list-page.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import type { Handlers } from './call.ts'

type VoiceTable = 'voice_calls' | 'voice_events' | 'voice_recordings'

function newestFirst(call: ListCall, table: VoiceTable, column: string, id: number | undefined): unknown {
  return listPage(call, {
    table,
    where: id === undefined ? [] : [sql(`"${column}" = ?`, id)],
    orderBy: 'created_datetime',
    direction: 'desc',
    envelope: 'without-total',
    toWire: (docs) => docs,
  })
}

export const voiceCalls: Handlers<'voiceCalls'> = {
  list: (call) => newestFirst(call, 'voice_calls', 'ticket_id', call.query.ticket_id),
  get: ({ world, params }) => getOr404(world.store, 'voice_calls', params.id),
}

export const voiceCallEvents: Handlers<'voiceCallEvents'> = {
  list: (call) => newestFirst(call, 'voice_events', 'call_id', call.query.call_id),
  get: ({ world, params }) => getOr404(world.store, 'voice_events', params.id),
}

export const voiceCallRecordings: Handlers<'voiceCallRecordings'> = {
  list: (call) => newestFirst(call, 'voice_recordings', 'call_id', call.query.call_id),
  get: ({ world, params }) => getOr404(world.store, 'voice_recordings', params.id),
  delete: ({ world, caller, params }) => {
    world.store.put('voice_recordings', {
      ...getOr404(world.store, 'voice_recordings', params.id),
      url: null,
      deleted_datetime: world.now(),
      deleted_by_user_id: caller.user.id,
    })
  },
}
