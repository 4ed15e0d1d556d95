import { toPerson } from '../../people/people.ts'
import type { PersonDoc } from '../../store/documents.ts'
import { sql } from '../../store/sql.ts'
import type { World } from '../../world.ts'
import { userDoc } from '../documents.ts'
import { type Lines, openLines } from './channels.ts'

const names = ['Bea Lindqvist', 'Carlos Prado', 'Dina Haile', 'Emil Sand', 'Farah Naseri']

/** Who answers, and with what. */
export interface Crew {
  readonly adminId: number
  readonly agents: readonly PersonDoc[]
  readonly teamIds: readonly number[]
  readonly lines: Lines
  readonly tagIds: ReadonlyMap<string, number>
}

/** Gives the owner of a fresh account five colleagues in two teams. */
export function hireCrew(world: World, created_datetime: string): Crew {
  const owner = world.store.first('users', sql('role = ?', 'admin'))
  if (!owner) throw new Error('a fresh account has an owner')
  const hired = names.map((name) => {
    const email = `${name.toLowerCase().replace(' ', '.')}@${world.account}.example`
    return world.store.insert(
      'users',
      userDoc({ id: world.newId('users'), name, email, role: 'agent', created_datetime }),
    )
  })
  const ids = hired.map(({ id }) => id)
  const team = (name: string, member_ids: number[]) =>
    world.store.insert('teams', {
      id: world.newId('teams'),
      name,
      description: null,
      decoration: {},
      member_ids,
      created_datetime,
    }).id
  return {
    adminId: owner.id,
    agents: [owner, ...hired].map(toPerson),
    teamIds: [team('Orders', ids.slice(0, 3)), team('Returns', ids.slice(2))],
    lines: openLines(world),
    tagIds: new Map(world.store.select('tags').map(({ id, name }) => [name, id])),
  }
}
