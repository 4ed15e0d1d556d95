import { type SandboxOptions, startSandbox } from '@rhetor/sandbox'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.useRealTimers()
})

const now = '2026-03-11T15:00:00Z'

async function bytesOf(options: SandboxOptions): Promise<Uint8Array> {
  await using sandbox = await startSandbox(options)
  return sandbox.world().store.snapshot()
}

async function isSame(one: SandboxOptions, other: SandboxOptions): Promise<boolean> {
  return Buffer.from(await bytesOf(one)).equals(await bytesOf(other))
}

describe('two sandboxes', () => {
  it.each([[300], ['demo'], ['empty']] as const)('hold the same bytes at the same time, seed %s', async (seed) => {
    expect(await isSame({ seed, now }, { seed, now: new Date(now) })).toBe(true)
  })

  it('differ by number, time and account', async () => {
    expect(await isSame({ seed: 300, now }, { seed: 301, now })).toBe(false)
    expect(await isSame({ seed: 300, now }, { seed: 300, now: '2026-03-11T15:00:01Z' })).toBe(false)
    expect(await isSame({ seed: 300, now }, { seed: 300, now, accounts: ['other'] })).toBe(false)
  })

  it('hold the same generated tickets all day, without a chosen time', async () => {
    const bytesAt = async (date: string) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(date) })
      return Buffer.from(await bytesOf({ seed: 50 })).toString('base64')
    }
    const morning = await bytesAt('2026-03-11T08:00:00Z')
    expect((await bytesAt('2026-03-11T23:59:00Z')) === morning).toBe(true)
    expect((await bytesAt('2026-03-12T00:01:00Z')) === morning).toBe(false)
  })

  it('have different keys, without a chosen time', async () => {
    await using one = await startSandbox()
    await using other = await startSandbox()
    expect(one.credentials.api_key).not.toBe(other.credentials.api_key)
    expect(one.credentials.access_token).not.toBe(other.credentials.access_token)
  })
})

describe('a chosen time', () => {
  it('is when the clock starts, and it runs on', async () => {
    await using stopped = await startSandbox({ now, frozen: true })
    expect(await stopped.control.clock.get()).toEqual({ now: '2026-03-11T15:00:00+00:00', frozen: true })
    await using running = await startSandbox({ now })
    const clock = await running.control.clock.get()
    expect([clock.now.slice(0, 16), clock.frozen]).toEqual(['2026-03-11T15:00', false])
  })

  it('comes after everything the account holds', async () => {
    for (const seed of ['empty', 'demo', 50] as const) {
      await using sandbox = await startSandbox({ now, frozen: true, seed })
      const [latest] = sandbox.world().store.all<{ at: string }>({
        sql: 'SELECT max(created_datetime) AS at FROM (SELECT created_datetime FROM events UNION SELECT created_datetime FROM users)',
        parameters: [],
      })
      expect(latest?.at.localeCompare('2026-03-11T15:00:00+00:00'), String(seed)).toBe(-1)
    }
  })

  it.each([['soon'], ['2026-02-30T10:00:00Z'], [new Date(Number.NaN)]])(
    'that is not a date and time is refused: %s',
    async (bad) => {
      await expect(startSandbox({ now: bad })).rejects.toThrow(/^now: .* is not a date and time/)
    },
  )
})
