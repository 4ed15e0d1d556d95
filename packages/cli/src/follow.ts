import { type Event, type Gorgias, UsageError } from '@rhetor/client'
import { eventTypes, unknownName } from '@rhetor/contract'

interface FollowOptions {
  readonly since?: string | undefined
  readonly ticket?: number | undefined
  readonly types?: readonly string[] | undefined
  readonly signal: AbortSignal
  /** Between two requests. */
  readonly wait: () => Promise<void>
  readonly now?: () => Date
}

// Events are written a moment after what they report; one that comes late must not be missed.
const overlapMs = 10_000

/** Events in order, each once, from now on or from a time in the past. */
export async function* follow(
  gorgias: Gorgias,
  { since, ticket, types, signal, wait, now = () => new Date() }: FollowOptions,
): AsyncGenerator<Event, void> {
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw new UsageError('--since takes a date and time such as 2026-03-02T10:00:00Z.')
  const unknown = types?.filter((type) => !(eventTypes as readonly string[]).includes(type)) ?? []
  if (unknown.length > 0)
    throw new UsageError(`--type: ${unknown.map((type) => unknownName(type, eventTypes)).join('; ')}.`)
  const start = since === undefined ? now() : new Date(since)
  let from = start.toISOString()
  // events of the overlap, so that they are not repeated
  let seen = new Map<number, string>()
  for (;;) {
    const list = gorgias.events.list(
      {
        order_by: 'created_datetime:asc',
        created_datetime: { gte: from },
        ...(ticket !== undefined && { object_type: 'Ticket', object_id: ticket }),
        ...(types && { types: types as (typeof eventTypes)[number][] }),
      },
      { lane: 'background', signal },
    )
    let newest = from
    for await (const event of list) {
      const at = event.created_datetime
      if (at > newest) newest = at
      if (seen.has(event.id)) continue
      seen.set(event.id, at)
      yield event
    }
    const next = new Date(Math.max(start.getTime(), Date.parse(newest) - overlapMs)).toISOString()
    from = next
    seen = new Map([...seen].filter(([, at]) => Date.parse(at) >= Date.parse(next)))
    await wait()
  }
}
