import { fieldsOf, type Schema, Ticket, TicketCompact, ViewItem } from '@rhetor/contract'
import { channelsOf } from '../customers/channels.ts'
import { toTicketCustomer } from '../customers/wire.ts'
import { fieldMap, fieldMaps } from '../fields/values.ts'
import { messagesOf } from '../messages/of-ticket.ts'
import { toTicketMessage } from '../messages/wire.ts'
import { toPerson } from '../people/people.ts'
import type { CustomerDoc, SurveyDoc, TagDoc, TeamDoc, TicketDoc, UserDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

/** Which answer a ticket is part of: recorded answers differ in their keys. */
type Shown = 'get' | 'get-with-fields' | 'post' | 'put'

/** A ticket whole, in the order of keys as recorded. */
export function toTicket(world: World, doc: TicketDoc, shown: Shown): Record<string, unknown> {
  const customer = doc.customer_id === null ? undefined : world.store.get('customers', doc.customer_id)
  const shownCustomer = customer ? toTicketCustomer(world, customer, shown.startsWith('get')) : null
  const survey = world.store.first('surveys', sql('ticket_id = ?', doc.id))
  const fields = fieldMap(world, 'Ticket', doc.id)
  return inWireOrder(Ticket, {
    ...stored(doc),
    events: [],
    customer: shownCustomer,
    assignee_user: toAssignee(world.user(doc.assignee_user_id)),
    assignee_team: toTeam(teamOf(world, doc.assignee_team_id)),
    summary: null,
    tags: tagsOf(world, [doc.id]).get(doc.id) ?? [],
    ...(areFieldsShown(shown, fields) && { custom_fields: fields }),
    messages: messagesOf(world, doc.id).map((message) =>
      toTicketMessage(message, shown === 'post' ? 'ticket-post' : 'ticket'),
    ),
    satisfaction_survey: survey ? toEmbeddedSurvey(survey) : null,
    reply_options: replyOptions(world, customer),
    requester: shownCustomer,
  })
}

// recorded: a GET shows custom_fields if there are any, the answer to a POST never does
function areFieldsShown(shown: Shown, fields: object): boolean {
  return shown === 'get' ? Object.keys(fields).length > 0 : shown !== 'post'
}

/** Tickets as a list shows them. */
export function toCompact(world: World, docs: readonly TicketDoc[]): Record<string, unknown>[] {
  const fields = fieldMaps(
    world,
    'Ticket',
    docs.map((doc) => doc.id),
  )
  return toListed(world, docs, TicketCompact, (doc) => ({ summary: null, custom_fields: fields.get(doc.id) ?? {} }))
}

/** Tickets as a view shows them: nearly the same, in another order and without summary and fields. */
export function toViewItems(world: World, docs: readonly TicketDoc[]): Record<string, unknown>[] {
  return toListed(world, docs, ViewItem, () => ({}))
}

function toListed(
  world: World,
  docs: readonly TicketDoc[],
  schema: Schema<unknown>,
  more: (doc: TicketDoc) => object,
): Record<string, unknown>[] {
  const look = lookUps(world, docs)
  return docs.map((doc) =>
    inWireOrder(schema, {
      ...stored(doc),
      customer: look.customer(doc),
      assignee_user: look.user(doc),
      assignee_team: look.team(doc),
      integrations: look.integrations(doc),
      tags: look.tags(doc),
      ...more(doc),
    }),
  )
}

function stored(doc: TicketDoc): object {
  return { ...doc, uri: `/api/tickets/${doc.id}/` }
}

/** What the contract shows of an object, in its order: what it does not name stays inside. */
function inWireOrder(schema: Schema<unknown>, object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wire: Record<string, unknown> = {}
  for (const name of Object.keys(fieldsOf(schema))) if (object[name] !== undefined) wire[name] = object[name]
  return wire
}

/** Everything a page of tickets refers to, read at once. */
function lookUps(world: World, docs: readonly TicketDoc[]) {
  const ids = <Key extends keyof TicketDoc>(key: Key) =>
    docs.flatMap((doc) => (doc[key] === null ? [] : [doc[key] as number]))
  const customers = world.store.byIds('customers', ids('customer_id'))
  const users = world.store.byIds('users', ids('assignee_user_id'))
  const teams = world.store.byIds('teams', ids('assignee_team_id'))
  const integrations = world.store.byIds(
    'integrations',
    docs.flatMap((doc) => doc.integration_ids),
  )
  const tags = tagsOf(
    world,
    docs.map((doc) => doc.id),
  )
  const find = <Doc>(found: Map<number, Doc>, id: number | null) => (id === null ? undefined : found.get(id))
  return {
    customer: (doc: TicketDoc) => {
      const customer = find(customers, doc.customer_id)
      return customer ? toPerson(customer) : null
    },
    user: (doc: TicketDoc) => toAssignee(find(users, doc.assignee_user_id)),
    team: (doc: TicketDoc) => toTeam(find(teams, doc.assignee_team_id)),
    integrations: (doc: TicketDoc) =>
      doc.integration_ids.flatMap((id) => {
        const found = integrations.get(id)
        const address = (found?.meta as { address?: string } | null)?.address ?? null
        return found ? [{ name: found.name, address, type: found.type }] : []
      }),
    tags: (doc: TicketDoc) => tags.get(doc.id) ?? [],
  }
}

function tagsOf(world: World, ticketIds: readonly number[]): Map<number, unknown[]> {
  const rows = world.store.all<{ ticket_id: number; doc: string }>(
    sql(
      'SELECT link.ticket_id, tags.doc FROM ticket_tags AS link JOIN tags ON tags.id = link.tag_id WHERE link.ticket_id IN (SELECT value FROM json_each(?)) ORDER BY link.ticket_id, link.position',
      JSON.stringify(ticketIds),
    ),
  )
  const found = new Map<number, unknown[]>()
  for (const row of rows) {
    const { id, name, decoration } = JSON.parse(row.doc) as TagDoc
    const list = found.get(row.ticket_id) ?? []
    list.push({ id, name, decoration })
    found.set(row.ticket_id, list)
  }
  return found
}

function teamOf(world: World, id: number | null): TeamDoc | undefined {
  return id === null ? undefined : world.store.get('teams', id)
}

function toTeam(team: TeamDoc | undefined): unknown {
  return team ? { id: team.id, name: team.name, decoration: team.decoration } : null
}

function toAssignee(user: UserDoc | undefined): unknown {
  return user ? { ...toPerson(user), bio: user.bio } : null
}

function toEmbeddedSurvey(survey: SurveyDoc): unknown {
  const { id, customer_id, ticket_id, sent_datetime, scored_datetime, should_send_datetime } = survey
  const { created_datetime, score, body_text, meta } = survey
  return {
    id,
    customer_id,
    ticket_id,
    sent_datetime,
    scored_datetime,
    should_send_datetime,
    created_datetime,
    score,
    body_text,
    meta,
  }
}

// one entry for each kind of channel the customer has, and always the note
function replyOptions(world: World, customer: CustomerDoc | undefined): Record<string, { answerable: boolean }> {
  const types = customer ? channelsOf(world, customer.id).map((channel) => channel.type) : []
  return Object.fromEntries([...new Set([...types, 'internal-note'])].map((type) => [type, { answerable: true }]))
}
