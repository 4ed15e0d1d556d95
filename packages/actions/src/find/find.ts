import { type Page, type TicketCompact, UsageError, type ViewItem } from '@rhetor/client'
import { Id, strict, ticketPriorities, ticketStatuses, unknownName, viewItemsOrders } from '@rhetor/contract'
import * as z from 'zod'
import { reads } from '../action.ts'
import { allOf } from '../all-of.ts'
import { customersWithAddress } from '../customers/find.ts'
import { pick } from '../directory.ts'
import { type FoundTicket, toFound } from '../found-ticket.ts'
import type { Session } from '../session.ts'
import { line } from '../untrusted.ts'
import { withoutEmpty } from '../without-empty.ts'
import { type Chosen, filterOf, together } from './filter.ts'
import { resolveFilters } from './resolve-filters.ts'
import { type Way, wayTo } from './strategy.ts'

const NameOrId = z.union([z.string().min(1), z.int()])

const FindInput = strict(() => ({
  query: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .optional()
    .meta({ description: 'Words, a ticket id, an e-mail address or an order number such as #1042' }),
  ids: z.array(Id).min(1).max(100).optional().meta({ description: 'Exactly these tickets' }),
  email: z.email().optional().meta({ description: "The customer's address" }),
  customer: Id.optional().meta({ description: "The customer's id" }),
  order: NameOrId.optional().meta({ description: 'The number of an order' }),
  view: NameOrId.optional().meta({ description: 'A view, by name or id' }),
  tag: z.array(z.string().min(1)).min(1).optional().meta({ description: 'Only tickets with all these tags' }),
  status: z.enum(ticketStatuses).optional(),
  assignee: NameOrId.optional().meta({ description: 'A user by name, e-mail or id; `me`, or `nobody`' }),
  team: NameOrId.optional().meta({ description: 'A team by name or id, or `none`' }),
  channel: z.string().min(1).optional().meta({ description: 'email, chat, phone, sms, whatsapp and so on' }),
  priority: z.enum(ticketPriorities).optional(),
  since: z.string().optional().meta({ description: 'A date in UTC, a date and time, or how long ago: 7d, 12h' }),
  until: z.string().optional().meta({ description: 'Like since; a date includes that day' }),
  date_field: z
    .enum(['updated', 'created'])
    .default('updated')
    .meta({ description: 'Which date since and until compare' }),
  spam: z.boolean().optional().meta({ description: 'Only spam; by default none' }),
  trashed: z.boolean().optional().meta({ description: 'Only the trash; by default without it' }),
  order_by: z
    .enum(viewItemsOrders)
    .optional()
    .meta({ description: 'Default updated_datetime:desc; views have their own' }),
  limit: z.int().min(1).max(100).default(20),
  cursor: z.string().min(1).optional().meta({ description: 'The `next` of the page before' }),
}))
type FindInput = z.output<typeof FindInput>

export interface Found {
  readonly items: readonly FoundTicket[]
  /** Pass it as `cursor`, with the same filters. */
  readonly next?: string
  readonly truncated: boolean
  /** Which calls were made. */
  readonly how: string
  /** Why there may be more than is shown. */
  readonly incomplete?: string
}

export const find = reads({
  name: 'find',
  title: 'Find tickets',
  summary:
    'Finds tickets by words, id, e-mail address, order number, view, tag, status, person, channel or date, in as few calls as possible.',
  input: FindInput,
  positional: ['query'],
  fields: {
    id: true,
    status: true,
    priority: true,
    channel: true,
    assignee_user: true,
    assignee_team: true,
    tags: true,
    snooze_datetime: true,
    spam: true,
    trashed: true,
    undelivered: true,
    customer: true,
    created_datetime: true,
    updated_datetime: true,
    messages_count: true,
    untrusted: true,
  },
  example: { query: 'invoice', status: 'open' },
  read: findTickets,
})

/** Tickets, and how they were obtained. */
async function findTickets(input: FindInput, session: Session): Promise<Found> {
  const chosen = await resolveFilters(input, session)
  const way = wayTo({ ...input, filtered: filterOf(chosen) !== '' })
  const found = await take(way, input, chosen, session)
  if (found.items.length === 0 && input.tag) await refuseUnknown(input.tag, session)
  return found
}

function take(way: Way, input: FindInput, chosen: Chosen, session: Session): Promise<Found> | Found {
  switch (way.kind) {
    case 'ids':
      return byIds(way, input, chosen, session)
    case 'customer':
      return ofCustomer(way, input, session)
    case 'view':
      return ofView(way, input, session)
    case 'search':
      return bySearch(way, input, chosen, session)
    case 'unclear':
      throw new UsageError(`find: ${way.reason}.`)
  }
}

async function byIds(
  { ids, orElse }: Way & { kind: 'ids' },
  input: FindInput,
  chosen: Chosen,
  session: Session,
): Promise<Found> {
  const { items } = await session.gorgias.tickets.list({ ticket_ids: [...ids], limit: 100 }, { signal: session.signal })
  if (items.length === 0 && orElse !== undefined) {
    const found = await bySearch({ kind: 'search', words: orElse, isOrder: true }, input, chosen, session)
    return { ...found, how: `There is no ticket ${orElse}. ${found.how}` }
  }
  // in the order in which they were named
  const sorted = ids.flatMap((id) => items.find((item) => item.id === id) ?? [])
  const missing = ids.filter((id) => !sorted.some((item) => item.id === id))
  return {
    items: sorted.map(toFound),
    truncated: false,
    how: 'Tickets were read by id.',
    ...(missing.length > 0 && { incomplete: `There are no tickets ${missing.join(', ')}.` }),
  }
}

