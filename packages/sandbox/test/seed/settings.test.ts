import { describe, expect, it } from 'vitest'
import { openWorld } from '../world.ts'

interface Setting {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

async function settingsOf(seed: 'empty' | 'demo'): Promise<ReadonlyMap<string, Setting['data']>> {
  await using world = await openWorld({ seed })
  const { body } = await world.call('GET', '/api/account/settings')
  return new Map((body.data as Setting[]).map(({ type, data }) => [type, data]))
}

describe('the settings of an account', () => {
  it('are the shipped ones in every account, and some more in the demo shop', async () => {
    const [fresh, demo] = await Promise.all([settingsOf('empty'), settingsOf('demo')])
    expect([...fresh.keys()].filter((type) => !demo.has(type))).toEqual([])
    for (const [type, data] of fresh) expect(Object.keys(demo.get(type) ?? {})).toEqual(Object.keys(data))
  })

  it.each(['empty', 'demo'] as const)('of seed %s say everything the API shows', async (seed) => {
    const settings = await settingsOf(seed)
    expect(Object.keys(settings.get('ticket-assignment') ?? {})).toHaveLength(8)
    expect(Object.values(settings.get('access') ?? {})).not.toContain(null)
  })
})

describe('the demo shop', () => {
  it('has phone calls with a number and an account, and teams with emoji as the picker writes them', async () => {
    await using world = await openWorld({ seed: 'demo' })
    const [call] = (await world.api.voiceCalls.list()).items
    expect(call).toMatchObject({ phone_number_id: expect.any(Number), answered_by_external_number: null })
    const [event] = (await world.api.voiceCallEvents.list()).items
    expect(event).toMatchObject({ account_id: expect.any(Number) })
    const [team] = (await world.api.teams.list()).items
    expect(team?.decoration).toMatchObject({ emoji: { native: expect.any(String), colons: expect.any(String) } })
  })
})
