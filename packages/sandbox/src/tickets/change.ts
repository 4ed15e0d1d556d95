import type { UpdateTicketRequest } from '@rhetor/contract'
import { createCustomer } from '../customers/create.ts'
import { setFieldValues } from '../fields/values.ts'
import { customerByAddress, livingCustomer } from '../people/people.ts'
import { invalid } from '../problem.ts'
import type { TicketDoc } from '../store/documents.ts'
import { closeSurvey } from '../surveys/close.ts'
import { tagsNamed } from '../tags/create.ts'
import { normalizeMoment, parseMoment } from '../time.ts'
import type { Turn, World } from '../world.ts'
import { priorityRank } from './priority.ts'
import { logTags, setTags } from './tags.ts'

export type TicketPatch = Omit<UpdateTicketRequest, 'via'> & { readonly via?: string | undefined }

const refusal = 'Failed to update ticket'
const plainKeys = ['channel', 'external_id', 'from_agent', 'language', 'meta', 'subject', 'via', 'is_unread'] as const
const momentKeys = [
  'closed_datetime',
  'last_message_datetime',
  'last_received_message_datetime',
  'opened_datetime',
  'trashed_datetime',
  'snooze_datetime',
  'updated_datetime',
] as const

/** Applies a partial update; one `ticket-updated` is logged before the events of what changed. */
export function changeTicket(turn: Turn, before: TicketDoc, patch: TicketPatch): TicketDoc {
  const { world } = turn
  const doc: TicketDoc = { ...before }
  for (const key of plainKeys) if (patch[key] !== undefined) Object.assign(doc, { [key]: patch[key] })
  for (const key of momentKeys) {
    const value = patch[key]
    if (value !== undefined) doc[key] = value === null ? null : normalizeMoment(value)
  }
  if (patch.spam !== undefined) doc.spam = patch.spam ?? false
  if (patch.priority !== undefined) {
    doc.priority = patch.priority
    doc.priority_rank = priorityRank(patch.priority)
  }
  if (patch.customer !== undefined) doc.customer_id = customerIdOf(turn, patch.customer)
  if (patch.assignee_user !== undefined) doc.assignee_user_id = assigneeId(world, 'users', patch.assignee_user)
  if (patch.assignee_team !== undefined) doc.assignee_team_id = assigneeId(world, 'teams', patch.assignee_team)
  setStatus(world, doc, before, patch)
  if (patch.updated_datetime === undefined) doc.updated_datetime = world.now()
  world.store.put('tickets', doc)
  if (patch.custom_fields) setFieldValues(world, 'Ticket', doc.id, patch.custom_fields, { keepOthers: true })
  const tags = patch.tags === undefined ? undefined : replaceTags(turn, doc.id, patch.tags)
  turn.did('ticket-updated', doc.id)
  logChanges(turn, before, doc)
  if (tags) logTags(turn, doc.id, tags)
  return doc
}

function replaceTags(turn: Turn, ticketId: number, tags: TicketPatch['tags']) {
  const ids = tagsNamed(turn, tags ?? []).map(({ id }) => id)
  return setTags(turn, ticketId, ids)
}

function setStatus(world: World, doc: TicketDoc, before: TicketDoc, patch: TicketPatch): void {
  const snoozes = patch.snooze_datetime !== undefined && patch.snooze_datetime !== null
  const status = patch.status ?? (snoozes ? 'closed' : before.status)
  doc.status = status
  if (status === 'closed' && before.status !== 'closed' && patch.closed_datetime === undefined) {
    doc.closed_datetime = world.now()
  }
  if (status === 'open' && before.status !== 'open') {
    if (patch.closed_datetime === undefined) doc.closed_datetime = null
    if (patch.snooze_datetime === undefined) doc.snooze_datetime = null
  }
  if (doc.snooze_datetime === before.snooze_datetime) return
  world.tasks.cancel('unsnooze', 'ticket_id', doc.id)
  if (doc.snooze_datetime !== null) world.tasks.scheduleAt('unsnooze', doc.snooze_datetime, { ticket_id: doc.id })
}

/** The customer a body names: by id, or by an address that may be new. */
export function customerIdOf(turn: Turn, customer: TicketPatch['customer']): number | null {
  if (!customer) return null
  if (customer.id !== undefined) {
    const found = livingCustomer(turn.world, customer.id)
    if (!found) throw invalid(refusal, { customer: ['Customer does not exist.'] })
    return found.id
  }
  if (!customer.email) return null
  const known = customerByAddress(turn.world, 'email', customer.email)
  return (known ?? createCustomer(turn, { email: customer.email, name: customer.name ?? null, meta: null }, null)).id
}

/** `{id: null}` and id 0 take the assignee away, as null does. */
export function assigneeId(world: World, table: 'users' | 'teams', given: { id?: unknown } | null): number | null {
  const id = given?.id
  if (typeof id !== 'number' || id === 0) return null
  if (!world.store.get(table, id)) {
    const field = table === 'users' ? 'assignee_user' : 'assignee_team'
    throw invalid(refusal, { [field]: [`${table === 'users' ? 'User' : 'Team'} does not exist.`] })
  }
  return id
}

/** Logs what changed. */
function logChanges(turn: Turn, before: TicketDoc, doc: TicketDoc): void {
  const { id, assignee_user_id, assignee_team_id } = doc
  if (before.status !== doc.status) {
    turn.did(doc.status === 'closed' ? 'ticket-closed' : 'ticket-reopened', id)
    if (doc.status === 'closed') closeSurvey(turn, doc)
    else turn.world.tasks.cancel('survey', 'ticket_id', id)
  }
  if (before.snooze_datetime !== doc.snooze_datetime && doc.snooze_datetime !== null) turn.did('ticket-snoozed', id)
  if (before.assignee_user_id !== assignee_user_id) {
    if (assignee_user_id === null) turn.did('ticket-unassigned', id)
    else turn.did('ticket-assigned', id, { assignee_user_id })
  }
  if (before.assignee_team_id !== assignee_team_id) {
    if (assignee_team_id === null) turn.did('ticket-team-unassigned', id)
    else turn.did('ticket-team-assigned', id, { assignee_team_id })
  }
  if (before.subject !== doc.subject) turn.did('ticket-subject-updated', id, { new_subject: doc.subject })
  if (before.customer_id !== doc.customer_id) turn.did('ticket-customer-updated', id)
  if (before.spam !== doc.spam) turn.did(doc.spam ? 'ticket-marked-spam' : 'ticket-unmarked-spam', id)
  if ((before.trashed_datetime === null) !== (doc.trashed_datetime === null)) {
    turn.did(doc.trashed_datetime === null ? 'ticket-untrashed' : 'ticket-trashed', id)
  }
}

/** Opens a snoozed ticket whose time has come. */
export function unsnooze(turn: Turn, doc: TicketDoc): void {
  if (doc.snooze_datetime === null || (parseMoment(doc.snooze_datetime) ?? 0) > turn.world.clock.now()) return
  const opened: TicketDoc = {
    ...doc,
    status: 'open',
    snooze_datetime: null,
    closed_datetime: null,
    updated_datetime: turn.world.now(),
  }
  turn.world.store.put('tickets', opened)
  // a ticket that was snoozed while open keeps its status
  const more = doc.status === 'open' ? [] : (['ticket-status-updated'] as const)
  turn.did('ticket-self-unsnoozed', doc.id, null, { triggers: ['ticket-self-unsnoozed', ...more] })
}
