import { sql } from '../../store/sql.ts'
import type { Demo, DemoTeam } from '../demo/types.ts'
import { userDoc } from '../documents.ts'
import type { Loading } from './loading.ts'

/** The people of the shop join the owner of the account; its bot takes the place of the one every account has. */
export function loadUsers(loading: Loading, { agents, shop }: Demo): void {
  const { world } = loading
  const bot = world.store.first('users', sql('role = ?', 'bot'))
  for (const { key, minutesAgo, availability, ...person } of agents) {
    const created_datetime = loading.at(minutesAgo)
    const { id } = loading.place('users', person.role === 'bot' ? bot : undefined, (id) =>
      userDoc({
        id,
        ...person,
        timezone: person.timezone ?? 'UTC',
        has_password: person.role !== 'bot',
        created_datetime,
      }),
    )
    loading.name('agent', key, id)
  }
  loading.adminId = loading.idOf('agent', shop.owner)
  for (const { key, minutesAgo } of agents) {
    loading.recordSetup(minutesAgo, 'user-created', loading.idOf('agent', key))
  }
}

export function loadTeams(loading: Loading, teams: readonly DemoTeam[]): void {
  for (const { key, members, minutesAgo, decoration, ...team } of teams) {
    const { id } = loading.place('teams', undefined, (id) => ({
      id,
      ...team,
      decoration: { ...decoration },
      member_ids: members.map((member) => loading.idOf('agent', member)),
      created_datetime: loading.at(minutesAgo),
    }))
    loading.name('team', key, id)
    loading.recordSetup(minutesAgo, 'team-created', id)
  }
}
