import type { Session } from '../session.ts'
import type { Chosen } from './filter.ts'
import { since, until } from './since.ts'

/** Filters as people write them. */
interface AskedFilters {
  readonly tag?: readonly string[] | undefined
  readonly status?: string | undefined
  readonly channel?: string | undefined
  readonly priority?: string | undefined
  readonly assignee?: string | number | undefined
  readonly team?: string | number | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly date_field?: 'updated' | 'created' | undefined
  readonly spam?: boolean | undefined
  readonly trashed?: boolean | undefined
}

/** Turns names and times into what a filter compares with; ids and `me` need no call. */
export async function resolveFilters(asked: AskedFilters, session: Session): Promise<Chosen> {
  const now = new Date(session.clock.now())
  const { tag, status, channel, priority, spam, trashed, date_field } = asked
  return {
    tags: tag,
    status,
    channel,
    priority,
    spam,
    trashed,
    dateField: date_field,
    assignee: asked.assignee === undefined ? undefined : await toAssignee(asked.assignee, session),
    team: asked.team === undefined ? undefined : await toTeam(asked.team, session),
    since: asked.since === undefined ? undefined : since(now, asked.since),
    until: asked.until === undefined ? undefined : until(now, asked.until),
  }
}

async function toAssignee(who: string | number, { directory }: Session): Promise<number | 'me' | 'nobody'> {
  const text = String(who).trim().toLowerCase()
  if (text === 'me' || text === 'nobody') return text
  return idIn(text) ?? (await directory.user(who)).id
}

async function toTeam(which: string | number, { directory }: Session): Promise<number | 'none'> {
  const text = String(which).trim().toLowerCase()
  return text === 'none' ? text : (idIn(text) ?? (await directory.team(which)).id)
}

function idIn(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