async function ofCustomer({ of }: Way & { kind: 'customer' }, input: FindInput, session: Session): Promise<Found> {
  const { order_by, limit, cursor } = input
  const customer = await toCustomer(of, session)
  if (customer === undefined) return mentioning(of as string, input, session)
  const page = await session.gorgias.tickets.list(
    {
      ...withoutEmpty({ cursor }),
      customer_id: customer,
      trashed: false,
      limit,
      order_by: (order_by as 'updated_datetime:desc' | undefined) ?? 'updated_datetime:desc',
    },
    { signal: session.signal },
  )
  return toResult(page, `All tickets of customer ${customer} were listed, spam among them, without the trash.`)
}

/** An address without a customer may still occur in a message. */
async function mentioning(address: string, input: FindInput, session: Session): Promise<Found> {
  const found = await bySearch({ kind: 'search', words: address }, input, {}, session)
  return { ...found, how: `No customer has the address ${address}. ${found.how}` }
}

async function ofView(
  { view }: Way & { kind: 'view' },
  { order_by, limit, cursor }: FindInput,
  session: Session,
): Promise<Found> {
  const { gorgias, signal } = session
  const id = isId(view) ? Number(view) : (await viewNamed(view, session)).id
  const page = await gorgias.views.listItems(id, { limit, ...withoutEmpty({ cursor, order_by }) }, { signal })
  return toResult(page, `The items of view ${id} were listed, ${order_by ?? 'in its own order'}.`)
}

async function bySearch(
  way: Way & { kind: 'search' },
  input: FindInput,
  chosen: Chosen,
  session: Session,
): Promise<Found> {
  const { gorgias, signal } = session
  const { order_by, limit, cursor } = input
  const customer = way.of === undefined ? undefined : await toCustomer(way.of, session)
  if (way.of !== undefined && customer === undefined)
    return { items: [], truncated: false, how: `No customer has the address ${way.of}.` }
  const view = way.view === undefined ? undefined : await viewNamed(way.view, session)
  if (view?.search && way.words)
    throw new UsageError(`find: view ${view.id} has search words of its own; leave out either the view or the words.`)
  const own = filterOf({ ...chosen, customer })
  const filters = together([view?.filters ?? '', own])
  const words = way.words ?? view?.search ?? undefined
  const order = order_by ?? (view ? `${view.order_by}:${view.order_dir}` : 'updated_datetime:desc')
  const [column = '', direction] = order.split(':')
  const page = await gorgias.views.searchItems(
    0,
    {
      view: {
        type: 'ticket-list',
        filters,
        order_by: column,
        order_dir: direction === 'asc' ? 'asc' : 'desc',
        ...withoutEmpty({ search: words }),
      },
      limit,
      ...withoutEmpty({ cursor, order_by }),
    },
    { signal },
  )
  return {
    ...toResult(page, howSearched({ words, filters, own, order, view: view?.id })),
    ...withoutEmpty({ incomplete: whyIncomplete(way, words) }),
  }
}

interface Searched {
  readonly words: string | undefined
  readonly filters: string
  /** Without the filter of the view, which is text written by another user. */
  readonly own: string
  readonly order: string
  readonly view: number | undefined
}

function howSearched({ words, filters, own, order, view }: Searched): string {
  const hidden = [
    !filters.includes('ticket.spam') && 'spam',
    !filters.includes('ticket.trashed_datetime') && 'the trash',
  ].filter(Boolean)
  const parts = [
    words === undefined
      ? 'Tickets were looked up'
      : `${JSON.stringify(words)} was searched for in subjects, messages and customer data`,
    view !== undefined && `filter of view ${view}`,
    own !== '' && `filter ${own}`,
    `order ${order}`,
    hidden.length > 0 && `without ${hidden.join(' and ')}`,
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}

function whyIncomplete({ isOrder }: { isOrder?: true }, words: string | undefined): string | undefined {
  if (isOrder)
    return `Gorgias has no search for orders: this shows where ${words} is written. A ticket that does not name it is missing; customers with their orders show with show-customer.`
  return words === undefined ? undefined : 'Words come from a search index that may be seconds behind.'
}

async function toCustomer(of: number | string, session: Session): Promise<number | undefined> {
  return typeof of === 'number' ? of : (await customersWithAddress(of, session))[0]?.id
}

async function viewNamed(name: string | number, { gorgias, signal }: Session) {
  const view = isId(name)
    ? await gorgias.views.get(Number(name), { signal })
    : pick('view', name, await allOf(gorgias.views.list({}, { signal })), (each) => [each.name])
  if (view.type === 'customer-list')
    throw new UsageError(
      `find: view ${view.id} lists customers, not tickets; use customers.list with view_id ${view.id}.`,
    )
  return view
}

function isId(name: string | number): boolean {
  return /^\d{1,15}$/.test(String(name))
}

/** A tag that does not exist finds nothing; a typo is reported instead. */
async function refuseUnknown(tags: readonly string[], { directory }: Session): Promise<void> {
  const known = (await directory.tags()).flatMap(({ name }) => name ?? [])
  const unknown = tags.filter((tag) => !known.includes(tag))
  const onOneLine = known.flatMap((name) => line(name) ?? [])
  if (unknown.length > 0)
    throw new UsageError(`find: ${unknown.map((tag) => `tag ${unknownName(tag, onOneLine)}`).join('; ')}.`)
}

function toResult({ items, next, truncated }: Page<TicketCompact | ViewItem>, how: string): Found {
  return { items: items.map(toFound), ...withoutEmpty({ next }), truncated, how }
}
