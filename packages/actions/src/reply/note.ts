import type { Ticket, TicketMessage, User } from '@rhetor/client'
import { type CreateTicketMessageRequest, Id, strict } from '@rhetor/contract'
import * as z from 'zod'
import { changes } from '../action.ts'
import { toHtml } from '../html.ts'
import { onceKey } from '../messages/once-key.ts'
import { chronological } from '../messages/thread.ts'
import { answerTo, type Outcome, type Step, step } from '../step.ts'

/** Writes to colleagues; customers never see it. */
export const note = changes({
  name: 'note',
  title: 'Add an internal note',
  summary: 'Writes a note that only the team sees. The same command, run twice, writes one note.',
  effect: 'write',
  takes: { always: ['messages.create'] },
  input: strict(() => ({
    ticket: Id,
    text: z.string().trim().min(1).max(100_000),
    mention: z.array(z.string()).optional().meta({ description: 'Users to notify, by name, e-mail or id' }),
    key: z.string().min(1).max(255).optional().meta({ description: 'Your own key: a note with it is written once' }),
  })),
  positional: ['ticket', 'text'],
  fields: { ticket_id: true, message_id: true, already: true },
  example: { ticket: 8407, text: 'The invoice was sent by post as well.' },
  plan: async (input, session) => {
    const { gorgias, directory, signal } = session
    const [ticket, me, ...mentioned] = await Promise.all([
      gorgias.tickets.get(input.ticket, {}, { signal }),
      session.me(),
      ...(input.mention ?? []).map((who) => directory.user(who)),
    ])
    // the same note may be written again after a new message
    const newest = newestSaid(ticket)
    const key = input.key ?? (await onceKey('note', ticket.id, newest, input.text))
    const ready = readyNote(ticket, { text: input.text, me, mentioned, key })
    const object = `ticket ${ticket.id}`
    return {
      summary: ready.already ? `This note is on ${object} already` : `Note on ${object}`,
      shows: { text: input.text, mentions: mentioned.map(({ name }) => name) },
      steps: ready.steps,
      conclude: (outcomes) => ({ ticket_id: ticket.id, message_id: ready.made(outcomes).id, already: ready.already }),
    }
  },
})

/** The newest message that is not a note; 0 where there is none. */
export function newestSaid(ticket: Ticket): number {
  return chronological(ticket.messages).findLast(({ channel }) => channel !== 'internal-note')?.id ?? 0
}

interface Noted {
  readonly text: string
  readonly me: User
  readonly mentioned?: readonly User[]
  /** A note with it is written once. */
  readonly key: string
}

/** A note that is ready to be written, unless it exists. */
export function readyNote(
  ticket: Ticket,
  { text, me, mentioned = [], key }: Noted,
): { readonly steps: readonly Step[]; readonly already: boolean; made(outcomes: readonly Outcome[]): TicketMessage } {
  const written = ticket.messages.find(({ external_id }) => external_id === key)
  const object = `ticket ${ticket.id}`
  const only = step(
    'messages.create',
    { ticket_id: ticket.id, ...noteMessage(text, me, mentioned) },
    { says: `Write an internal note on ${object}`, object, key },
  )
  return {
    steps: written ? [] : [only],
    already: written !== undefined,
    made: (outcomes) => written ?? (answerTo(only, outcomes) as TicketMessage),
  }
}

/** A message that only the team sees. */
export function noteMessage(text: string, me: User, mentioned: readonly User[] = []): CreateTicketMessageRequest {
  return {
    channel: 'internal-note',
    via: 'api',
    from_agent: true,
    public: false,
    sender: { id: me.id },
    source: { type: 'internal-note' },
    body_text: text,
    body_html: toHtml(text),
    ...(mentioned.length > 0 && { mention_ids: mentioned.map(({ id }) => id) }),
  }
}
