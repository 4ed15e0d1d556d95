import { type CustomField, type Ticket, type TicketCompact, UsageError } from '@rhetor/client'
import type { Plan } from '../action.ts'
import { shownTicket } from '../preview/shown-ticket.ts'
import type { Session } from '../session.ts'
import { type Step, step } from '../step.ts'
import { ticketsById } from '../tickets-by-id.ts'
import { futureDatetime } from './future-datetime.ts'
import { sameTag, type TagsToAdd, tagsToAdd } from './tags.ts'
import type { FieldValue, TicketChange } from './ticket-change.ts'

/** A ticket as far as changes go: whole, or as lists show it. */
type TicketState = Ticket | TicketCompact

/** The result of changing tickets. */
export interface Changed {
  readonly tickets: readonly { readonly id: number; readonly changed: readonly string[] }[]
}

/** The operations that change a ticket; a single change takes some of them. */
export const changeOperations = [
  'tickets.update',
  'tickets.addTags',
  'tickets.removeTags',
  'tickets.setCustomField',
  'tickets.deleteCustomField',
  'tags.create',
] as const

/** Reads the tickets and plans the requests that change them as asked. */
export async function planChange(
  action: string,
  ids: readonly number[],
  wanted: TicketChange,
  session: Session,
): Promise<Plan<Changed>> {
  if (Object.values(wanted).every((value) => value === undefined))
    throw new UsageError(`${action}: say what to change.`)
  const tickets = await readAll([...new Set(ids)], session)
  const { changed, steps } = await changesOf(action, tickets, wanted, session)
  const many = changed.filter(({ words }) => words.length > 0)
  return {
    summary: summaryOf(many),
    ...(many.length > 1 && { shows: { tickets: many.map(shownChange) } }),
    steps,
    conclude: () => ({ tickets: changed.map(({ ticket, words }) => ({ id: ticket.id, changed: words })) }),
  }
}

interface TicketWords {
  readonly ticket: TicketState
  /** What changes. */
  readonly words: readonly string[]
}

function summaryOf(many: readonly TicketWords[]): string {
  const [first] = many
  if (!first) return 'Nothing to change'
  return many.length === 1 ? `Ticket ${first.ticket.id}: ${first.words.join(', ')}` : `${many.length} tickets change`
}

function shownChange({ ticket, words }: TicketWords) {
  return { ...shownTicket(ticket), changes: words.join(', ') }
}

/** The requests that change tickets as asked, from what they are now. */
export async function changesOf(
  action: string,
  tickets: readonly TicketState[],
  wanted: TicketChange,
  session: Session,
): Promise<{
  readonly changed: readonly { readonly ticket: TicketState; readonly words: readonly string[] }[]
  readonly steps: readonly Step[]
}> {
  const target = await resolve(action, wanted, session)
  const changed = tickets.map((ticket) => ({ ticket, ...differences(ticket, target) }))
  return {
    changed,
    steps: [...target.tags.steps, ...changed.flatMap(({ ticket, ...difference }) => stepsFor(ticket, difference))],
  }
}

/** Reads tickets a hundred at a time; one that the list does not have is asked for alone, for the reason. */
async function readAll(ids: readonly number[], session: Session): Promise<TicketState[]> {
  const { gorgias, signal, progress } = session
  const [only] = ids
  if (only !== undefined && ids.length === 1) {
    return [await gorgias.tickets.get(only, { relationships: ['custom_fields'] }, { signal })]
  }
  const found = await ticketsById(ids, session, (done) => progress({ what: 'tickets read', done, total: ids.length }))
  return Promise.all(ids.map(async (id) => found.get(id) ?? gorgias.tickets.get(id, {}, { signal })))
}

/** What was asked for, with names turned into ids. */
interface Target {
  readonly plain: Readonly<Record<string, unknown>>
  readonly user: { readonly id: number; readonly name: string } | null | undefined
  readonly team: { readonly id: number; readonly name: string } | null | undefined
  readonly snooze: string | undefined
  readonly trashed: string | null | undefined
  readonly tags: TagsToAdd
  readonly remove: readonly string[]
  readonly fields: readonly {
    readonly id: number
    readonly label: string
    readonly value: string | number | boolean | null
  }[]
}

async function resolve(action: string, wanted: TicketChange, { directory, clock }: Session): Promise<Target> {
  const {
    status,
    priority,
    spam,
    subject,
    language,
    assignee_user,
    assignee_team,
    fields = {},
    add_tags = [],
    remove_tags = [],
  } = wanted
  const user = assignee_user ? await directory.user(assignee_user) : assignee_user
  const team = assignee_team ? await directory.team(assignee_team) : assignee_team
  const named = await Promise.all(
    Object.entries(fields).map(async ([label, value]) => {
      const field = await directory.ticketField(label)
      return { ...field, value: toFieldType(field, value) }
    }),
  )
  const tags = await tagsToAdd(action, add_tags, directory, { create: wanted.create_tags })
  const now = new Date(clock.now())
  return {
    plain: { status, priority, spam, subject, language },
    user:
      typeof user === 'object' ? user && { id: user.id, name: user.name ?? user.email ?? String(user.id) } : undefined,
    team: typeof team === 'object' ? team && { id: team.id, name: team.name ?? String(team.id) } : undefined,
    snooze: wanted.snooze_until === undefined ? undefined : futureDatetime(now, wanted.snooze_until),
    trashed: wanted.trashed === undefined ? undefined : wanted.trashed ? now.toISOString() : null,
    tags,
    remove: remove_tags,
    fields: named.map(({ id, label, value }) => ({ id, label: label ?? String(id), value })),
  }
}

