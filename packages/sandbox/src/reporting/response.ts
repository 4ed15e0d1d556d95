import { parseMoment, second } from '../time.ts'
import type { ThreadMessage } from './thread.ts'

/** An agent's answer, and how long the customer had waited for it. */
interface Response {
  readonly answer: ThreadMessage
  readonly seconds: number
}

/** Every answer of a conversation; the wait begins with the first customer message that nobody had answered. */
export function responsesOf(messages: readonly ThreadMessage[]): Response[] {
  const responses: Response[] = []
  let waiting: ThreadMessage | undefined
  for (const message of messages) {
    if (!message.from_agent) waiting ??= message
    else if (waiting) {
      responses.push({ answer: message, seconds: secondsBetween(waiting.sent_datetime, message.sent_datetime) })
      waiting = undefined
    }
  }
  return responses
}

export function secondsBetween(from: string, to: string): number {
  return Math.round(((parseMoment(to) ?? 0) - (parseMoment(from) ?? 0)) / second)
}
