import type { EventType } from '@rhetor/contract'
import { scheduleSurvey } from '../../surveys/send.ts'
import type { DemoSurvey } from '../demo/types.ts'
import type { Loading } from './loading.ts'

/** The surveys; those whose time is still to come are scheduled. */
export function loadSurveys(loading: Loading, surveys: readonly DemoSurvey[]): void {
  const oldestFirst = surveys.toSorted((one, other) => other.minutesAgo - one.minutesAgo)
  for (const survey of oldestFirst) {
    const doc = loading.place('surveys', undefined, (id) => ({
      id,
      body_text: survey.body_text,
      created_datetime: loading.at(survey.minutesAgo),
      customer_id: loading.idOf('customer', survey.customer),
      meta: null,
      score: survey.score,
      scored_datetime: loading.at(survey.scoredMinutesAgo),
      sent_datetime: loading.at(survey.sentMinutesAgo),
      should_send_datetime: loading.at(survey.shouldSendMinutesAgo),
      ticket_id: loading.idOf('ticket', survey.ticket),
    }))
    scheduleSurvey(loading.world, doc)
    logSurvey(loading, survey, doc.id)
  }
}

function logSurvey(loading: Loading, { sentMinutesAgo, scoredMinutesAgo }: DemoSurvey, id: number): void {
  const log = (minutesAgo: number | null, type: EventType) => {
    if (minutesAgo === null) return
    loading.history.record(loading.micros(minutesAgo), null, [[type, id]])
  }
  log(sentMinutesAgo, 'satisfaction-survey-sent')
  log(scoredMinutesAgo, 'satisfaction-survey-responded')
}