/** What was typed, in the type of the field: `5` is a text in one and a number in another. */
function toFieldType({ definition }: CustomField, value: FieldValue): FieldValue {
  if (value === null) return null
  switch (definition.data_type) {
    case 'text':
      return String(value)
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value
    default:
      return value
  }
}

interface Difference {
  readonly update: Readonly<Record<string, unknown>>
  readonly add: readonly string[]
  readonly remove: readonly string[]
  readonly fields: Target['fields']
  /** What changes, in words for the report. */
  readonly words: readonly string[]
}

function differences(ticket: TicketState, target: Target): Difference {
  const update: Record<string, unknown> = {}
  const words: string[] = []
  const put = (values: Record<string, unknown>, word: string) => {
    Object.assign(update, values)
    words.push(word)
  }
  for (const [name, value] of Object.entries(target.plain)) {
    // a boolean that was never set is null
    const now = ticket[name as 'status' | 'spam'] ?? (typeof value === 'boolean' ? false : null)
    if (value !== undefined && now !== value) put({ [name]: value }, `${name} ${String(value)}`)
  }
  // opening a ticket also ends its snooze
  if (target.plain['status'] === 'open' && ticket.snooze_datetime)
    put({ status: 'open', snooze_datetime: null }, 'snooze ended')
  if (target.user !== undefined && (ticket.assignee_user?.id ?? null) !== (target.user?.id ?? null)) {
    put({ assignee_user: target.user && { id: target.user.id } }, `assigned to ${target.user?.name ?? 'nobody'}`)
  }
  if (target.team !== undefined && (ticket.assignee_team?.id ?? null) !== (target.team?.id ?? null)) {
    put({ assignee_team: target.team && { id: target.team.id } }, `team ${target.team?.name ?? 'none'}`)
  }
  if (target.snooze !== undefined && !sameMoment(ticket.snooze_datetime, target.snooze)) {
    put({ snooze_datetime: target.snooze, status: 'closed' }, `snoozed until ${target.snooze}`)
  }
  if (target.trashed !== undefined && (ticket.trashed_datetime === null) !== (target.trashed === null)) {
    put({ trashed_datetime: target.trashed }, target.trashed ? 'in the trash' : 'out of the trash')
  }
  const has = (name: string) => ticket.tags.some((tag) => sameTag(tag, name))
  const add = target.tags.names.filter((name) => !has(name))
  const remove = ticket.tags.flatMap(({ name }) =>
    name && target.remove.some((each) => sameTag({ name }, each)) ? [name] : [],
  )
  const fields = target.fields.filter(({ id, value }) => (ticket.custom_fields?.[String(id)]?.value ?? null) !== value)
  words.push(...add.map((name) => `tagged ${name}`), ...remove.map((name) => `untagged ${name}`))
  words.push(...fields.map(({ label, value }) => (value === null ? `${label} cleared` : `${label} ${String(value)}`)))
  return { update, add, remove, fields, words }
}

function stepsFor({ id }: TicketState, { update, add, remove, fields }: Omit<Difference, 'words'>): Step[] {
  const object = `ticket ${id}`
  const keys = Object.keys(update)
  return [
    ...(keys.length > 0
      ? [step('tickets.update', { id, ...update }, { says: `Change ${keys.join(', ')} of ${object}`, object })]
      : []),
    ...(add.length > 0
      ? [step('tickets.addTags', { ticket_id: id, names: add }, { says: `Tag ${object}: ${add.join(', ')}`, object })]
      : []),
    ...(remove.length > 0
      ? [
          step(
            'tickets.removeTags',
            { ticket_id: id, names: remove },
            { says: `Untag ${object}: ${remove.join(', ')}`, object },
          ),
        ]
      : []),
    ...fields.map(({ id: field, label, value }) =>
      value === null
        ? // a value that can be entered again is not destroyed
          step(
            'tickets.deleteCustomField',
            { ticket_id: id, id: field },
            { says: `Clear ${label} of ${object}`, object, consequence: { effect: 'write' } },
          )
        : step(
            'tickets.setCustomField',
            { ticket_id: id, id: field, body: value },
            { says: `Set ${label} of ${object}`, object },
          ),
    ),
  ]
}

function sameMoment(left: string | null | undefined, right: string): boolean {
  return left !== null && left !== undefined && Date.parse(left) === Date.parse(right)
}
