import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Datetime, JsonObject, open, type Schema, strict } from '../schema.ts'

/** One setting of the account; what `data` holds depends on `type`. */
export interface AccountSetting extends types.AccountSetting {}
export const AccountSetting: Schema<AccountSetting> = open(() => ({
  id: z.int(),
  type: z.string(),
  data: z.unknown(),
}))

/** Whether the account is active. */
export interface AccountStatus extends types.AccountStatus {}
export const AccountStatus: Schema<AccountStatus> = open(() => ({
  status: z.string().optional(),
}))

/** The plan of the account. */
export interface AccountSubscription extends types.AccountSubscription {}
export const AccountSubscription: Schema<AccountSubscription> = open(() => ({
  plan: z.string().nullable().optional(),
  status: z.string().optional(),
  start_datetime: Datetime.nullable().optional(),
  trial_start_datetime: Datetime.nullable().optional(),
  trial_end_datetime: Datetime.nullable().optional(),
}))

/** The helpdesk account. */
export interface Account extends types.Account {}
export const Account: Schema<Account> = open(() => ({
  domain: z.string(),
  created_datetime: Datetime,
  deactivated_datetime: Datetime.nullable(),
  status: AccountStatus,
  settings: z.array(AccountSetting),
  current_subscription: AccountSubscription.optional(),
  meta: JsonObject.nullable().optional(),
}))

/** A setting to store; `data` replaces the stored value. */
export interface AccountSettingRequest extends types.AccountSettingRequest {}
export const AccountSettingRequest: Schema<AccountSettingRequest> = strict(() => ({
  type: z.string().describe('Such as business-hours; there is one setting per type'),
  data: z.unknown().describe('What the type requires; replaces the stored value').optional(),
}))

/** Which settings to list. */
export interface ListAccountSettingsQuery extends types.ListAccountSettingsQuery {}
export const ListAccountSettingsQuery: Schema<ListAccountSettingsQuery> = strict(() => ({
  type: z.string().optional(),
}))
