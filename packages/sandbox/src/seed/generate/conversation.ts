import type { PersonDoc } from '../../store/documents.ts'
import { hour, type Micros, minute, toText } from '../../time.ts'
import { type MessageDraft, messageDraft } from '../documents.ts'
import type { SeedMessage } from '../store-ticket.ts'
import type { Lines, Route } from './channels.ts'
import type { Shopper } from './customers.ts'
import { followUps, products, type Topic, thanks } from './phrases.ts'
import { pick, type Random } from './random.ts'

interface Scene {
  readonly ticketId: number
  readonly subject: string
  readonly topic: Topic
  readonly shopper: Shopper
  readonly agent: PersonDoc
  readonly route: Route
  readonly lines: Lines
  readonly createdAt: Micros
  readonly now: Micros
}

export interface Conversation {
  readonly messages: readonly SeedMessage[]
  /** Whether everything was said before now. */
  readonly isOver: boolean
}

// four on average
const lengths = [1, 2, 3, 4, 4, 5, 6, 7]

/** Customer and agent in turn, until all is said or now has come. */
export function converse(random: Random, scene: Scene): Conversation {
  const length = scene.topic.answers.length === 0 ? 1 : pick(random, lengths)
  const product = pick(random, products)
  const messages: SeedMessage[] = []
  let at = scene.createdAt
  for (let index = 0; index < length; index++) {
    if (index > 0) at += Math.floor(pause(random, index % 2 === 1))
    const text = textOf(random, scene.topic, { index, isLast: index === length - 1 }).replaceAll('{}', product)
    if (at >= scene.now) return { messages, isOver: false }
    messages.push(toSeedMessage(scene, { at, text, index }))
  }
  return { messages, isOver: true }
}

// most answers are quick, a few take half a day
function pause(random: Random, isAgent: boolean): Micros {
  return 2 * minute + random() ** 4 * (isAgent ? 8 : 14) * hour
}

function textOf(random: Random, topic: Topic, { index, isLast }: { index: number; isLast: boolean }): string {
  if (index === 0) return pick(random, topic.openings)
  if (index % 2 === 1) return pick(random, topic.answers)
  return pick(random, isLast ? thanks : followUps)
}

function toSeedMessage(scene: Scene, line: { at: Micros; text: string; index: number }): SeedMessage {
  const isAgent = line.index % 2 === 1
  return {
    at: line.at,
    failedAt: null,
    userId: isAgent ? scene.agent.id : null,
    draft: toDraft(scene, isAgent, line),
  }
}

function toDraft(
  { ticketId, subject, shopper, agent, route, lines }: Scene,
  isAgent: boolean,
  { at, text, index }: { at: Micros; text: string; index: number },
): MessageDraft {
  const line = lines[route.integration]
  const ours = { name: null, address: line.address }
  const theirs = { name: shopper.person.name, address: shopper[route.address] }
  const html = `<div>${text}</div>`
  return messageDraft({
    ticket_id: ticketId,
    channel: route.channel,
    via: isAgent ? 'helpdesk' : route.via,
    source: { type: route.source, from: isAgent ? ours : theirs, to: [isAgent ? theirs : ours] },
    sender: isAgent ? agent : shopper.person,
    receiver: isAgent ? shopper.person : null,
    from_agent: isAgent,
    integration_id: line.id,
    subject: index === 0 ? subject : `Re: ${subject}`,
    body_text: text,
    body_html: html,
    stripped_html: html,
    created_datetime: toText(at),
  })
}
