import type { Behaviours, Call } from '../call.ts'
import type { VoiceRecordingDoc } from '../docs.ts'
import { listPage } from '../http/list-page.ts'
import { notFound } from '../problem.ts'
import { type Stored, sql } from '../store/store.ts'
import type { TableName } from '../store/tables.ts'

function newestFirst(call: Call<never, never>, table: TableName, column: string, id: number | undefined): unknown {
  return listPage<Stored>(call as never, {
    table,
    where: id === undefined ? [] : [sql(`"${column}" = ?`, id)],
    orderBy: 'created_datetime',
    direction: 'desc',
    envelope: 'without-total',
    toWire: (docs) => docs,
  })
}

function found(call: Call<{ id: number }, never>, table: TableName): Stored {
  const doc = call.world.store.get(table, call.params.id)
  if (!doc) throw notFound()
  return doc
}

export const voiceCalls: Behaviours<'voiceCalls'> = {
  list: (call) => newestFirst(call as never, 'voice_calls', 'ticket_id', call.query.ticket_id),
  get: (call) => found(call as never, 'voice_calls'),
}

export const voiceCallEvents: Behaviours<'voiceCallEvents'> = {
  list: (call) => newestFirst(call as never, 'voice_events', 'call_id', call.query.call_id),
  get: (call) => found(call as never, 'voice_events'),
}

export const voiceCallRecordings: Behaviours<'voiceCallRecordings'> = {
  list: (call) => newestFirst(call as never, 'voice_recordings', 'call_id', call.query.call_id),
  get: (call) => found(call as never, 'voice_recordings'),
  delete: (call) => {
    const recording = found(call as never, 'voice_recordings') as VoiceRecordingDoc
    call.world.store.put<VoiceRecordingDoc>('voice_recordings', {
      ...recording,
      url: null,
      deleted_datetime: call.world.now(),
      deleted_by_user_id: call.caller.user.id,
    })
  },
}
