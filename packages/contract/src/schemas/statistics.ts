import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Datetime, DatetimeInput, JsonObject, known, open, type Schema, strict } from '../schema.ts'

/** The period, and the one before it. */
export interface LegacyStatisticMeta extends types.LegacyStatisticMeta {}
export const LegacyStatisticMeta: Schema<LegacyStatisticMeta> = open(() => ({
  start_datetime: Datetime,
  end_datetime: Datetime,
  previous_start_datetime: Datetime.optional(),
  previous_end_datetime: Datetime.optional(),
}))

/** A statistic of the legacy API. */
export interface LegacyStatistic extends types.LegacyStatistic {}
export const LegacyStatistic: Schema<LegacyStatistic> = open(() => ({
  data: JsonObject,
  meta: LegacyStatisticMeta,
}))

/** From when to when. */
export interface LegacyStatisticPeriod extends types.LegacyStatisticPeriod {}
export const LegacyStatisticPeriod: Schema<LegacyStatisticPeriod> = strict(() => ({
  start_datetime: DatetimeInput,
  end_datetime: DatetimeInput,
}))

/** What the statistic covers. */
export interface LegacyStatisticFilters extends types.LegacyStatisticFilters {}
export const LegacyStatisticFilters: Schema<LegacyStatisticFilters> = strict(() => ({
  period: LegacyStatisticPeriod.optional(),
  agents: z.array(z.int()).describe('Ids of users').optional(),
  channels: z.array(z.string()).describe('email, chat and so on').optional(),
  campaigns: z.array(z.string()).describe('Ids of campaigns').optional(),
  tags: z.array(z.int()).describe('Ids of tags').optional(),
  integrations: z.array(z.int()).describe('Ids of integrations').optional(),
  score: z.array(z.int()).describe('Scores of surveys, 1 to 5').optional(),
}))

export const legacyStatisticNames = [
  'overview',
  'total-tickets-created',
  'total-tickets-replied',
  'total-tickets-closed',
  'total-messages-sent',
  'total-messages-received',
  'median-first-response-time',
  'median-resolution-time',
  'total-one-touch-tickets',
  'support-volume',
  'resolution-time',
  'first-response-time',
  'tickets-created-per-hour-per-weekday',
  'tickets-per-tag',
  'tickets-created-per-channel',
  'tickets-created-per-channel-per-day',
  'tickets-closed-per-agent',
  'tickets-closed-per-agent-per-day',
  'messages-sent-per-macro',
  'satisfaction-surveys',
  'latest-satisfaction-surveys',
  'revenue-overview',
  'revenue-per-agent',
  'revenue-per-day',
  'revenue-per-ticket',
  'intents-overview',
  'intents-breakdown-per-day',
  'intents-occurrence',
] as const
export type LegacyStatisticName = (typeof legacyStatisticNames)[number]

/** What the statistic covers. */
export interface LegacyStatisticRequest extends types.LegacyStatisticRequest {}
export const LegacyStatisticRequest: Schema<LegacyStatisticRequest> = strict(() => ({
  filters: LegacyStatisticFilters.describe('period is required; agents, tags, channels and so on narrow it'),
}))

/** One figure of the overview. */
export interface LegacyStatisticTile extends types.LegacyStatisticTile {}
export const LegacyStatisticTile: Schema<LegacyStatisticTile> = open(() => ({
  name: z.string(),
  type: known(['number', 'duration', 'percent']),
  value: z.number().nullable(),
  delta: z.number().nullable(),
  more_is_better: z.boolean().optional(),
}))
