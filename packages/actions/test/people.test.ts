import { expect, it } from 'vitest'
import { openDemo } from '../../../test/support/demo-session.ts'
import type { People } from '../src/people.ts'

it('users show with roles and teams, teams with members', async () => {
  await using demo = await openDemo()
  const { users, teams } = await demo.result<People>('people', {})
  expect(users).toHaveLength(8)
  expect(users.find(({ id }) => id === 5003)).toEqual({
    id: 5003,
    role: 'admin',
    teams: [4103, 4101],
    timezone: 'Europe/Paris',
    untrusted: {
      name: 'Noor Benhaddou',
      email: 'noor@pebblewren.example',
      bio: 'Runs customer care. English, French, Spanish.',
    },
  })
  expect(users.filter(({ me }) => me).map(({ id }) => id)).toEqual([5001])
  expect(teams.map(({ id }) => id)).toEqual([4103, 4102, 4101])
  expect(demo.sent).toHaveLength(3)
})

it('a team shows with its members only', async () => {
  await using demo = await openDemo()
  const { users, teams } = await demo.result<People>('people', { team: 'returns' })
  expect(teams).toMatchObject([{ id: 4102, members: [5004, 5005, 5008] }])
  expect(users.map(({ id }) => id).toSorted()).toEqual([5004, 5005, 5008])
  await expect(demo.act('people', { team: 'night' })).rejects.toThrow(
    'there is no team "night"; there are Wholesale & partners (4103), Returns & repairs (4102), Customer care (4101).',
  )
})
