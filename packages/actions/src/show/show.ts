import { type TicketMessage, UsageError } from '@rhetor/client'
import { Id, strict } from '@rhetor/contract'
import * as z from 'zod'
import { reads } from '../action.ts'
import { fieldsByLabel } from '../fields.ts'
import type { Session } from '../session.ts'
import { sizeOf, textOf } from '../untrusted.ts'
import { withoutEmpty } from '../without-empty.ts'
import type { Conversation } from './conversation.ts'
import { factsOf, moreAddresses, shortenedFacts } from './facts.ts'
import { fewerFiles, howManyFit, type ShownMessage, toShown, withTexts } from './message.ts'
import { wholeThread } from './whole-thread.ts'

const ShowInput = strict(() => ({
  ticket: Id,
  limit: z.int().min(1).max(500).optional().meta({
    description: 'How many of the newest messages to show; without it at most 50, as many as fit in some 4,000 bytes',
  }),
  cursor: z.string().optional().meta({ description: 'Older messages: the `next` of the answer before' }),
  full: z.boolean().default(false).meta({
    description: 'Whole texts, instead of their beginnings',
  }),
}))

export const show = reads({
  name: 'show',
  title: 'Read a conversation',
  summary:
    'Shows a ticket: facts, customer, orders, fields and its messages in order, without quoted mails. Long texts are cut unless full is asked for.',
  input: ShowInput,
  positional: ['ticket'],
  fields: {
    id: true,
    status: true,
    priority: true,
    channel: true,
    language: true,
    tags: true,
    more_tags: true,
    created_datetime: true,
    updated_datetime: true,
    closed_datetime: true,
    snooze_datetime: true,
    trashed_datetime: true,
    spam: true,
    survey: true,
    next: true,
    left_out: true,
    assignee_user: true,
    assignee_team: true,
    customer: true,
    untrusted: true,
    messages_count: true,
    messages: true,
    truncated: true,
  },
  example: { ticket: 8407 },
  read: readConversation,
})

async function readConversation(
  { ticket: id, limit, cursor, full }: z.output<typeof ShowInput>,
  session: Session,
): Promise<Conversation> {
  const { gorgias, directory, signal } = session
  const ticket = await gorgias.tickets.get(id, { relationships: ['custom_fields'] }, { signal })
  const [thread, fields] = await Promise.all([
    wholeThread(ticket, session),
    fieldsByLabel(ticket.custom_fields, directory.ticketFields, full),
  ])
  const earlier = cursor === undefined ? thread : before(cursor, thread, id)
  const facts = { ...factsOf(ticket, fields, full), messages_count: thread.length }
  const room = full ? Infinity : wantedBytes - sizeOf(facts)
  const newest = earlier.slice(-(limit ?? 50))
  const shown = fewerFiles(
    newest.map((message) => toShown(message, ticket)),
    full,
  )
  const texts = newest.map(textOf)
  const fit = limit ?? howManyFit(shown, texts, room)
  const older = earlier.length - Math.min(fit, shown.length)
  const messages = withTexts(shown.slice(-fit), texts.slice(-fit), room)
  return {
    ...facts,
    messages,
    truncated: older > 0,
    ...withoutEmpty({
      next: older > 0 ? String(messages[0]?.id) : undefined,
      left_out: leftOut(older, messages, moreAddresses(ticket), facts),
    }),
  }
}

// A conversation of twenty messages fits in 4,500 bytes, with room for the note on what was left out.
const wantedBytes = 4_350

function before(cursor: string, thread: readonly TicketMessage[], ticket: number): readonly TicketMessage[] {
  const at = thread.findIndex(({ id }) => String(id) === cursor)
  if (at === -1)
    throw new UsageError(
      `show ${ticket}: the cursor ${JSON.stringify(cursor)} is not a message of this ticket; pass next exactly as you got it.`,
    )
  return thread.slice(0, at)
}

function leftOut(
  older: number,
  messages: readonly ShownMessage[],
  addresses: number,
  facts: Parameters<typeof shortenedFacts>[0] & Pick<Conversation, 'more_tags'>,
): string | undefined {
  const cut = messages.filter((message) => message.cut).length
  const files = messages.reduce(
    (sum, { attachments = 0, untrusted }) => sum + attachments - (untrusted.attachments?.length ?? 0),
    0,
  )
  const shortened = shortenedFacts(facts)
  const { more_tags: tags = 0 } = facts
  const parts = [
    shortened.length > 0 && `the rest of ${shortened.join(' and ')}: see it with full`,
    tags > 0 && `${tags} more ${tags === 1 ? 'tag' : 'tags'}: see them with full`,
    addresses > 0 && `${addresses} more addresses of the customer: see them with the customer`,
    files > 0 && `${files} ${files === 1 ? 'file' : 'files'}: see them with full`,
    older > 0 && `${older} older ${older === 1 ? 'message' : 'messages'}: see them with cursor`,
    cut > 0 && `the rest of ${cut} ${cut === 1 ? 'text' : 'texts'}: see it with full`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('; ') : undefined
}
