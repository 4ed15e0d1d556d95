import { messagesOf } from '../messages/of-ticket.ts'
import type { SurveyDoc, TicketDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import { hour, toText } from '../time.ts'
import type { Turn } from '../world.ts'
import { scheduleSurvey } from './send.ts'

interface SurveySettings {
  readonly survey_interval?: number
  readonly [switchName: `send_survey_for_${string}`]: boolean | undefined
}

const switches: Readonly<Record<string, `send_survey_for_${string}`>> = {
  chat: 'send_survey_for_chat',
  email: 'send_survey_for_email',
  contact_form: 'send_survey_for_contact_form',
  'help-center': 'send_survey_for_help_center',
}

/** A closed ticket may get a survey; otherwise the reasons are logged. */
export function closeSurvey(turn: Turn, ticket: TicketDoc): void {
  const { world } = turn
  const setting = world.store.first('settings', sql('type = ?', 'satisfaction-surveys'))
  const data = (setting?.data ?? {}) as SurveySettings
  const name = switches[ticket.channel]
  if (!name) {
    skip(turn, ticket, [`Surveys are not sent on channel ${ticket.channel}.`])
    return
  }
  if (!data[name]) return
  if (world.store.first('surveys', sql('ticket_id = ?', ticket.id))) return
  const reasons = refusals(turn, ticket)
  if (reasons.length > 0) {
    skip(turn, ticket, reasons)
    return
  }
  const due = toText(world.clock.now() + (data.survey_interval ?? 2) * hour)
  const survey: SurveyDoc = {
    id: world.newId('surveys'),
    body_text: null,
    created_datetime: world.now(),
    customer_id: ticket.customer_id ?? 0,
    meta: null,
    score: null,
    scored_datetime: null,
    sent_datetime: null,
    should_send_datetime: due,
    ticket_id: ticket.id,
  }
  world.store.insert('surveys', survey)
  scheduleSurvey(world, survey)
}

function skip(turn: Turn, ticket: TicketDoc, reasons: readonly string[]): void {
  turn.automatic().did('ticket-satisfaction-survey-skipped', ticket.id, { reasons })
}

function refusals({ world }: Turn, ticket: TicketDoc): string[] {
  const messages = messagesOf(world, ticket.id).filter((message) => message.public)
  const reasons: string[] = []
  if (ticket.customer_id === null) reasons.push('The ticket has no customer.')
  if (!messages.some((message) => message.from_agent) || !messages.some((message) => !message.from_agent)) {
    reasons.push('Not enough interaction: at least one message of the customer and one of an agent are needed.')
  }
  const length = messages.reduce((sum, message) => sum + (message.body_text?.length ?? 0), 0)
  if (length < 250) reasons.push('The conversation is shorter than 250 characters.')
  return reasons
}
