import { ControlError, controlClient, SandboxClock, startSandbox, steerSandbox } from '@rhetor/sandbox'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aTicket, openWorld } from './world.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the control commands of a sandbox', () => {
  it('answer to their former names and their addresses too', async () => {
    await using sandbox = await startSandbox({ port: 0, frozen: true })
    const { ticket } = await sandbox.steer('customer/writes', { from: 'maya@example.com', text: 'Hello' })
    expect(await sandbox.steer('outbox')).toEqual([])
    expect(await steerSandbox({ url: sandbox.url })('counts')).toEqual(await sandbox.control.counts.get())
    expect(await sandbox.steer('tasks')).toContainEqual(
      expect.objectContaining({ payload: expect.objectContaining({ ticket_id: ticket.id }) }),
    )
    // @ts-expect-error only addresses that there are compile
    await expect(sandbox.steer('rewind')).rejects.toThrow('there is no /__sandbox/rewind')
  })

  it('are the same over HTTP, from another process', async () => {
    await using sandbox = await startSandbox({ port: 0, token: 'secret' })
    const control = controlClient({ url: sandbox.url, token: 'secret' })
    expect(await control.counts.get()).toEqual(await sandbox.control.counts.get())
    await expect(controlClient({ url: sandbox.url }).counts.get()).rejects.toThrow(
      new ControlError('sandbox counts.get: This is open to this machine only, or with the token of the server.', 403),
    )
    // @ts-expect-error a misspelt field does not compile
    await expect(control.clock.advance({ mss: 5 })).rejects.toThrow(
      'sandbox clock.advance: ms: required; unknown: mss (did you mean ms?).',
    )
  })

  it('say what is missing where no sandbox answers', async () => {
    const fetch = async () => new Response('<h1>Not here</h1>', { status: 404 })
    await expect(controlClient({ url: 'http://127.0.0.1:1', fetch }).counts.get()).rejects.toThrow(
      'sandbox counts.get: 404, which is not an answer of a sandbox',
    )
  })

  it('lists what may differ from the real service', async () => {
    await using sandbox = await startSandbox()
    const differences = await sandbox.control.differences.list()
    expect(differences.length).toBeGreaterThan(0)
    for (const { id, says, sure, gap } of differences) {
      expect([id, says]).toEqual([expect.stringMatching(/^[a-z-]+\./), expect.stringMatching(/\.$/)])
      expect(sure === 'guess' || gap !== undefined).toBe(true)
    }
  })

  it('move a clock that goes on meanwhile', () => {
    let ms = Date.UTC(2026, 2, 2)
    // each look at the machine's clock is later than the one before
    const clock = new SandboxClock({ realNow: () => ms++ })
    const began = clock.now()
    clock.moveTo(began)
    clock.moveTo(began + 10_000)
    expect(clock.now()).toBeGreaterThan(began + 10_000)
  })

  it('runs what a restored snapshot has scheduled, at its time', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    await using world = await openWorld({ frozen: false })
    const { api, sandbox } = world
    const { id } = await api.tickets.create(aTicket())
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
    await api.tickets.update(id, { snooze_datetime: inAnHour })
    await sandbox.control.state.snapshot({})
    await api.tickets.delete(id)
    await api.tickets.create(aTicket())
    await vi.advanceTimersByTimeAsync(60_000)
    await sandbox.control.state.restore({})
    expect((await api.tickets.get(id)).status).toBe('closed')
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect((await api.tickets.get(id)).status).toBe('open')
  })

  it('names what exists where something is not found', async () => {
    await using sandbox = await startSandbox()
    const response = await sandbox.fetch(`${sandbox.url}/__sandbox/rewind`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('There are: reset, snapshot, restore, clock')
  })

  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://sandbox.localhost', 200],
  ])('answers a page from %s with %d', async (origin, status) => {
    await using sandbox = await startSandbox()
    const response = await sandbox.fetch(`${sandbox.url}/__sandbox/clock`, { method: 'POST', headers: { origin } })
    expect(response.status).toBe(status)
  })

  it('leaves nothing waiting behind when it is closed', async () => {
    const sandbox = await startSandbox()
    await sandbox.control.faults.add({ kind: 'slow', delay_ms: 3_600_000, times: 1 })
    const waiting = sandbox.fetch(`${sandbox.url}/api/account`).then(
      () => 'answered',
      () => 'cut',
    )
    const hasBegun = async () => (await sandbox.control.faults.list()).some(({ happened }) => happened > 0)
    while (!(await hasBegun())) await sandbox.control.clock.settle()
    await sandbox.close()
    expect(await waiting).toBe('cut')
  })

  it('answers a GET and changes nothing for it', async () => {
    await using sandbox = await startSandbox()
    const get = async (name: string) => (await sandbox.fetch(`${sandbox.url}/__sandbox/${name}`)).status
    expect([await get('clock'), await get('outbox'), await get('differences')]).toEqual([200, 200, 200])
    expect([await get('reset'), await get('keys/reset'), await get('clock/freeze')]).toEqual([405, 405, 405])
  })

  it('takes what an agent wrote in the past as sent in the past', async () => {
    await using world = await openWorld()
    const { api, sandbox } = world
    const { id } = await api.tickets.create(aTicket())
    const past = '2026-01-02T03:04:05.500000+00:00'
    await sandbox.control.agent.writes({ ticket_id: id, text: 'Long ago', created_datetime: past })
    await sandbox.advance(60_000)
    expect((await api.tickets.get(id)).messages.map(({ sent_datetime }) => sent_datetime)).toContain(past)
  })

  it('refuses an image that a page of another site shows', async () => {
    await using sandbox = await startSandbox()
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await sandbox.fetch(`${sandbox.url}/__sandbox/reset`, { headers })).status).toBe(403)
  })

  it('is open to those who show its token, and to nobody else', async () => {
    await using sandbox = await startSandbox({ token: 'secret' })
    const ask = async (headers: Record<string, string>) =>
      (await sandbox.fetch(`${sandbox.url}/__sandbox/clock`, { headers })).status
    expect([await ask({}), await ask({ authorization: 'Bearer wrong' })]).toEqual([403, 403])
    expect(await ask({ authorization: 'Bearer secret' })).toBe(200)
  })
})
