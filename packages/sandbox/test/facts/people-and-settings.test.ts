import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket } from '../world.ts'

describe('users', () => {
  fact('users.zero', async ({ api, call }) => {
    expect((await api.users.get(0)).email).toBe('ana@acme.example')
    expect((await api.users.update(0, { bio: 'Night shift' })).bio).toBe('Night shift')
    expect((await call('DELETE', '/api/users/0')).status).toBe(404)
  })

  fact('users.absolute-uri', async ({ api }) => {
    const user = await api.users.create({
      name: 'Test Delete User 3',
      email: 'x@acme.example',
      role: { name: 'agent' },
    })
    expect(user.uri).toBe(`https://acme.gorgias.com/api/users/${user.id}/`)
    expect(user).toMatchObject({ firstname: 'Test', lastname: '3', has_password: false, role: { name: 'agent' } })
    await expect(
      api.users.create({ name: 'y', email: 'X@acme.example', role: { name: 'agent' } }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await api.users.list({ roles: ['agent', 'bot'], search: 'test' })).items.map((one) => one.id)).toEqual([
      user.id,
    ])
  })

  fact('users.owner', async ({ api, call }) => {
    const me = await api.users.get(0)
    expect((await call('DELETE', `/api/users/${me.id}`)).status).toBe(403)
    expect((await call('PUT', `/api/users/${me.id}`, { role: { name: 'agent' } })).status).toBe(403)
  })

  fact('users.old-fields', async ({ call }) => {
    const body = {
      name: 'x',
      email: 'x@y.example',
      role: { name: 'agent' },
      roles: [],
      channels: [],
      customer: {},
      data: {},
    }
    const { status, body: answer } = await call('POST', '/api/users', body)
    expect([status, Object.keys(answer.error.data)]).toEqual([400, ['roles', 'channels', 'customer', 'data']])
  })
})

describe('teams', () => {
  fact('teams.members', async ({ api }) => {
    const me = await api.users.get(0)
    const team = await api.teams.create({ name: 'Returns', members: [{ id: me.id }] })
    expect(team).toMatchObject({ description: null, decoration: {}, members: [{ email: 'ana@acme.example' }] })
    const ticket = await api.tickets.create(aTicket({ assignee_team: { id: team.id } }))
    expect(ticket.assignee_team).toEqual({ id: team.id, name: 'Returns', decoration: {} })
    expect((await api.teams.update(team.id, { members: [] })).members).toEqual([])
    await expect(api.teams.update(team.id, { members: [{ id: 99_999 }] })).rejects.toMatchObject({
      code: 'bad_request',
    })
    await api.teams.delete(team.id)
    expect((await api.tickets.get(ticket.id)).assignee_team).toBeNull()
  })
})

describe('settings', () => {
  fact('settings.one-each', async ({ api, call }) => {
    const { body } = await call('GET', '/api/account/settings')
    expect(Object.keys(body)).toEqual(['data'])
    expect(body.data).toHaveLength(9)
    await expect(api.account.createSetting({ type: 'business-hours', data: {} })).rejects.toMatchObject({
      code: 'conflict',
    })
    const hours = body.data.find((one: { type: string }) => one.type === 'business-hours')
    const changed = await api.account.updateSetting(hours.id, {
      type: 'business-hours',
      data: { timezone: 'Europe/Paris' },
    })
    expect(changed).toEqual({ id: hours.id, type: 'business-hours', data: { timezone: 'Europe/Paris' } })
    expect((await api.account.get()).settings).toHaveLength(9)
  })
})
