import { putInOutbox } from '../outbox.ts'
import type { SurveyDoc } from '../store/documents.ts'
import type { Turn, World } from '../world.ts'

/** Sends the survey when its time comes; without a time it is never sent. */
export function scheduleSurvey(
  { tasks }: World,
  { id, ticket_id, should_send_datetime, sent_datetime }: SurveyDoc,
): void {
  tasks.cancel('survey', 'survey_id', id)
  if (should_send_datetime === null || sent_datetime !== null) return
  tasks.scheduleAt('survey', should_send_datetime, { survey_id: id, ticket_id })
}

export function sendSurvey(turn: Turn, id: number): void {
  const { world } = turn
  const survey = world.store.get('surveys', id)
  if (!survey || survey.sent_datetime !== null || survey.should_send_datetime === null) return
  world.store.put('surveys', { ...survey, sent_datetime: world.now() })
  putInOutbox(world, {
    kind: 'survey',
    to: [String(survey.customer_id)],
    subject: 'How did we do?',
    ticket_id: survey.ticket_id,
  })
  turn.did('satisfaction-survey-sent', survey)
}
