import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Cursor, Datetime, JsonObject, known, limit, open, type Schema, strict } from '../schema.ts'

export const voiceCallStatuses = [
  'answered',
  'connected',
  'in-progress',
  'initiated',
  'queued',
  'ringing',
  'ending',
  'busy',
  'canceled',
  'completed',
  'failed',
  'no-answer',
  'missed',
] as const
export type VoiceCallStatus = (typeof voiceCallStatuses)[number]

/** A summary of a recording. */
export interface VoiceCallSummary extends types.VoiceCallSummary {}
export const VoiceCallSummary: Schema<VoiceCallSummary> = open(() => ({
  id: z.int(),
  recording_id: z.int(),
  summary: z.string(),
  created_datetime: Datetime,
}))

/** A phone call. */
export interface VoiceCall extends types.VoiceCall {}
export const VoiceCall: Schema<VoiceCall> = open(() => ({
  id: z.int(),
  integration_id: z.int(),
  ticket_id: z.int().nullable().optional(),
  phone_number_id: z.int().nullable().optional(),
  external_id: z.string(),
  provider: z.string(),
  status: known(voiceCallStatuses),
  direction: known(['inbound', 'outbound']),
  phone_number_source: z.string().nullable().optional(),
  country_source: z.string().nullable().optional(),
  phone_number_destination: z.string().nullable().optional(),
  country_destination: z.string().nullable().optional(),
  duration: z.int().nullable().optional(),
  started_datetime: Datetime.nullable().optional(),
  created_datetime: Datetime,
  updated_datetime: Datetime.nullable().optional(),
  initiated_by_agent_id: z.int().nullable().optional(),
  last_answered_by_agent_id: z.int().nullable().optional(),
  last_rang_agent_id: z.int().nullable().optional(),
  customer_id: z.int().nullable().optional(),
  has_voicemail: z.boolean().optional(),
  has_call_recording: z.boolean().optional(),
  summaries: z.array(VoiceCallSummary).optional(),
  termination_status: known(['answered', 'cancelled', 'missed', 'abandoned', 'callback-requested'])
    .nullable()
    .optional(),
  queue_id: z.int().nullable().optional(),
  status_in_queue: z.string().nullable().optional(),
  answered_by_external_number: z.string().nullable().optional(),
  answered_by_external_customer_id: z.int().nullable().optional(),
  monitoring_status: known(['listening', 'whispering', 'none']).nullable().optional(),
  last_monitoring_agent_id: z.int().nullable().optional(),
}))

export const voiceCallEventTypes = [
  'phone-call-answered',
  'phone-call-ringing',
  'phone-call-dial-failed',
  'phone-call-agent-dialed',
  'incoming-phone-call',
  'outgoing-phone-call',
  'completed-phone-call',
  'call-recording',
  'missed-phone-call',
  'declined-phone-call',
  'call-ending-triggered',
  'voicemail-recording',
  'phone-call-conversation-started',
  'phone-call-forwarded-to-external-number',
  'phone-call-forwarded-to-gorgias-number',
  'phone-call-forwarded',
  'message-played',
  'outgoing-phone-call-connected',
  'child-call-not_answered',
  'phone-call-transfer-initiated',
  'phone-call-transfer-failed',
  'phone-call-enqueued',
  'phone-call-enqueue-skipped',
  'phone-call-dequeued',
  'phone-call-wrap-up-started',
  'phone-call-wrap-up-ended',
  'ivr-menu-presented',
  'ivr-option-selected',
  'phone-call-deflected-to-sms',
  'customer-field-conditional-evaluated',
  'monitoring-started',
  'monitoring-ended',
  'monitoring-updated',
] as const
export type VoiceCallEventType = (typeof voiceCallEventTypes)[number]

/** Something that happened in a call. */
export interface VoiceCallEvent extends types.VoiceCallEvent {}
export const VoiceCallEvent: Schema<VoiceCallEvent> = open(() => ({
  id: z.int(),
  type: known(voiceCallEventTypes),
  account_id: z.int().optional(),
  call_id: z.int(),
  user_id: z.int().nullable().optional(),
  customer_id: z.int().nullable().optional(),
  created_datetime: Datetime,
  meta: z.union([JsonObject, z.string()]).nullable().optional(),
}))

/** A recording or voicemail of a call. */
export interface VoiceCallRecording extends types.VoiceCallRecording {}
export const VoiceCallRecording: Schema<VoiceCallRecording> = open(() => ({
  id: z.int(),
  call_id: z.int(),
  external_id: z.string().nullable().optional(),
  url: z.string().nullable().optional(),
  duration: z.int().nullable().optional(),
  type: known(['call-recording', 'voicemail']),
  created_datetime: Datetime,
  deleted_datetime: Datetime.nullable().optional(),
  deleted_by_user_id: z.int().nullable().optional(),
  error_code: known(['RECORDING_IS_PRIVATE']).nullable().optional(),
  transcription_status: known([
    'requested',
    'completed',
    'failed',
    'recording_too_short',
    'recording_too_long',
    'low_quality_transcription',
  ])
    .nullable()
    .optional(),
}))

/** Which call events to list. */
export interface ListVoiceCallEventsQuery extends types.ListVoiceCallEventsQuery {}
export const ListVoiceCallEventsQuery: Schema<ListVoiceCallEventsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  call_id: z.int().optional(),
}))

/** Which recordings to list. */
export interface ListVoiceCallRecordingsQuery extends types.ListVoiceCallRecordingsQuery {}
export const ListVoiceCallRecordingsQuery: Schema<ListVoiceCallRecordingsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  call_id: z.int().optional(),
}))

/** Which calls to list. */
export interface ListVoiceCallsQuery extends types.ListVoiceCallsQuery {}
export const ListVoiceCallsQuery: Schema<ListVoiceCallsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  ticket_id: z.int().optional(),
}))
