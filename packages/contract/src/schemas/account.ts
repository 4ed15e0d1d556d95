import { z } from 'zod'
import { Datetime, JsonObject, open, type Schema } from '../schema.ts'

const accountSetting = open({
  id: z.int(),
  type: z.string(),
  data: z.unknown(),
})
/** One setting of the account; what `data` holds depends on `type`. */
export interface AccountSetting extends z.output<typeof accountSetting> {}
export const AccountSetting: Schema<AccountSetting> = accountSetting

const accountStatus = open({
  status: z.string().optional(),
})
/** Whether the account is active. */
export interface AccountStatus extends z.output<typeof accountStatus> {}
export const AccountStatus: Schema<AccountStatus> = accountStatus

const accountSubscription = open({
  plan: z.string().nullable().optional(),
  status: z.string().optional(),
  start_datetime: Datetime.nullable().optional(),
  trial_start_datetime: Datetime.nullable().optional(),
  trial_end_datetime: Datetime.nullable().optional(),
})
/** The plan of the account. */
export interface AccountSubscription extends z.output<typeof accountSubscription> {}
export const AccountSubscription: Schema<AccountSubscription> = accountSubscription

const account = open({
  domain: z.string(),
  created_datetime: Datetime,
  deactivated_datetime: Datetime.nullable(),
  status: AccountStatus,
  settings: z.array(AccountSetting),
  current_subscription: AccountSubscription.optional(),
  meta: JsonObject.nullable().optional(),
})
/** The helpdesk account. */
export interface Account extends z.output<typeof account> {}
export const Account: Schema<Account> = account

const accountSettingRequest = z.strictObject({
  type: z.string().meta({ description: 'Such as business-hours; there is one setting per type' }),
  data: z.unknown().meta({ description: 'What the type asks for; replaces all that was there' }).optional(),
})
/** A setting to store; `data` replaces what was there. */
export interface AccountSettingRequest extends z.output<typeof accountSettingRequest> {}
export const AccountSettingRequest: Schema<AccountSettingRequest> = accountSettingRequest

const listAccountSettingsQuery = z.strictObject({
  type: z.string().optional(),
})
/** Which settings to list. */
export interface ListAccountSettingsQuery extends z.output<typeof listAccountSettingsQuery> {}
export const ListAccountSettingsQuery: Schema<ListAccountSettingsQuery> = listAccountSettingsQuery
