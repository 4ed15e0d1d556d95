import { openingHours } from './calendar.ts'
import type { DemoSetting } from './types.ts'
import { views } from './views.ts'

const surveyText = `Hi {{ticket.customer.firstname}},

we hope that was good help. How did we do?

{{satisfaction_survey_url}}`

/** The nine of every account in their order, then some more. */
export const settings: readonly DemoSetting[] = [
  {
    type: 'satisfaction-surveys',
    data: {
      send_survey_for_chat: true,
      send_survey_for_email: true,
      send_survey_for_contact_form: true,
      send_survey_for_help_center: false,
      survey_email_html: `<p>${surveyText.replaceAll('\n\n', '</p><p>')}</p>`,
      survey_email_text: surveyText,
      survey_interval: 2,
    },
  },
  {
    type: 'business-hours',
    data: {
      timezone: 'UTC',
      business_hours: openingHours.map(({ days, from, to }) => ({
        days: days.join(','),
        from_time: clock(from),
        to_time: clock(to),
      })),
    },
  },
  {
    type: 'ticket-assignment',
    data: {
      assignment_channels: [
        'chat',
        'facebook-messenger',
        'instagram-direct-message',
        'sms',
        'twitter-direct-message',
        'whatsapp',
        'custom-chat',
      ],
      auto_assign_to_teams: true,
      unassign_on_reply: false,
      max_user_chat_ticket: 3,
      max_user_non_chat_ticket: 4,
      can_exceed_max_agent_capacity: false,
      unassign_on_user_unavailability: ['chat'],
      auto_assign_ticket_to_responding_agent: true,
    },
  },
  {
    type: 'views-ordering',
    data: {
      views: order(views.filter(({ category }) => category === 'user')),
      views_top: order(views.filter(({ category, type }) => category === 'system' && type === 'ticket-list')),
      views_bottom: order(views.filter(({ type }) => type === 'customer-list')),
      view_sections: {},
    },
  },
  {
    type: 'access',
    data: {
      signup_mode: 'allowed-domains',
      allowed_domains: ['pebblewren.example'],
      google_sso_enabled: false,
      office365_sso_enabled: false,
      custom_sso_providers: {},
      two_fa_enforced_datetime: null,
      skip_2fa_after_sso_datetime: null,
      sso_enforced_datetime: null,
    },
  },
  { type: 'views-visibility', data: { hidden_views: ['@view/sale-week'] } },
  { type: 'auto-merge', data: { tickets: { enabled: false, merging_window_days: 5 } } },
  { type: 'auto-split', data: { email: { enabled: true, split_after_days: 10 } } },
  { type: 'default-integration', data: { email: '@integration/mail-support' } },
  { type: 'in-ticket-suggestion', data: { is_demo_hidden: true } },
  { type: 'agent-costs', data: { agent_cost_type: 'hourly', agent_cost_per_ticket: 3.4, agent_ticket_per_hour: 8 } },
  { type: 'limits', data: { max_integrations: 150, max_active_rules: 70 } },
]

function order(list: readonly { readonly key: string }[]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key }, index) => [`@view/${key}`, { display_order: index }]))
}

function clock(minuteOfDay: number): string {
  const [hours, minutes] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
