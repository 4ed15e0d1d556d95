import { openWorld, type TestWorld } from '../world.ts'

export const aWednesday = new Date('2026-03-11T15:00:00Z')
export const hourMs = 3_600_000

export async function openOn(date: Date, seed: 'empty' | 'demo' | number): Promise<TestWorld> {
  return openWorld({ seed, now: date })
}

/** Everything the lists have, walked to the end. */
export async function everything({ api }: TestWorld) {
  const all = async <Item>(list: { all(): PromiseLike<{ items: readonly Item[] }> }) => (await list.all()).items
  return {
    tickets: await all(api.tickets.list({ order_by: 'created_datetime:asc' })),
    messages: await all(api.messages.list({ order_by: 'created_datetime:asc' })),
    customers: await all(api.customers.list({ order_by: 'created_datetime:asc' })),
    users: await all(api.users.list()),
    teams: await all(api.teams.list()),
    tags: await all(api.tags.list()),
    views: await all(api.views.list()),
    macros: await all(api.macros.list()),
    rules: await all(api.rules.list()),
    surveys: await all(api.satisfactionSurveys.list()),
    integrations: await all(api.integrations.list()),
    widgets: await all(api.widgets.list()),
    calls: await all(api.voiceCalls.list()),
    callEvents: await all(api.voiceCallEvents.list()),
    recordings: await all(api.voiceCallRecordings.list()),
    ticketFields: await all(api.customFields.list({ object_type: 'Ticket' })),
    customerFields: await all(api.customFields.list({ object_type: 'Customer' })),
    events: await all(api.events.list({ order_by: 'created_datetime:asc' })),
  }
}

export type Everything = Awaited<ReturnType<typeof everything>>

const idsOf = (list: readonly { readonly id: number }[]) => new Set(list.map(({ id }) => id))
const known = (ids: ReadonlySet<number>, wanted: readonly (number | null | undefined)[]) =>
  wanted.filter((id) => id != null && !ids.has(id))

/** Everything a ticket, message or line of the log points at that is not there. */
export function dangling(world: TestWorld, has: Everything): unknown[] {
  const { store } = world.sandbox.world()
  const links = store.all<{ ticket_id: number; tag_id: number }>({
    sql: 'SELECT ticket_id, tag_id FROM ticket_tags',
    parameters: [],
  })
  const [users, customers, tickets, messages] = [has.users, has.customers, has.tickets, has.messages].map(idsOf)
  const objects: Readonly<Record<string, ReadonlySet<number> | undefined>> = {
    Ticket: tickets,
    TicketMessage: messages,
    User: users,
    Tag: idsOf(has.tags),
    SatisfactionSurvey: idsOf(has.surveys),
    Integration: idsOf(has.integrations),
  }
  const people = new Set([...(users ?? []), ...(customers ?? [])])
  const none = new Set<number>()
  return [
    known(
      objects['Tag'] ?? none,
      links.map(({ tag_id }) => tag_id),
    ),
    known(
      tickets ?? none,
      [...links, ...has.messages, ...has.surveys].map(({ ticket_id }) => ticket_id),
    ),
    known(
      users ?? none,
      has.tickets.map(({ assignee_user }) => assignee_user?.id),
    ),
    known(
      users ?? none,
      has.events.map(({ user_id }) => user_id),
    ),
    known(
      customers ?? none,
      has.tickets.map(({ customer }) => customer?.id),
    ),
    known(
      people,
      has.messages.flatMap(({ sender, receiver }) => [sender?.id, receiver?.id]),
    ),
    known(
      objects['Integration'] ?? none,
      has.messages.map(({ integration_id }) => integration_id),
    ),
    has.events.filter(({ object_type, object_id }) => objects[object_type]?.has(object_id) === false),
  ].flat()
}
