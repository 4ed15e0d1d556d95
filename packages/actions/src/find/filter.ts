import { currentUserVariable, type FilterFunction, type FilterPath, filterFunctions } from '@rhetor/contract'

/** A condition in the language of views. */
export type Condition = string

/** `eq(ticket.status, "open")`; the value is quoted, so that it cannot become code. */
export function condition(name: FilterFunction, path: FilterPath, value?: string | number | boolean): Condition {
  return filterFunctions[name].takes === 'nothing' ? `${name}(${path})` : `${name}(${path}, ${JSON.stringify(value)})`
}

/** Joins conditions with `&&`; one with `||` inside is put in brackets. */
export function together(conditions: readonly Condition[]): Condition {
  const said = conditions.filter((each) => each.trim() !== '')
  return said.length === 1 ? (said[0] as string) : said.map(bracketed).join(' && ')
}

function bracketed(text: Condition): Condition {
  return text.includes('||') ? `(${text})` : text
}

/** The filters for tickets, with names turned into ids. */
export interface Chosen {
  readonly customer?: number | undefined
  readonly tags?: readonly string[] | undefined
  readonly status?: string | undefined
  /** An id, `me`, or `nobody`. */
  readonly assignee?: number | 'me' | 'nobody' | undefined
  /** An id, or `none`. */
  readonly team?: number | 'none' | undefined
  readonly channel?: string | undefined
  readonly priority?: string | undefined
  readonly since?: string | undefined
  /** The end, exclusive. */
  readonly until?: string | undefined
  readonly dateField?: 'updated' | 'created' | undefined
  readonly spam?: boolean | undefined
  readonly trashed?: boolean | undefined
}

/** The filter of a view that shows exactly these. Spam and trash are hidden unless they are asked for. */
export function filterOf(chosen: Chosen): Condition {
  const { customer, tags = [], status, assignee, team, channel, priority, since, until, dateField = 'updated' } = chosen
  const date = `ticket.${dateField}_datetime` as const
  return together([
    ...(customer === undefined ? [] : [condition('eq', 'ticket.customer.id', customer)]),
    ...(status === undefined ? [] : [condition('eq', 'ticket.status', status)]),
    ...tags.map((tag) => condition('contains', 'ticket.tags.name', tag)),
    ...(assignee === undefined ? [] : [ofAssignee(assignee)]),
    ...(team === undefined ? [] : [ofTeam(team)]),
    ...(channel === undefined ? [] : [condition('eq', 'ticket.channel', channel)]),
    ...(priority === undefined ? [] : [condition('eq', 'ticket.priority', priority)]),
    ...(since === undefined ? [] : [condition('gte', date, since)]),
    ...(until === undefined ? [] : [condition('lt', date, until)]),
    ...(chosen.spam ? [condition('eq', 'ticket.spam', true)] : []),
    ...(chosen.trashed ? [condition('isNotEmpty', 'ticket.trashed_datetime')] : []),
  ])
}

function ofAssignee(assignee: number | 'me' | 'nobody'): Condition {
  if (assignee === 'nobody') return condition('isEmpty', 'ticket.assignee_user.id')
  return condition('eq', 'ticket.assignee_user.id', assignee === 'me' ? currentUserVariable : assignee)
}

function ofTeam(team: number | 'none'): Condition {
  return team === 'none'
    ? condition('isEmpty', 'ticket.assignee_team.id')
    : condition('eq', 'ticket.assignee_team.id', team)
}
