import { basic, ContractError, Gorgias, UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { type Answer, page, type Received, startServer } from '../../../test/support/server.ts'

const ids = (items: readonly { id: number }[]) => items.map((item) => item.id)

async function collect<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of list) items.push(item)
  return items
}

/** Tickets 1…count, paged by cursor the way the API does it: the cursor names the last row of a page. */
function ticketPages(count: number) {
  return (request: Received): Answer => {
    const limit = Number(request.query.get('limit') ?? 30)
    const after = Number(request.query.get('cursor')?.replace('after-', '') ?? 0)
    const rows = Array.from({ length: Math.max(0, Math.min(limit, count - after)) }, (_, index) => ({
      id: after + index + 1,
    }))
    const last = rows.at(-1)?.id ?? count
    return page(rows, last < count ? `after-${last}` : null)
  }
}

describe('a list', () => {
  it('is one page when awaited, with the default size of the API', async () => {
    await using server = await startServer(ticketPages(250))
    const first = await server.client().tickets.list()
    expect(ids(first.items)).toHaveLength(30)
    expect(first).toMatchObject({ next: 'after-30', truncated: true })
    expect(server.requests.map((request) => request.url)).toEqual(['/api/tickets'])
  })

  it('is every item when iterated, with the fewest calls', async () => {
    await using server = await startServer(ticketPages(250))
    const items = await collect(server.client().tickets.list())
    expect(ids(items)).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
    expect(server.requests).toHaveLength(3)
    expect(server.requests[2]?.url).toBe('/api/tickets?cursor=after-200&limit=100')
  })

  it('repeats order and filters on every page', async () => {
    await using server = await startServer(ticketPages(100))
    await collect(server.client().tickets.list({ customer_id: 7, order_by: 'updated_datetime:asc', limit: 50 }))
    for (const { query } of server.requests) {
      expect(query.get('customer_id')).toBe('7')
      expect(query.get('order_by')).toBe('updated_datetime:asc')
      expect(query.get('limit')).toBe('50')
    }
  })

  it('is every page with pages()', async () => {
    await using server = await startServer(ticketPages(250))
    const pages = await collect(server.client().tickets.list({ limit: 100 }).pages())
    expect(pages.map((one) => [one.items.length, one.truncated])).toEqual([
      [100, true],
      [100, true],
      [50, false],
    ])
  })

  it('stops at max and says where to continue', async () => {
    await using server = await startServer(ticketPages(250))
    const gorgias = server.client()
    const some = await gorgias.tickets.list({ limit: 100 }, { max: 120 }).all()
    expect(some.items).toHaveLength(120)
    expect(some).toMatchObject({ truncated: true, next: 'after-120' })
    const rest = await gorgias.tickets.list({ cursor: some.next }).all()
    expect(ids(rest.items)[0]).toBe(121)
    expect([...some.items, ...rest.items]).toHaveLength(250)
    expect(rest).toMatchObject({ truncated: false, next: undefined })
  })

  it('is not truncated where max is exactly the end', async () => {
    await using server = await startServer(ticketPages(120))
    const all = await server.client().tickets.list({}, { max: 120 }).all()
    expect(all).toMatchObject({ truncated: false, next: undefined })
  })

  it('can continue from the middle of a page', async () => {
    // without a limit in the row (the tags of a ticket) everything comes at once
    await using server = await startServer([{ json: { data: [{ id: 1 }, { id: 2 }, { id: 3 }] } }])
    const gorgias = server.client()
    const some = await gorgias.tickets.listTags(5, { max: 2 }).all()
    expect([ids(some.items), some.truncated]).toEqual([[1, 2], true])
  })

  it('stops reading when the loop is left', async () => {
    await using server = await startServer(ticketPages(250))
    for await (const ticket of server.client().tickets.list({ limit: 10 })) if (ticket.id === 3) break
    expect(server.requests).toHaveLength(1)
  })

  it('is not requested before it is used', async () => {
    await using server = await startServer(ticketPages(5))
    server.client().tickets.list()
    await server.client().tags.list({ limit: 1 })
    expect(server.requests).toHaveLength(1)
  })

  it('shows the answer of its first page', async () => {
    await using server = await startServer(ticketPages(5))
    const reply = await server.client().tickets.list().raw()
    expect(reply.status).toBe(200)
  })

  it('that is empty is a page without items', async () => {
    await using server = await startServer([page([])])
    expect(await collect(server.client().macros.list())).toEqual([])
    expect(await server.client().macros.list().all()).toMatchObject({ items: [], truncated: false })
  })

  it('fails where a page fails, after the items before it', async () => {
    await using server = await startServer((request) =>
      request.query.has('cursor')
        ? { status: 400, json: { error: { msg: 'Invalid cursor' } } }
        : page([{ id: 1 }], 'x'),
    )
    const seen: number[] = []
    const walk = async () => {
      for await (const ticket of server.client().tickets.list()) seen.push(ticket.id)
    }
    await expect(walk()).rejects.toThrow(/400 bad_request.*Invalid cursor/)
    expect(seen).toEqual([1])
  })

  it('says so when the next page is the same page', async () => {
    await using server = await startServer([page([{ id: 1 }], 'same')])
    await expect(collect(server.client().tickets.list())).rejects.toThrow(ContractError)
    expect(server.requests).toHaveLength(2)
  })

  it('reports that the server refused a cursor of another list', async () => {
    await using server = await startServer([{ status: 400, json: { error: { msg: 'Malformed cursor.' } } }])
    await expect(server.client().tags.list({ cursor: 'WyJuZXh0Il0=' })).rejects.toThrow(/tags\.list: 400 bad_request/)
  })
})

