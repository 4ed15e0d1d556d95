import { definedOnly } from '../defined-only.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { invalid } from '../problem.ts'
import type { TeamDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

function toTeam(world: World, { id, name, description, decoration, member_ids, created_datetime }: TeamDoc): unknown {
  const users = world.store.byIds('users', member_ids)
  const members = member_ids.flatMap((userId) => {
    const user = users.get(userId)
    return user ? [{ id: user.id, name: user.name, email: user.email, meta: user.meta }] : []
  })
  return { id, uri: `/api/teams/${id}/`, name, description, decoration, members, created_datetime }
}

function memberIds(world: World, members: readonly { id?: number | undefined }[]): number[] {
  const ids = members.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const known = world.store.byIds('users', ids)
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) throw invalid('Failed to update team.', { members: [`User ${unknown[0]} does not exist.`] })
  return [...new Set(ids)]
}

export const teams: Handlers<'teams'> = {
  list: (call) =>
    listPage(call, {
      table: 'teams',
      ...readOrder(call.query.order_by ?? 'created_datetime:desc'),
      envelope: 'without-total',
      toWire: (docs) => docs.map((doc) => toTeam(call.world, doc)),
    }),

  create: ({ turn, world, body }) => {
    const team: TeamDoc = {
      id: world.newId('teams'),
      name: body.name,
      description: body.description ?? null,
      decoration: (body.decoration as TeamDoc['decoration'] | undefined) ?? {},
      member_ids: memberIds(world, body.members ?? []),
      created_datetime: world.now(),
    }
    world.store.insert('teams', team)
    turn.did('team-created', team.id)
    return toTeam(world, team)
  },

  get: ({ world, params }) => toTeam(world, getOr404(world.store, 'teams', params.id)),

  update: ({ turn, world, params, body }) => {
    const { members, ...plain } = body
    const team: TeamDoc = {
      ...getOr404(world.store, 'teams', params.id),
      ...definedOnly(plain),
      ...(members && { member_ids: memberIds(world, members) }),
    }
    world.store.put('teams', team)
    turn.did('team-updated', team.id)
    return toTeam(world, team)
  },

  delete: ({ turn, world, params }) => {
    const team = getOr404(world.store, 'teams', params.id)
    world.store.remove('teams', team.id)
    world.store.run(
      sql(`UPDATE tickets SET doc = json_set(doc, '$.assignee_team_id', NULL) WHERE assignee_team_id = ?`, team.id),
    )
    for (const view of world.store.select('views')) {
      if (!view.team_ids.includes(team.id)) continue
      world.store.put('views', { ...view, team_ids: view.team_ids.filter((id) => id !== team.id) })
    }
    turn.did('team-deleted', team.id)
  },
}
