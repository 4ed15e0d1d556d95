import { agentChanges } from '../acts/agent.ts'
import type { World } from '../world.ts'
import { ago, dayMs, mayaMails, pastTicket } from './arrange.ts'
import type { Scenarios } from './scenario.ts'

const reported = 120

/** Lists and reports that are easy to misread. */
export const lists = {
  'view-with-own-order': {
    description:
      'A view sorts its tickets oldest first. The ticket list takes view_id and order_by together and follows the view alone, without a word. Integrations that ask for the newest first and stop early read the wrong end. Ask for the items of the view, which do follow order_by.',
    set: ({ world }) => {
      const [oldest, , newest] = [3, 2, 1].map((days) =>
        mayaMails(world, `Written ${days} days ago`, { created_datetime: ago(world, days * dayMs) }),
      )
      const view_id = oldestFirst(world)
      return { view_id, oldest_ticket_id: oldest?.ticket.id ?? 0, newest_ticket_id: newest?.ticket.id ?? 0 }
    },
  },
  'spam-and-trashed-tickets': {
    description:
      'One ticket is spam and one lies in the trash; the ticket list gives both like any other, while views leave them out. Integrations answer spam, or report other numbers than the helpdesk shows. Look at spam and trashed_datetime: trashed=false keeps only the trash out.',
    set: ({ world }) => {
      const [kept, spam, trashed] = ['Where is my parcel?', 'Cheap watches', 'Sent by mistake'].map((text) =>
        mayaMails(world, text),
      )
      const ids = {
        ticket_id: kept?.ticket.id ?? 0,
        spam_ticket_id: spam?.ticket.id ?? 0,
        trashed_ticket_id: trashed?.ticket.id ?? 0,
      }
      agentChanges(world, { ticket_id: ids.spam_ticket_id, change: { spam: true } })
      agentChanges(world, { ticket_id: ids.trashed_ticket_id, change: { trashed_datetime: world.now() } })
      return ids
    },
  },
  'reporting-over-366-days': {
    description:
      'There are tickets of 500, 200 and 10 days ago, and a report covers 366 days at most: a longer period is refused with 400. Integrations that ask for “everything” get nothing. Ask in stretches; counts of them add up, averages and medians do not.',
    set: ({ world }) => {
      for (const days of [500, 200, 10]) pastTicket(world, 'Told in a report', { createdAgoMs: days * dayMs })
      return { from: ago(world, 510 * dayMs), to: ago(world, 0), tickets: 3 }
    },
  },
  'reporting-over-100-rows': {
    description:
      'A report of one row for each ticket has 120 rows and more. It gives 30 of them unless asked for more, and goes on with a cursor like other lists. Integrations show the first page as the whole. Compare the rows you have with total, and follow next_cursor.',
    set: ({ world }) => {
      for (let number = 1; number <= reported; number++) {
        pastTicket(world, `Reported ${number}`, { createdAgoMs: (number * dayMs) / 2 })
      }
      return { from: ago(world, 90 * dayMs), to: ago(world, 0), rows: reported }
    },
  },
} as const satisfies Scenarios

function oldestFirst(world: World): number {
  const id = world.newId('views')
  world.store.insert('views', {
    id,
    category: 'user',
    created_datetime: world.now(),
    deactivated_datetime: null,
    decoration: null,
    fields: [],
    filters: "eq(ticket.subject, 'Order 1042')",
    name: 'Oldest first',
    order_by: 'created_datetime',
    order_dir: 'asc',
    search: null,
    section_id: null,
    slug: 'oldest-first',
    type: 'ticket-list',
    visibility: 'public',
    user_ids: [],
    team_ids: [],
  })
  return id
}
