import { strict } from '@rhetor/contract'
import * as z from 'zod'
import { reads } from './action.ts'
import { line, type Untrusted } from './untrusted.ts'
import { unlessEmpty, withoutEmpty } from './without-empty.ts'

interface ShownUser extends Untrusted<{ readonly name?: string; readonly email?: string; readonly bio?: string }> {
  readonly id: number
  readonly role: string
  /** Ids of teams. */
  readonly teams?: readonly number[]
  readonly timezone?: string
  /** May not log in any more. */
  readonly active?: false
  /** The user of these credentials. */
  readonly me?: true
}

interface ShownTeam extends Untrusted<{ readonly name?: string; readonly description?: string }> {
  readonly id: number
  /** Ids of users. */
  readonly members: readonly number[]
}

export interface People {
  readonly users: readonly ShownUser[]
  readonly teams: readonly ShownTeam[]
}

/** Everybody a ticket can be assigned to. The API does not say who is available. */
export const people = reads({
  name: 'people',
  title: 'Show users and teams',
  summary: 'Shows the users with their roles and teams, and the teams with their members.',
  input: strict(() => ({
    team: z
      .union([z.string().min(1), z.int()])
      .optional()
      .meta({ description: 'Only this team and its members, by name or id' }),
  })),
  positional: ['team'],
  fields: { users: true, teams: true },
  example: {},
  read: async ({ team: wanted }, { directory, me }): Promise<People> => {
    const only = wanted === undefined ? undefined : await directory.team(wanted)
    const [users, teams, caller] = await Promise.all([directory.users(), directory.teams(), me()])
    const shown = only ? [only] : teams
    const members = new Set(only?.members.map(({ id }) => id))
    return {
      users: users
        .filter(({ id }) => !only || members.has(id))
        .map((user) =>
          withoutEmpty({
            id: user.id,
            role: user.role.name,
            teams: unlessEmpty(
              teams.filter((team) => team.members.some(({ id }) => id === user.id)).map(({ id }) => id),
            ),
            timezone: user.timezone,
            active: user.active && !user.deactivated_datetime ? undefined : (false as const),
            me: user.id === caller.id ? (true as const) : undefined,
            untrusted: withoutEmpty({
              name: line(user.name, 80),
              email: line(user.email, 400),
              bio: line(user.bio, 120),
            }),
          }),
        ),
      teams: shown.map(({ id, name, description, members: all }) => ({
        id,
        members: all.map((member) => member.id),
        untrusted: withoutEmpty({ name: line(name, 80), description: line(description, 120) }),
      })),
    }
  },
})
