/** One kind of setting, and what it says. */
export interface SeedSetting {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What the settings of a new account say, in the order of their ids. */
const shipped: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'satisfaction-surveys': {
    send_survey_for_chat: false,
    send_survey_for_email: false,
    send_survey_for_contact_form: false,
    send_survey_for_help_center: false,
    survey_email_html: '<p>How did we do?</p>',
    survey_email_text: 'How did we do?',
    survey_interval: 2,
  },
  'business-hours': {
    timezone: 'UTC',
    business_hours: [{ days: '1,2,3,4,5', from_time: '09:00', to_time: '17:00' }],
  },
  'ticket-assignment': {
    assignment_channels: [
      'chat',
      'facebook-messenger',
      'instagram-direct-message',
      'sms',
      'twitter-direct-message',
      'whatsapp',
      'custom-chat',
    ],
    auto_assign_to_teams: false,
    unassign_on_reply: false,
    max_user_chat_ticket: 3,
    max_user_non_chat_ticket: 4,
    can_exceed_max_agent_capacity: false,
    unassign_on_user_unavailability: [],
    auto_assign_ticket_to_responding_agent: false,
  },
  'views-ordering': { views: {}, views_top: {}, views_bottom: {}, view_sections: {} },
  access: {
    signup_mode: 'invite',
    allowed_domains: [],
    google_sso_enabled: false,
    office365_sso_enabled: false,
    custom_sso_providers: {},
  },
  'views-visibility': { hidden_views: [] },
  'auto-merge': { tickets: { enabled: false, merging_window_days: 5 } },
  'auto-split': { email: { enabled: false, split_after_days: 10 } },
}

/** The default settings with the values of this account, then the settings that only this account has. */
export function settingsWith(changes: Readonly<Record<string, Readonly<Record<string, unknown>>>>): SeedSetting[] {
  const types = [...new Set([...Object.keys(shipped), ...Object.keys(changes)])]
  return types.map((type) => ({ type, data: { ...shipped[type], ...changes[type] } }))
}
