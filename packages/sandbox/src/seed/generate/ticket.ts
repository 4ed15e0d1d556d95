import { type Micros, minute, parseMoment, toText } from '../../time.ts'
import type { World } from '../../world.ts'
import { ticketDoc } from '../documents.ts'
import type { SeedTicket } from '../store-ticket.ts'
import { pickRoute } from './channels.ts'
import { type Conversation, converse } from './conversation.ts'
import type { Crew } from './crew.ts'
import type { Shopper } from './customers.ts'
import { spam, type Topic, topics } from './phrases.ts'
import { pick, pickWeighted, type Random } from './random.ts'

interface Occasion {
  readonly world: World
  readonly crew: Crew
  readonly shopper: Shopper
  readonly createdAt: Micros
  readonly now: Micros
  readonly position: number
}

const byWeight = [...topics, spam].map((topic) => [topic, topic.weight] as const)
const priorities = [
  ['normal', 84],
  ['high', 9],
  ['low', 5],
  ['critical', 2],
] as const

/** A ticket with its conversation; the position makes its subject one of a kind. */
export function inventTicket(random: Random, occasion: Occasion): SeedTicket {
  const { world, crew, shopper, createdAt, now, position } = occasion
  const topic = pickWeighted(random, byWeight)
  const route = pickRoute(random)
  const agent = pick(random, crew.agents)
  const id = world.newId('tickets')
  const subject = `${pick(random, topic.subjects)} #${10_001 + position}`
  const scene = { ticketId: id, subject, topic, shopper, agent, route, lines: crew.lines, createdAt, now }
  const conversation = converse(random, scene)
  const closedAt = closing(random, conversation, { topic, now })
  const isTaken = conversation.messages.length > 1 || (topic !== spam && random() < 0.4)
  const isSpam = topic === spam
  const last = conversation.messages.at(-1)
  const ticket = ticketDoc({
    id,
    subject,
    channel: route.channel,
    via: route.via,
    status: closedAt === null ? 'open' : 'closed',
    priority: isSpam ? 'low' : pickWeighted(random, priorities),
    language: 'en',
    spam: isSpam,
    is_unread: closedAt === null && last?.userId === null,
    customer_id: shopper.person.id,
    assignee_user_id: isTaken ? agent.id : null,
    assignee_team_id: isSpam ? null : pick(random, crew.teamIds),
    created_datetime: toText(createdAt),
    opened_datetime: isTaken ? toText(conversation.messages[1]?.at ?? createdAt) : null,
    updated_datetime: toText(closedAt ?? last?.at ?? createdAt),
    closed_datetime: closedAt === null ? null : toText(closedAt),
  })
  return {
    ticket,
    createdAt,
    openedAt: ticket.opened_datetime === null ? null : (parseMoment(ticket.opened_datetime) ?? null),
    closedAt,
    trashedAt: null,
    adminId: crew.adminId,
    messages: conversation.messages,
    tags: tagsOf(random, crew, topic),
  }
}

// a few stay open although all seems said
function closing(
  random: Random,
  { messages, isOver }: Conversation,
  { topic, now }: { topic: Topic; now: Micros },
): Micros | null {
  const [isForgotten, wait] = [random() < 0.03, Math.floor((1 + random() * 30) * minute)]
  const last = messages.at(-1)
  if (!isOver || !last || (isForgotten && topic !== spam)) return null
  return last.at + wait < now ? last.at + wait : null
}

function tagsOf(random: Random, { tagIds }: Crew, topic: Topic): SeedTicket['tags'] {
  const mood = random()
  const byRule = [
    ...(topic === spam ? ['spam'] : []),
    ...(mood < 0.12 ? ['sentiments-negative'] : mood > 0.9 ? ['sentiments-positive'] : []),
    ...(random() < 0.05 ? ['VIP'] : []),
  ]
  const byAgent = topic === spam ? [] : [topic.tag, ...(random() < 0.1 ? ['policy'] : [])]
  const idsOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const id = tagIds.get(name)
      return id === undefined ? [] : [id]
    })
  return { byRule: idsOf(byRule), byAgent: idsOf(byAgent) }
}
