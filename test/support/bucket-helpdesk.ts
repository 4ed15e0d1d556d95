import { basic, Gorgias } from '@rhetor/client'
import { leakyServer } from './leaky-server.ts'
import { virtualClock } from './virtual-clock.ts'

/** What a standard plan allows with an API key. */
export const bucket = { capacity: 40, drainMs: 20_000 }

const ticketCount = 1_000
const messagesPerTicket = 4

/** A helpdesk of 1,000 tickets with 4 messages each behind a real bucket, all of it in virtual time. */
export function bucketHelpdesk({ latencyMs = 80 } = {}) {
  const clock = virtualClock()
  const server = leakyServer({ clock, ...bucket, latencyMs })
  const seen = { requests: 0, refused: 0 }
  const lists: Readonly<Record<string, readonly object[]>> = {
    '/api/tickets': Array.from({ length: ticketCount }, (_, index) => ({ id: index + 1 })),
    '/api/messages': Array.from({ length: ticketCount * messagesPerTicket }, (_, index) => ({
      id: index + 1,
      ticket_id: Math.floor(index / messagesPerTicket) + 1,
    })),
  }
  const answer = async (input: string | URL | Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input)
    seen.requests += 1
    const { rate, refusedForMs } = await server.request()
    const headers = { 'x-gorgias-account-api-call-limit': `${rate.used}/${rate.limit}` }
    if (refusedForMs !== undefined) {
      seen.refused += 1
      return Response.json(
        { error: { msg: 'Too many requests' } },
        { status: 429, headers: { ...headers, 'retry-after': '1' } },
      )
    }
    const items = lists[pathname] ?? []
    const start = Number(searchParams.get('cursor') ?? 0)
    const end = start + Number(searchParams.get('limit') ?? 30)
    const next = end < items.length ? String(end) : null
    const meta = { prev_cursor: null, next_cursor: next }
    return Response.json({ data: items.slice(start, end), object: 'list', uri: pathname, meta }, { headers })
  }
  const gorgias = new Gorgias({
    account: 'acme',
    auth: basic('ana@acme.example', 'KEY'),
    clock,
    fetch: answer as typeof fetch,
  })
  return { clock, gorgias, seen }
}

/** Everything there is, as an export reads it; the time it took beside the least the bucket allows. */
export async function exportAll() {
  const { clock, gorgias, seen } = bucketHelpdesk()
  const began = clock.now()
  const perTicket = new Map<number, number>()
  for await (const ticket of gorgias.tickets.list({ limit: 100 })) perTicket.set(ticket.id, 0)
  for await (const { ticket_id: id } of gorgias.messages.list({ limit: 100 })) {
    perTicket.set(id ?? 0, (perTicket.get(id ?? 0) ?? 0) + 1)
  }
  const tookMs = clock.now() - began
  const whole = [...perTicket.values()].filter((count) => count === messagesPerTicket).length
  const bestMs = ((seen.requests - bucket.capacity) * bucket.drainMs) / bucket.capacity
  return { ...seen, whole, tookMs, bestMs }
}

/** How long interactive calls wait, alone and beside 500 requests of background work. */
export async function besideBackground() {
  const alone = await interactiveCalls(0)
  const beside = await interactiveCalls(500)
  return {
    refused: beside.refused,
    worstExtraMs: Math.max(...beside.waits.map((wait, index) => wait - (alone.waits[index] ?? 0))),
    backgroundDone: beside.backgroundDone,
    refillMs: bucket.drainMs / bucket.capacity,
  }
}

async function interactiveCalls(backgroundCount: number) {
  const { clock, gorgias, seen } = bucketHelpdesk()
  let backgroundDone = 0
  const background = Array.from({ length: backgroundCount }, async () => {
    await gorgias.tickets.list({ limit: 1 }, { lane: 'background' })
    backgroundDone += 1
  })
  const waits: number[] = []
  for (let index = 0; index < 40; index++) {
    // an odd time, to meet the bucket in every state
    await clock.sleep(2_770)
    const began = clock.now()
    await gorgias.tickets.list({ limit: 1 })
    waits.push(clock.now() - began)
  }
  await Promise.all(background)
  return { waits, backgroundDone, refused: seen.refused }
}