describe('the items of a view', () => {
  interface Row {
    readonly id: number
    readonly time: number
  }

  /** Pages as views do: the cursor is a time without an id, and only one boundary row is left out. */
  function viewPages(rows: readonly Row[], size: number) {
    return (request: Received): Answer => {
      const [cursor, ignored] = [request.query.get('cursor'), Number(request.query.get('ignored_item'))]
      const limit = Number(request.query.get('limit') ?? size)
      const left = rows.filter((row) => cursor === null || (row.time <= Number(cursor) && row.id !== ignored))
      const data = left.slice(0, limit)
      const last = data.at(-1)
      const next_items =
        last && left.length > data.length
          ? `/api/views/9/items?direction=next&cursor=${last.time}&ignored_item=${last.id}`
          : null
      return { json: { data, meta: { next_items, prev_items: null, current_cursor: cursor } } }
    }
  }

  const rowsWithTies = Array.from({ length: 25 }, (_, index) => ({
    id: 100 - index,
    time: 1000 - Math.floor(index / 4),
  }))

  it('come once each, even if many have the same time where a page ends', async () => {
    await using server = await startServer(viewPages(rowsWithTies, 10))
    const items = await collect(server.client().views.listItems(9, { limit: 10 }))
    expect(ids(items)).toEqual(rowsWithTies.map((row) => row.id))
    expect(server.requests[1]?.query.get('ignored_item')).toBe('91')
    expect(server.requests[1]?.query.get('limit')).toBe('10')
  })

  it('continue where they stopped', async () => {
    await using server = await startServer(viewPages(rowsWithTies, 10))
    const gorgias = server.client()
    const some = await gorgias.views.listItems(9, { limit: 10 }, { max: 10 }).all()
    expect(some.next).toMatch(/^~/)
    const rest = await gorgias.views.listItems(9, { limit: 10, cursor: some.next }).all()
    expect(new Set([...ids(some.items), ...ids(rest.items)]).size).toBe(25)
  })

  it('refuse the cursor of another list, and one that was altered', async () => {
    await using server = await startServer(viewPages(rowsWithTies, 10))
    const gorgias = server.client()
    const { next = '' } = await gorgias.views.listItems(9, { limit: 10 })
    await expect(gorgias.tickets.list({ cursor: next })).rejects.toThrow(/belongs to views\.listItems/)
    await expect(gorgias.views.listItems(9, { cursor: next.slice(0, -9) })).rejects.toThrow(UsageError)
    await expect(gorgias.views.listItems(9, { cursor: '~x' })).rejects.toThrow(/cut or altered/)
  })

  it('send the inline view with every page', async () => {
    await using server = await startServer(viewPages(rowsWithTies, 10))
    const view = { filters: "eq(ticket.status, 'open')" }
    await collect(server.client().views.searchItems(0, { view, limit: 10, order_by: 'priority:desc' }))
    expect(server.requests.length).toBeGreaterThan(2)
    for (const request of server.requests) {
      expect([request.method, request.json, request.query.get('order_by')]).toEqual(['PUT', { view }, 'priority:desc'])
    }
  })
})

