import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Datetime, JsonObject, open, type Schema, strict } from '../schema.ts'

/** One setting of the account; what `data` holds depends on `type`. */
export type AccountSetting = types.AccountSetting
export const AccountSetting: Schema<types.AccountSetting> = open(() => ({
  id: z.int(),
  type: z.string(),
  data: z.unknown(),
}))

/** Whether the account is active. */
export type AccountStatus = types.AccountStatus
export const AccountStatus: Schema<types.AccountStatus> = open(() => ({
  status: z.string().optional(),
}))

/** The plan of the account. */
export type AccountSubscription = types.AccountSubscription
export const AccountSubscription: Schema<types.AccountSubscription> = open(() => ({
  plan: z.string().nullable().optional(),
  status: z.string().optional(),
  start_datetime: Datetime.nullable().optional(),
  trial_start_datetime: Datetime.nullable().optional(),
  trial_end_datetime: Datetime.nullable().optional(),
}))

/** The helpdesk account. */
export type Account = types.Account
export const Account: Schema<types.Account> = open(() => ({
  domain: z.string(),
  created_datetime: Datetime,
  deactivated_datetime: Datetime.nullable(),
  status: AccountStatus,
  settings: z.array(AccountSetting),
  current_subscription: AccountSubscription.optional(),
  meta: JsonObject.nullable().optional(),
}))

/** A setting to store; `data` replaces the stored value. */
export type AccountSettingRequest = types.AccountSettingRequest
export const AccountSettingRequest: Schema<types.AccountSettingRequest> = strict(() => ({
  type: z.string().describe('Such as business-hours; there is one setting per type'),
  data: z.unknown().describe('What the type requires; replaces the stored value').optional(),
}))

/** Which settings to list. */
export type ListAccountSettingsQuery = types.ListAccountSettingsQuery
export const ListAccountSettingsQuery: Schema<types.ListAccountSettingsQuery> = strict(() => ({
  type: z.string().optional(),
}))
