import { z } from 'zod'
import { Datetime, evidence, JsonObject, known, open, type Schema } from '../schema.ts'
import { assignmentChannels } from '../words/channels.ts'
import { KnownTimezone } from '../words/timezones.ts'

const settingAccess = open({
  signup_mode: known(['invite', 'allowed-domains']),
  allowed_domains: z.array(z.string()).optional(),
  google_sso_enabled: z.boolean().optional(),
  office365_sso_enabled: z.boolean().optional(),
  two_fa_enforced_datetime: Datetime.nullable().optional(),
  skip_2fa_after_sso_datetime: Datetime.nullable().optional(),
  sso_enforced_datetime: Datetime.nullable().optional(),
  custom_sso_providers: z
    .record(
      z.string(),
      open({
        name: z.string(),
        client_id: z.string(),
        client_secret: z.string(),
        server_metadata_url: z.string(),
      }),
    )
    .optional(),
})
/** Who may sign up and how. */
export interface SettingAccess extends z.output<typeof settingAccess> {}
export const SettingAccess: Schema<SettingAccess> = settingAccess

const settingAgentCosts = open({
  agent_cost_type: known(['yearly', 'hourly']),
  agent_cost_per_ticket: z.number(),
  agent_ticket_per_hour: z.number().nullable().optional(),
})
/** What an agent costs. */
export interface SettingAgentCosts extends z.output<typeof settingAgentCosts> {}
export const SettingAgentCosts: Schema<SettingAgentCosts> = settingAgentCosts

const settingAutoMerge = open({
  tickets: open({
    enabled: z.boolean(),
    merging_window_days: z.int(),
  }),
})
/** Merging of tickets by the same customer. */
export interface SettingAutoMerge extends z.output<typeof settingAutoMerge> {}
export const SettingAutoMerge: Schema<SettingAutoMerge> = settingAutoMerge

const settingAutoSplit = open({
  email: open({
    enabled: z.boolean(),
    split_after_days: z.int().optional(),
  }),
})
/** Splitting of old e-mail threads. */
export interface SettingAutoSplit extends z.output<typeof settingAutoSplit> {}
export const SettingAutoSplit: Schema<SettingAutoSplit> = settingAutoSplit

const businessHoursSlot = open({
  days: z.string().optional(),
  from_time: z.string().optional(),
  to_time: z.string().optional(),
})
/** Opening hours for some days of the week. */
export interface BusinessHoursSlot extends z.output<typeof businessHoursSlot> {}
export const BusinessHoursSlot: Schema<BusinessHoursSlot> = businessHoursSlot

const settingBusinessHours = open({
  timezone: KnownTimezone.optional(),
  business_hours: z.array(BusinessHoursSlot).optional(),
})
/** Opening hours of the account. */
export interface SettingBusinessHours extends z.output<typeof settingBusinessHours> {}
export const SettingBusinessHours: Schema<SettingBusinessHours> = settingBusinessHours

/** The integration each channel sends from. */
export const SettingDefaultIntegration = z.record(z.string(), z.unknown())
export type SettingDefaultIntegration = z.output<typeof SettingDefaultIntegration>

const settingInTicketSuggestion = open({
  is_demo_hidden: z.boolean().nullable(),
})
/** Suggestions inside tickets. */
export interface SettingInTicketSuggestion extends z.output<typeof settingInTicketSuggestion> {}
export const SettingInTicketSuggestion: Schema<SettingInTicketSuggestion> = settingInTicketSuggestion

const settingLimits = open({
  max_integrations: z.int().optional(),
  max_active_rules: z.int().optional(),
})
/** Limits of the plan. */
export interface SettingLimits extends z.output<typeof settingLimits> {}
export const SettingLimits: Schema<SettingLimits> = settingLimits

const settingSatisfactionSurveys = open({
  send_survey_for_chat: z.boolean().optional(),
  send_survey_for_email: z.boolean().optional(),
  send_survey_for_contact_form: z.boolean().optional(),
  send_survey_for_help_center: z.boolean().optional(),
  survey_email_html: z.string().optional(),
  survey_email_text: z.string().optional(),
  survey_interval: z.int().optional(),
})
/** When surveys are sent, and their text. */
export interface SettingSatisfactionSurveys extends z.output<typeof settingSatisfactionSurveys> {}
export const SettingSatisfactionSurveys: Schema<SettingSatisfactionSurveys> = settingSatisfactionSurveys

const settingTableConfig = open({
  active_view: z.string(),
  views: z.array(
    open({
      id: z.string(),
      name: z.string(),
      metrics: z.array(
        open({
          id: z.string(),
          visibility: z.boolean().nullable(),
        }),
      ),
      rows: z.unknown().optional(),
    }),
  ),
})
/** Columns of a statistics table. */
export interface SettingTableConfig extends z.output<typeof settingTableConfig> {}
export const SettingTableConfig: Schema<SettingTableConfig> = settingTableConfig

const settingTicketAssignment = open({
  assignment_channels: z.array(known(assignmentChannels)).optional(),
  auto_assign_to_teams: z.boolean().optional(),
  unassign_on_reply: z.boolean().optional(),
  max_user_chat_ticket: z.int().optional(),
  max_user_non_chat_ticket: z.int().optional(),
  can_exceed_max_agent_capacity: z.boolean().optional(),
  unassign_on_user_unavailability: z.array(known(['chat'])).optional(),
  auto_assign_ticket_to_responding_agent: z.boolean().optional(),
})
/** How tickets are shared out. */
export interface SettingTicketAssignment extends z.output<typeof settingTicketAssignment> {}
export const SettingTicketAssignment: Schema<SettingTicketAssignment> = settingTicketAssignment

const settingViewsOrdering = open({
  views: JsonObject,
  views_top: JsonObject.optional(),
  views_bottom: JsonObject.optional(),
  view_sections: JsonObject,
})
/** Order of views in the sidebar. */
export interface SettingViewsOrdering extends z.output<typeof settingViewsOrdering> {}
export const SettingViewsOrdering: Schema<SettingViewsOrdering> = settingViewsOrdering

const settingViewsVisibility = open({
  hidden_views: z.array(z.int()),
})
/** Views hidden from the sidebar. */
export interface SettingViewsVisibility extends z.output<typeof settingViewsVisibility> {}
export const SettingViewsVisibility: Schema<SettingViewsVisibility> = settingViewsVisibility

const accountSettingDataByType = open({
  'satisfaction-surveys': SettingSatisfactionSurveys.optional(),
  'business-hours': SettingBusinessHours.optional(),
  'ticket-assignment': SettingTicketAssignment.optional(),
  'views-ordering': SettingViewsOrdering.optional(),
  access: SettingAccess.optional(),
  'views-visibility': SettingViewsVisibility.optional(),
  'auto-merge': SettingAutoMerge.optional(),
  'auto-split': SettingAutoSplit.optional(),
  'default-integration': SettingDefaultIntegration.optional(),
  'in-ticket-suggestion': SettingInTicketSuggestion.optional(),
  'agent-costs': SettingAgentCosts.optional(),
  limits: SettingLimits.optional(),
  'agents-table-config': evidence('guess', SettingTableConfig).optional(),
  'agents-availability-table-config': evidence('guess', SettingTableConfig).optional(),
  'channels-table-config': evidence('guess', SettingTableConfig).optional(),
  'product-insights-table-config': evidence('guess', SettingTableConfig).optional(),
})
/** What `data` holds for each type of setting. */
export interface AccountSettingDataByType extends z.output<typeof accountSettingDataByType> {}
export const AccountSettingDataByType: Schema<AccountSettingDataByType> = accountSettingDataByType
