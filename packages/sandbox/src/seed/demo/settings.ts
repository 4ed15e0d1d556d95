import { type SeedSetting, settingsWith } from '../settings.ts'
import { openingHours } from './calendar.ts'
import { views } from './views.ts'

const surveyText = `Hi {{ticket.customer.firstname}},

we hope that was good help. How did we do?

{{satisfaction_survey_url}}`

/** The settings of every account, and some of its own. */
export const settings: readonly SeedSetting[] = settingsWith({
  'satisfaction-surveys': {
    send_survey_for_chat: true,
    send_survey_for_email: true,
    send_survey_for_contact_form: true,
    survey_email_html: `<p>${surveyText.replaceAll('\n\n', '</p><p>')}</p>`,
    survey_email_text: surveyText,
  },
  'business-hours': {
    business_hours: openingHours.map(({ days, from, to }) => ({
      days: days.join(','),
      from_time: clock(from),
      to_time: clock(to),
    })),
  },
  'ticket-assignment': {
    auto_assign_to_teams: true,
    unassign_on_user_unavailability: ['chat'],
    auto_assign_ticket_to_responding_agent: true,
  },
  'views-ordering': {
    views: order(views.filter(({ category }) => category === 'user')),
    views_top: order(views.filter(({ category, type }) => category === 'system' && type === 'ticket-list')),
    views_bottom: order(views.filter(({ type }) => type === 'customer-list')),
  },
  access: { signup_mode: 'allowed-domains', allowed_domains: ['pebblewren.example'] },
  'views-visibility': { hidden_views: ['@view/sale-week'] },
  'auto-split': { email: { enabled: true, split_after_days: 10 } },
  'default-integration': { email: '@integration/mail-support' },
  'in-ticket-suggestion': { is_demo_hidden: true },
  'agent-costs': { agent_cost_type: 'hourly', agent_cost_per_ticket: 3.4, agent_ticket_per_hour: 8 },
  limits: { max_integrations: 150, max_active_rules: 70 },
})

function order(list: readonly { readonly key: string }[]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key }, index) => [`@view/${key}`, { display_order: index }]))
}

function clock(minuteOfDay: number): string {
  const [hours, minutes] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
