import type { Chosen } from '@rhetor/contract'
import type { Session } from '../session.ts'
import { ticketsById } from '../tickets-by-id.ts'
import { unlessStatus } from '../unless-status.ts'
import { shownTicket } from './shown-ticket.ts'

// ten pages of a view: enough to notice a mistake, and few enough requests for one question
const mostCounted = 1_000
const mostShown = 30
const page = 100

/** How many objects a bulk change would affect right now, and which. */
export async function touchedBy(chosen: Chosen, session: Session): Promise<Record<string, unknown>> {
  const { kind, ids, view } = chosen
  const { known, more } = view === undefined ? await named(kind, ids ?? [], session) : await selected(view, session)
  const shown = known.slice(0, mostShown)
  return {
    touches: `${more ? 'more than ' : ''}${known.length} ${known.length === 1 ? kind : `${kind}s`}`,
    // ids alone are in the input already
    ...((view !== undefined || kind in describers) && { [`${kind.replaceAll(' ', '_')}s`]: shown }),
    ...(known.length > shown.length && { not_shown: known.length - shown.length }),
  }
}

interface Touched {
  readonly known: readonly Readonly<Record<string, unknown>>[]
  /** There are more than were counted. */
  readonly more?: boolean
}

type Describe = (ids: readonly number[], session: Session) => Promise<ReadonlyMap<number, Record<string, unknown>>>

/** How a person recognises the objects of each kind; kinds without a row show only their ids. */
const describers: Readonly<Record<string, Describe>> = {
  ticket: async (ids, session) => {
    const found = await ticketsById(ids, session)
    return new Map([...found].map(([id, ticket]) => [id, shownTicket(ticket)]))
  },
  customer: async (ids, { gorgias, signal }) => {
    const read = await Promise.all(
      ids.slice(0, mostShown).map((id) => gorgias.customers.get(id, {}, { signal }).catch(unlessStatus(404))),
    )
    return new Map(read.flatMap((each) => (each ? [[each.id, { name: each.name, email: each.email }]] : [])))
  },
  tag: async (_, { directory }) => new Map((await directory.tags()).map(({ id, name }) => [id, { name }])),
  macro: async (ids, { gorgias, signal }) => {
    const read = await Promise.all(ids.map((id) => gorgias.macros.get(id, { signal }).catch(unlessStatus(404))))
    return new Map(read.flatMap((each) => (each ? [[each.id, { name: each.name }]] : [])))
  },
  'custom field': async (_, { directory }) => {
    const fields = [...(await directory.ticketFields()), ...(await directory.customerFields())]
    return new Map(fields.map(({ id, label }) => [id, { label }]))
  },
}

async function named(kind: string, ids: readonly number[], session: Session): Promise<Touched> {
  const unique = [...new Set(ids)]
  const about = await describers[kind]?.(unique, session)
  return { known: unique.map((id) => ({ id, ...(about ? (about.get(id) ?? { not_found: true }) : {}) })) }
}

async function selected(view: NonNullable<Chosen['view']>, { gorgias, signal }: Session): Promise<Touched> {
  const list =
    typeof view === 'number'
      ? gorgias.views.listItems(view, { limit: page }, { signal })
      : gorgias.views.searchItems(0, { limit: page, view }, { signal })
  const known: Record<string, unknown>[] = []
  for await (const { items, truncated } of list.pages()) {
    known.push(...items.map((item) => shownTicket(item)))
    if (known.length >= mostCounted) return { known, more: truncated }
  }
  return { known }
}
