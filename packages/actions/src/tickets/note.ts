import type { Ticket } from '@rhetor/client'
import { Id } from '@rhetor/contract'
import { z } from 'zod'
import { changes } from '../action.ts'
import { step } from '../step.ts'
import { onceKey } from './once-key.ts'
import { toHtml } from './reply.ts'

/** Writes to colleagues; customers never see it. */
export const note = changes({
  name: 'note',
  title: 'Add an internal note',
  summary: 'Writes a note that only the team sees. The same note by the same command twice is written once.',
  effect: 'write',
  input: z.strictObject({
    ticket: Id,
    text: z.string().trim().min(1).max(100_000),
    mention: z.array(z.string()).optional().meta({ description: 'Users to tell, by name, e-mail or id' }),
    key: z.string().min(1).max(255).optional().meta({ description: 'Your own key: a note with it is written once' }),
  }),
  positional: ['ticket', 'text'],
  example: { ticket: 8407, text: 'The invoice was sent by post as well.' },
  plan: async (input, session) => {
    const { gorgias, directory, signal } = session
    const [ticket, me, ...mentioned] = await Promise.all([
      gorgias.tickets.get(input.ticket, {}, { signal }),
      session.me(),
      ...(input.mention ?? []).map((who) => directory.user(who)),
    ])
    // a note may be written again once something has happened since
    const newest = ticket.messages.findLast(({ channel }) => channel !== 'internal-note')?.id ?? 0
    const key = input.key ?? (await onceKey('note', ticket.id, newest, input.text))
    const written = ticket.messages.find(({ external_id }) => external_id === key)
    const object = `ticket ${ticket.id}`
    const only = step(
      'messages.create',
      {
        ticket_id: ticket.id,
        channel: 'internal-note',
        via: 'api',
        from_agent: true,
        public: false,
        sender: { id: me.id },
        source: { type: 'internal-note' },
        body_text: input.text,
        body_html: toHtml(input.text),
        ...(mentioned.length > 0 && { mention_ids: mentioned.map(({ id }) => id) }),
      },
      { says: `Write an internal note on ${object}`, object, effect: 'write', key },
    )
    return {
      summary: written ? `This note is on ${object} already` : `Note on ${object}`,
      shows: { text: input.text, mentions: mentioned.map(({ name }) => name) },
      steps: written ? [] : [only],
      conclude: ([done]) => {
        const made = written ?? (done?.answer as Ticket['messages'][number])
        return { ticket_id: ticket.id, message_id: made.id, already: written !== undefined }
      },
    }
  },
})
