import {
  type Clock,
  type CustomField,
  type Gorgias,
  type Integration,
  type Tag,
  type Team,
  UsageError,
  type User,
} from '@rhetor/client'
import { allOf } from './all-of.ts'
import { line } from './untrusted.ts'

// People and tags change rarely; a minute saves calls within one task and hides no change for long.
const keptMs = 60_000

/** The users, teams, tags, fields and integrations of an account, found by name. */
export interface Directory {
  me(): Promise<User>
  users(): Promise<readonly User[]>
  teams(): Promise<readonly Team[]>
  tags(): Promise<readonly Tag[]>
  integrations(): Promise<readonly Integration[]>
  ticketFields(): Promise<readonly CustomField[]>
  customerFields(): Promise<readonly CustomField[]>
  /** By id, e-mail, name or the beginning of one; `me` is the caller. */
  user(who: string | number): Promise<User>
  team(which: string | number): Promise<Team>
  ticketField(which: string | number): Promise<CustomField>
  customerField(which: string | number): Promise<CustomField>
  /** Empties the cache. */
  forget(): void
}

export function createDirectory(gorgias: Gorgias, clock: Clock): Directory {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<unknown> }>()
  const keep =
    <Value>(name: string, read: () => Promise<Value>) =>
    async (): Promise<Value> => {
      const found = kept.get(name)
      if (found && found.until > clock.now()) return found.value as Promise<Value>
      const value = read()
      kept.set(name, { until: clock.now() + keptMs, value })
      // failures are not cached
      value.catch(() => kept.delete(name))
      return value
    }
  const me = keep('me', async () => gorgias.users.get(0))
  const users = keep('users', () => allOf(gorgias.users.list()))
  const teams = keep('teams', () => allOf(gorgias.teams.list()))
  const ticketFields = keep('ticketFields', () => allOf(gorgias.customFields.list({ object_type: 'Ticket' })))
  const customerFields = keep('customerFields', () => allOf(gorgias.customFields.list({ object_type: 'Customer' })))
  return {
    me,
    users,
    teams,
    ticketFields,
    customerFields,
    tags: keep('tags', () => allOf(gorgias.tags.list())),
    integrations: keep('integrations', () => allOf(gorgias.integrations.list())),
    user: async (who) => {
      if (String(who).toLowerCase() === 'me') return me()
      return pick('user', who, await users(), (user) => [user.email, user.name])
    },
    team: async (which) => pick('team', which, await teams(), (team) => [team.name]),
    ticketField: async (which) => pick('ticket field', which, await ticketFields(), (field) => [field.label]),
    customerField: async (which) => pick('customer field', which, await customerFields(), (field) => [field.label]),
    forget: () => kept.clear(),
  }
}

/** One object by id, by its whole name, or by the beginning of only one name. */
export function pick<Item extends { id: number }>(
  kind: string,
  wanted: string | number,
  items: readonly Item[],
  namesOf: (item: Item) => readonly (string | null | undefined)[],
): Item {
  const text = String(wanted).trim().toLowerCase()
  const byId = items.find(({ id }) => String(id) === text)
  if (byId) return byId
  const names = (item: Item) => namesOf(item).map((name) => name?.trim().toLowerCase() ?? '')
  const whole = items.filter((item) => names(item).includes(text))
  const found =
    whole.length > 0
      ? whole
      : text === ''
        ? []
        : items.filter((item) => names(item).some((name) => name.startsWith(text)))
  const [only, second] = found
  if (only && !second) return only
  const shown = (found.length > 0 ? found : items).map(
    (item) => `${line(namesOf(item).find(Boolean)) ?? '?'} (${item.id})`,
  )
  const list = shown.length > 12 ? `${shown.slice(0, 12).join(', ')} and ${shown.length - 12} more` : shown.join(', ')
  if (found.length > 1)
    throw new UsageError(`${kind} ${JSON.stringify(wanted)} could be ${list}: give the id or the whole name.`, {
      apart: {
        message: `${kind} ${JSON.stringify(wanted)} could be several: give the id or the whole name.`,
        names: list,
      },
    })
  throw new UsageError(`there is no ${kind} ${JSON.stringify(wanted)}${list === '' ? '' : `; there are ${list}`}.`, {
    apart: { message: `there is no ${kind} ${JSON.stringify(wanted)}.`, names: list },
  })
}
