import { z } from 'zod'
import { Datetime, DatetimeInput, JsonObject, known, open, type Schema } from '../schema.ts'

const legacyStatisticMeta = open({
  start_datetime: Datetime,
  end_datetime: Datetime,
  previous_start_datetime: Datetime.optional(),
  previous_end_datetime: Datetime.optional(),
})
/** The period, and the one before it. */
export interface LegacyStatisticMeta extends z.output<typeof legacyStatisticMeta> {}
export const LegacyStatisticMeta: Schema<LegacyStatisticMeta> = legacyStatisticMeta

const legacyStatistic = open({
  data: JsonObject,
  meta: LegacyStatisticMeta,
})
/** A statistic of the first generation. */
export interface LegacyStatistic extends z.output<typeof legacyStatistic> {}
export const LegacyStatistic: Schema<LegacyStatistic> = legacyStatistic

const legacyStatisticPeriod = z.strictObject({
  start_datetime: DatetimeInput,
  end_datetime: DatetimeInput,
})
/** From when to when. */
export interface LegacyStatisticPeriod extends z.output<typeof legacyStatisticPeriod> {}
export const LegacyStatisticPeriod: Schema<LegacyStatisticPeriod> = legacyStatisticPeriod

const legacyStatisticFilters = z.strictObject({
  period: LegacyStatisticPeriod.optional(),
  agents: z.array(z.int()).meta({ description: 'Ids of users' }).optional(),
  channels: z.array(z.string()).meta({ description: 'email, chat and so on' }).optional(),
  campaigns: z.array(z.string()).meta({ description: 'Ids of campaigns' }).optional(),
  tags: z.array(z.int()).meta({ description: 'Ids of tags' }).optional(),
  integrations: z.array(z.int()).meta({ description: 'Ids of integrations' }).optional(),
  score: z.array(z.int()).meta({ description: 'Scores of surveys, 1 to 5' }).optional(),
})
/** What the statistic covers. */
export interface LegacyStatisticFilters extends z.output<typeof legacyStatisticFilters> {}
export const LegacyStatisticFilters: Schema<LegacyStatisticFilters> = legacyStatisticFilters

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

const legacyStatisticRequest = z.strictObject({
  filters: LegacyStatisticFilters.meta({ description: 'period is needed; agents, tags, channels and so on narrow it' }),
})
/** What the statistic covers. */
export interface LegacyStatisticRequest extends z.output<typeof legacyStatisticRequest> {}
export const LegacyStatisticRequest: Schema<LegacyStatisticRequest> = legacyStatisticRequest

const legacyStatisticTile = open({
  name: z.string(),
  type: known(['number', 'duration', 'percent']),
  value: z.number().nullable(),
  delta: z.number().nullable(),
  more_is_better: z.boolean().optional(),
})
/** One figure of the overview. */
export interface LegacyStatisticTile extends z.output<typeof legacyStatisticTile> {}
export const LegacyStatisticTile: Schema<LegacyStatisticTile> = legacyStatisticTile
