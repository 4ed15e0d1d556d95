import { Id, strict, ticketPriorities } from '@rhetor/contract'
import * as z from 'zod'
import { changes, type Plan } from './action.ts'
import { changeOperations, changesOf } from './change/change.ts'
import { onceKey } from './messages/once-key.ts'
import { newestSaid, readyNote } from './reply/note.ts'

/** Why a person has to take over. */
export const handoverReasons = [
  'human_requested',
  'out_of_scope',
  'missing_information',
  'low_confidence',
  'approval_needed',
  'policy_exception',
  'low_quality_draft',
  'sensitive_topic',
  'angry_customer',
  'action_failed',
  'reply_undeliverable',
  'loop_limit',
] as const
type HandoverReason = (typeof handoverReasons)[number]

const sentiments = ['positive', 'neutral', 'negative'] as const

const Points = z.array(z.string().trim().min(1).max(2_000)).max(50)

const HandOverInput = strict(() => ({
  ticket: Id,
  reason: z.enum(handoverReasons),
  summary: z.string().trim().min(1).max(10_000).meta({ description: 'What the customer wants, and what was tried' }),
  facts: Points.optional().meta({ description: 'What was found out' }),
  questions: Points.optional().meta({ description: 'What is still open' }),
  next_step: z.string().trim().min(1).max(2_000).optional().meta({ description: 'What to do next' }),
  sentiment: z.enum(sentiments).optional(),
  language: z.string().trim().min(2).max(35).optional().meta({ description: 'The language of the customer' }),
  team: z
    .union([z.string().min(1), z.int()])
    .optional()
    .meta({ description: 'Who takes over, by name or id; by default the team stays' }),
  priority: z.enum(ticketPriorities).optional(),
  tag: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .default('handover')
    .meta({ description: 'The tag of every ticket that is handed over' }),
}))
type HandOverInput = z.output<typeof HandOverInput>

interface HandedOver {
  readonly ticket_id: number
  readonly note_id: number
  readonly reason: HandoverReason
  readonly team: string | null
  readonly tags: readonly string[]
  /** What was changed now, in words. */
  readonly changed: readonly string[]
  /** The note was there before. */
  readonly already: boolean
}

/** Hands a ticket over to people, with everything they need. */
export const handOver = changes({
  name: 'hand-over',
  title: 'Hand over to people',
  summary:
    'Writes what is known into an internal note, tags the ticket with the reason, assigns it to a team and to no user, opens it and ends its snooze. The customer is not notified.',
  effect: 'write',
  takes: { always: ['messages.create'], sometimes: changeOperations },
  input: HandOverInput,
  positional: ['ticket', 'reason', 'summary'],
  fields: { ticket_id: true, note_id: true, reason: true, team: true, tags: true, changed: true, already: true },
  example: {
    ticket: 8407,
    reason: 'approval_needed',
    summary: 'Wants an invoice with VAT; asked twice.',
    team: 'Customer care',
  },
  plan: async (input, session): Promise<Plan<HandedOver>> => {
    const { gorgias, directory, signal } = session
    const [ticket, me, team] = await Promise.all([
      gorgias.tickets.get(input.ticket, {}, { signal }),
      session.me(),
      input.team === undefined ? undefined : directory.team(input.team),
    ])
    const text = noteFor(input)
    // not by its team: a second try with another team must find the note of the first
    const key = await onceKey('hand-over', ticket.id, newestSaid(ticket), input.reason, input.summary)
    const note = readyNote(ticket, { text, me, key })
    const tags = [input.tag, reasonTag(input)]
    const action = handOver.name
    const tagged = await changesOf(action, [ticket], { add_tags: tags, create_tags: true }, session)
    const given = await changesOf(
      action,
      [ticket],
      {
        ...(team && { assignee_team: team.id }),
        assignee_user: null,
        status: 'open',
        ...(input.priority && { priority: input.priority }),
      },
      session,
    )
    const changed = [...tagged.changed, ...given.changed].flatMap(({ words }) => words)
    return {
      summary: `Ticket ${ticket.id} goes ${team ? `to ${team.name ?? team.id}` : 'to any agent'}: ${input.reason}`,
      shows: { note: text, reason: input.reason, team: team?.name ?? null, tags },
      // the note first: whatever fails afterwards, what is known is written down
      steps: [...note.steps, ...tagged.steps, ...given.steps],
      conclude: (outcomes) => ({
        ticket_id: ticket.id,
        note_id: note.made(outcomes).id,
        reason: input.reason,
        team: team?.name ?? ticket.assignee_team?.name ?? null,
        tags,
        changed,
        already: note.already,
      }),
    }
  },
})

/** `handover-angry-customer` */
function reasonTag({ tag, reason }: HandOverInput): string {
  return `${tag}-${reason.replaceAll('_', '-')}`
}

function noteFor({ reason, summary, facts, questions, next_step, sentiment, language }: HandOverInput): string {
  const about = [
    `Reason: ${reason}`,
    ...(sentiment ? [`Sentiment: ${sentiment}`] : []),
    ...(language ? [`Language: ${language}`] : []),
  ]
  return [
    `Handed over\n${about.join('\n')}`,
    `Summary\n${summary}`,
    points('Facts', facts),
    points('Open questions', questions),
    next_step && `Next step\n${next_step}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

function points(title: string, list: readonly string[] = []): string | undefined {
  return list.length > 0 ? `${title}\n${list.map((point) => `- ${point}`).join('\n')}` : undefined
}