describe('other kinds of lists', () => {
  it('the list with page numbers is read page by page', async () => {
    await using server = await startServer((request) => {
      const number = Number(request.query.get('page') ?? 1)
      const meta = { page: number, per_page: 2, item_count: 5, nb_pages: 3, current_page: '' }
      const data = [{ id: number * 2 - 1 }, { id: number * 2 }].filter((row) => row.id <= 5)
      return { json: { data, object: 'list', uri: '', meta } }
    })
    const gorgias = server.client()
    expect(ids(await collect(gorgias.messages.listForTicket(8)))).toEqual([1, 2, 3, 4, 5])
    const { next } = await gorgias.messages.listForTicket(8)
    expect(ids((await gorgias.messages.listForTicket(8, { cursor: next }).all()).items)).toEqual([3, 4, 5])
  })

  it('a report is read by cursor, with the same query', async () => {
    await using server = await startServer((request) => {
      const isFirst = !request.query.has('cursor')
      const meta = {
        scope: 'tags',
        prev_cursor: null,
        next_cursor: isFirst ? 'c2' : null,
        total: 3,
        offset: 0,
        limit: 2,
      }
      return { json: { data: isFirst ? [{ tagId: 1 }, { tagId: 2 }] : [{ tagId: 3 }], object: 'list', uri: '', meta } }
    })
    const query = {
      scope: 'tags' as const,
      timezone: 'UTC',
      dimensions: ['tagId' as const],
      filters: [
        { member: 'periodStart' as const, operator: 'afterDate' as const, values: ['2026-08-01'] },
        { member: 'periodEnd' as const, operator: 'beforeDate' as const, values: ['2026-09-01'] },
      ],
    }
    const { items, total } = await server.client().reporting.list({ query }).all()
    expect([items.length, total]).toEqual([3, 3])
    expect(server.requests.map((request) => request.json)).toEqual([{ query }, { query }])
    expect(server.requests[0]?.query.get('limit')).toBe('10000')
  })

  it('search results are a page without a next', async () => {
    await using server = await startServer([
      { status: 201, json: { data: [{ id: 1, name: 'Jo' }], object: 'list', uri: '', meta: {} } },
    ])
    const found = await server.client().search.find({ type: 'customer', query: 'jo' })
    expect(found).toMatchObject({ truncated: false, items: [{ name: 'Jo' }] })
  })
})

it('a list with wrong arguments rejects when it is awaited or iterated, never as an unhandled rejection', async () => {
  const gorgias = new Gorgias({ account: 'acme', auth: basic('a@b.example', 'key') })
  const both = () => Promise.all([gorgias.customers.get(0), gorgias.tickets.list({ customer_id: 0 })])
  await expect(both()).rejects.toThrow(/nothing was sent: /)
  await expect(collect(gorgias.tickets.list({ limit: 101 }))).rejects.toThrow(/limit/)
  await expect(gorgias.tickets.list({ limit: 101 }).all()).rejects.toThrow(/limit/)
})
