import { between, fraction, hash } from './chance.ts'
import { commentsFor } from './survey-comments.ts'
import type { Mood } from './thread.ts'
import type { Told } from './tickets.ts'
import type { DemoSurvey } from './types.ts'

type Score = NonNullable<DemoSurvey['score']>

/** Chances out of a hundred, from five stars down to one. */
const chances: Readonly<Record<Mood, Readonly<Record<Score, number>>>> = {
  good: { 5: 76, 4: 15, 3: 5, 2: 1, 1: 3 },
  neutral: { 5: 46, 4: 24, 3: 14, 2: 7, 1: 9 },
  bad: { 5: 10, 4: 15, 3: 19, 2: 24, 1: 32 },
}
const scores: readonly Score[] = [5, 4, 3, 2, 1]

const surveyed: readonly string[] = ['email', 'chat', 'contact_form']
const delay = 120

/** The surveys after closed tickets: two hours later, most are never answered. */
export function surveysOf(told: readonly Told[]): DemoSurvey[] {
  const comments = commentsFor()
  return told.flatMap(({ ticket, thread, mood }): DemoSurvey[] => {
    const closed = ticket.closedMinutesAgo
    const hasBoth = ticket.messages.some(({ via }) => via === 'helpdesk') && !ticket.from_agent
    const isLong = ticket.messages.reduce((sum, { body_text }) => sum + body_text.length, 0) >= 250
    const isAsked = closed !== null && surveyed.includes(ticket.channel) && hasBoth && isLong
    if (!isAsked || ticket.spam || thread.cast?.kind || ticket.snoozeEndsInMinutes !== null) return []
    if (ticket.trashedMinutesAgo !== null || hash('survey', ticket.key) % 10 > 7) return []
    const sent = closed - delay
    const scored = sent - (3 + 2400 * fraction('scored', ticket.key) ** 2)
    const isScored = sent > 0 && scored > 0 && hash('answers', ticket.key) % 100 < 44
    const score = isScored ? scoreOf(mood, ticket.key) : null
    const hasComment = score !== null && hash('comments', ticket.key) % 100 < (score === 5 ? 50 : 72)
    return [
      {
        key: `survey.${ticket.key}`,
        ticket: ticket.key,
        customer: ticket.customer,
        score,
        body_text: hasComment ? comments.next(score, ticket.language) : null,
        minutesAgo: closed,
        shouldSendMinutesAgo: sent,
        sentMinutesAgo: sent > 0 ? sent - 0.2 : null,
        scoredMinutesAgo: score === null ? null : scored,
      },
    ]
  })
}

function scoreOf(mood: Mood, key: string): Score {
  let left = between(0, 99, 'score', key)
  for (const score of scores) {
    if (left < chances[mood][score]) return score
    left -= chances[mood][score]
  }
  return 5
}
