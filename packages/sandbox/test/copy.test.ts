import { execFile } from 'node:child_process'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { basic, Gorgias } from '@rhetor/client'
import { type Sandbox, startSandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'
import { schemaVersion } from '../src/store/store.ts'
import { aTicket } from './world.ts'

const now = '2026-03-11T15:00:00Z'
const run = promisify(execFile)

const clientOf = (sandbox: Sandbox) => {
  const { username, api_key } = sandbox.credentials
  return new Gorgias({ account: sandbox.account, auth: basic(username, api_key), fetch: sandbox.fetch })
}
const bytesOf = (sandbox: Sandbox) => Buffer.from(sandbox.world().store.snapshot()).toString('base64')

describe('a sandbox that begins from a copy', () => {
  it('holds the same bytes, opens with the same key, and stands at the same time', async () => {
    await using original = await startSandbox({ seed: 'demo', now, frozen: true })
    await clientOf(original).tickets.create(aTicket())
    await original.advance(90_000)
    await using copied = await startSandbox({ from: await original.copy(), frozen: true })
    expect(bytesOf(copied) === bytesOf(original)).toBe(true)
    expect(copied.credentials).toEqual(original.credentials)
    expect(copied.accounts).toEqual(original.accounts)
    expect(copied.clock.now()).toBe(original.clock.now())
    expect((await clientOf(copied).tickets.list()).items).toEqual((await clientOf(original).tickets.list()).items)
  })

  it('is independent of the original and of other copies', async () => {
    await using original = await startSandbox({ frozen: true })
    const { id } = await clientOf(original).tickets.create(aTicket())
    const from = await original.copy()
    await using one = await startSandbox({ from, frozen: true })
    await using other = await startSandbox({ from, frozen: true })
    await clientOf(one).tickets.delete(id)
    await clientOf(other).tickets.update(id, { status: 'closed' })
    expect((await clientOf(other).tickets.get(id)).status).toBe('closed')
    expect((await clientOf(original).tickets.get(id)).status).toBe('open')
    await expect(clientOf(one).tickets.get(id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('returns to the copy on reset', async () => {
    await using original = await startSandbox({ frozen: true })
    const { id } = await clientOf(original).tickets.create(aTicket())
    await using copied = await startSandbox({ from: await original.copy(), frozen: true })
    const before = bytesOf(copied)
    await clientOf(copied).tickets.delete(id)
    await copied.control.state.reset()
    expect(bytesOf(copied) === before).toBe(true)
  })

  it('does what was scheduled, when its time comes', async () => {
    await using original = await startSandbox({ now, frozen: true })
    const { id } = await clientOf(original).tickets.create(aTicket())
    await clientOf(original).tickets.update(id, { snooze_datetime: '2026-03-11T16:00:00Z' })
    await using copied = await startSandbox({ from: await original.copy(), frozen: true })
    const before = await clientOf(copied).tickets.get(id)
    await copied.advance(3_600_000)
    const after = await clientOf(copied).tickets.get(id)
    expect([before.status, after.status]).toEqual(['closed', 'open'])
  })

  it('moves on to a later time, with what becomes due on the way at its own time', async () => {
    await using original = await startSandbox({ now, frozen: true })
    const { id } = await clientOf(original).tickets.create(aTicket())
    await clientOf(original).tickets.update(id, { snooze_datetime: '2026-03-11T16:00:00Z' })
    const from = await original.copy()
    await using copied = await startSandbox({ from, now: '2026-03-12T15:00:00Z', frozen: true })
    expect(await copied.control.clock.get()).toEqual({ now: '2026-03-12T15:00:00+00:00', frozen: true })
    const { status, updated_datetime } = await clientOf(copied).tickets.get(id)
    expect([status, updated_datetime?.slice(0, 19)]).toEqual(['open', '2026-03-11T16:00:00'])
  })

  it('gives later times than the copy has, while the clock stands', async () => {
    await using original = await startSandbox({ now, frozen: true })
    const made = await clientOf(original).tickets.create(aTicket())
    await using copied = await startSandbox({ from: await original.copy(), frozen: true })
    const next = await clientOf(copied).tickets.create(aTicket())
    expect(next.created_datetime > made.created_datetime).toBe(true)
  })

  it('has a clock that runs on', async () => {
    await using original = await startSandbox({ now, frozen: true })
    await using copied = await startSandbox({ from: await original.copy() })
    const clock = await copied.control.clock.get()
    expect([clock.now.slice(0, 16), clock.frozen]).toEqual(['2026-03-11T15:00', false])
  })

  it('has every account of the copy', async () => {
    await using original = await startSandbox({ accounts: ['acme', 'bolt'], frozen: true })
    original.world('bolt').store.setFact('undeliverable', { '*': 'mailbox full' })
    await using copied = await startSandbox({ from: await original.copy(), frozen: true })
    expect(copied.accounts).toEqual(original.accounts)
    expect(copied.world('bolt').store.fact('undeliverable')).toEqual({ '*': 'mailbox full' })
    expect(copied.world('acme').store.fact('undeliverable')).toBeUndefined()
  })

  it('answers a view by its filters', async () => {
    await using original = await startSandbox({ seed: 'demo', now, frozen: true })
    await using copied = await startSandbox({ from: await original.copy(), frozen: true })
    const inViews = async (sandbox: Sandbox) => {
      const { items: views } = await clientOf(sandbox).views.list()
      const pages = await Promise.all(views.map(({ id }) => clientOf(sandbox).views.listItems(id)))
      return pages.map(({ items }) => items.map(({ id }) => id))
    }
    const found = await inViews(copied)
    expect(found.flat().length).toBeGreaterThan(100)
    expect(found).toEqual(await inViews(original))
  })

  it('can itself be copied', async () => {
    await using original = await startSandbox({ now, frozen: true })
    const from = await original.copy()
    await using copied = await startSandbox({ from, frozen: true })
    expect(Buffer.from(await copied.copy()).equals(from)).toBe(true)
  })

  it('begins from one that was kept in a file', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-copy-'))
    await using original = await startSandbox({ data: folder.path, frozen: true })
    const { id } = await clientOf(original).tickets.create(aTicket())
    await using copied = await startSandbox({ from: await original.copy(), frozen: true })
    expect(await clientOf(copied).tickets.get(id)).toEqual(await clientOf(original).tickets.get(id))
    await clientOf(copied).tickets.create(aTicket())
  })

  it('begins in another process, from a file', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-copy-'))
    await using original = await startSandbox({ frozen: true })
    const { id } = await clientOf(original).tickets.create(aTicket())
    const path = join(folder.path, 'shop.copy')
    writeFileSync(path, await original.copy())
    const script = `
      import { readFileSync } from 'node:fs'
      import { startSandbox } from '@rhetor/sandbox'
      await using sandbox = await startSandbox({ from: readFileSync(${JSON.stringify(path)}) })
      const { username, api_key } = sandbox.credentials
      const headers = { authorization: 'Basic ' + btoa(username + ':' + api_key) }
      const answer = await sandbox.fetch(sandbox.url + '/api/tickets/${id}', { headers })
      console.log((await answer.json()).subject)`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: import.meta.dirname,
    })
    expect(stdout).toBe('Wrong size\n')
  })
})

describe('a copy that cannot be started from', async () => {
  await using original = await startSandbox({ now, frozen: true })
  const from = Buffer.from(await original.copy())
  const notACopy = /^from: this is not a copy of a sandbox, or it is damaged\. Make it again with/

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a database', original.world().store.snapshot()],
    ['half a copy', from.subarray(0, from.length / 2)],
    ['a copy with something behind it', Buffer.concat([from, Buffer.of(1)])],
    ['a copy with one byte changed', from.with(from.length - 100, (from.at(-100) ?? 0) ^ 1)],
    ['a copy with one byte changed in its header', from.with(40, (from[40] ?? 0) ^ 1)],
  ])('%s is refused', async (_, bytes) => {
    await expect(startSandbox({ from: bytes })).rejects.toThrow(notACopy)
  })

  it('one by a newer version is refused, with what to do', async () => {
    const { crc32 } = await import('node:zlib')
    const newer = Buffer.from(`{"version":${schemaVersion + 1},"accounts":[]}\n`)
    const bytes = Buffer.concat([
      Buffer.from(`rhetor-sandbox-copy ${crc32(newer).toString(16).padStart(8, '0')}\n`),
      newer,
    ])
    await expect(startSandbox({ from: bytes })).rejects.toThrow(
      /^from: this copy was made by a newer version of @rhetor\/sandbox \(.*\)\. Update the package, or make the copy again\.$/,
    )
  })

  it.each([['the path of a file'], [Promise.resolve(from)], [null]])(
    '%s is refused: it is not bytes',
    async (other) => {
      await expect(startSandbox({ from: other as never })).rejects.toThrow(/^from: these are not bytes\. Give what/)
    },
  )

  it.each([
    [{ seed: 'demo' }, 'seed'],
    [{ data: 'here' }, 'data'],
    [{ accounts: ['acme'], seed: 5 }, 'accounts and seed'],
  ])('is refused together with %j', async (options, named) => {
    await expect(startSandbox({ from, ...options } as never)).rejects.toThrow(
      `from: a copy brings its accounts and what is in them; leave out ${named}`,
    )
  })

  it('a time before that of the copy is refused', async () => {
    await expect(startSandbox({ from, now: '2026-03-11T14:59:59Z' })).rejects.toThrow(
      'now: the copy is of 2026-03-11T15:00:00+00:00, and its clock can only move forward',
    )
  })
})

it('a sandbox and a copy cannot be asked for at once', () => {
  const never = () => {
    // @ts-expect-error a copy brings its accounts
    void startSandbox({ from: new Uint8Array(), seed: 'demo' })
    // @ts-expect-error a copy lives in memory
    void startSandbox({ from: new Uint8Array(), data: 'here' })
  }
  expect(never).toBeTypeOf('function')
})
