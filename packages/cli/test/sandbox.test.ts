import { once } from 'node:events'
import { existsSync, mkdtempDisposableSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { basic, Gorgias } from '@rhetor/client'
import type { CreateTicketRequest } from '@rhetor/contract'
import { controlClient } from '@rhetor/sandbox/control'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { rhetor } from '../../../test/support/rhetor.ts'
import { refusedPort } from '../src/commands/sandbox.ts'

/** In this process, with nothing in the environment. */
const sandbox = (...args: string[]) => inProcess(['sandbox', '--port', '0', '--seed', 'empty', ...args], { env: {} })

/** Where it is served, as its first line says. */
async function shownBy(line: Promise<string>) {
  const shown = JSON.parse(await line) as Record<string, string>
  const { url = '', username = '', api_key = '' } = shown
  return { shown, api: new Gorgias({ baseUrl: url, auth: basic(username, api_key) }) }
}

/** As a process of its own, to be killed. */
async function serving(...args: string[]) {
  const process = rhetor({}, 'sandbox', '--port', '0', '--seed', 'empty', '--json', ...args)
  return { ...process, ...(await shownBy(process.nextLine())), [Symbol.dispose]: process[Symbol.dispose] }
}

const aTicket = {
  customer: { email: 'maya@example.com' },
  messages: [
    {
      channel: 'email',
      via: 'email',
      from_agent: false,
      sender: { email: 'maya@example.com' },
      source: {
        type: 'email',
        from: { address: 'maya@example.com' },
        to: [{ address: 'support@acme.example' }],
      },
      body_text: 'Where is my parcel?',
    },
  ],
} satisfies CreateTicketRequest

describe('rhetor sandbox', () => {
  it('prints the credentials of every account', async () => {
    const running = sandbox('--json', '--account', 'acme,bolt')
    const { accounts } = (await shownBy(running.nextLine())).shown as unknown as {
      accounts: { account: string; url: string; username: string; api_key: string }[]
    }
    expect(accounts.map(({ account }) => account)).toEqual(['acme', 'bolt'])
    for (const { account, url, username, api_key } of accounts) {
      const api = new Gorgias({ baseUrl: url, auth: basic(username, api_key) })
      expect((await api.account.get()).domain).toBe(account)
    }
    running.stop()
    await running.ended
  })

  it('prints address and credentials as one line of JSON', async () => {
    const running = sandbox('--json')
    const { shown, api } = await shownBy(running.nextLine())
    expect(Object.keys(shown)).toEqual(['url', 'account', 'username', 'api_key', 'access_token', 'ca'])
    expect((await api.account.get()).domain).toBe('acme')
    running.stop()
    await running.ended
  })

  it('prints what it serves and how to use it', async () => {
    const running = sandbox()
    expect(await running.nextLine()).toBe('Gorgias, on this machine: 113 operations, 0 tickets in acme.')
    running.stop()
    expect(await running.ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining('GORGIAS_API_KEY=') })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s, though a client keeps its connection', async (signal) => {
    using running = await serving()
    await running.api.tickets.list()
    running.child.kill(signal)
    expect(await running.ended).toMatchObject({ code: 0, err: '' })
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)('keeps everything in --data through %s', async (signal) => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
    using first = await serving('--data', folder.path)
    const { id } = await first.api.tickets.create(aTicket)
    first.child.kill(signal)
    await first.ended
    using second = await serving('--data', folder.path)
    expect(second.shown['api_key']).toBe(first.shown['api_key'])
    expect((await second.api.tickets.get(id)).messages).toHaveLength(1)
  })

  it('refuses data of a sandbox that was killed while it was seeded', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
    using first = rhetor({}, 'sandbox', '--port', '0', '--seed', '200000', '--data', folder.path)
    const path = join(folder.path, 'acme.sqlite')
    while (!existsSync(path) || statSync(path).size < 300_000) await nextTurn()
    first.child.kill('SIGKILL')
    await first.ended
    using second = rhetor({}, 'sandbox', '--port', '0', '--seed', '200000', '--data', folder.path)
    expect(await second.ended).toMatchObject({
      code: 64,
      err: `rhetor: ${path}: the sandbox was stopped while this database was being filled; remove the file to start again\n`,
    })
  })

  it('does not change a damaged data file', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
    writeFileSync(join(folder.path, 'acme.sqlite'), 'these are somebody’s notes, not a database')
    const { code, err } = await sandbox('--data', folder.path).ended
    expect([code, err]).toEqual([64, expect.stringContaining(join(folder.path, 'acme.sqlite'))])
  })

  it('serves https with --tls, and prints what a client has to trust', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
    const env = { RHETOR_HOME: folder.path }
    const running = inProcess(['sandbox', '--port', '0', '--seed', 'empty', '--tls'], { env })
    await running.nextLine()
    running.stop()
    const { out } = await running.ended
    const ca = join(folder.path, 'sandbox', 'ca.pem')
    expect(out).toContain(`NODE_EXTRA_CA_CERTS=${ca}\n`)
    expect(out).toContain(`CURL_CA_BUNDLE=${ca}\n`)
    expect(out).toContain('update-ca-certificates\n')
    expect(out).toMatch(/ {2}control curl --cacert \S+ca\.pem https:\S+\/__sandbox\/outbox\n/)
    // what looks for the real host calls port 443, and would not find this one
    expect(out).not.toContain('127.0.0.1 acme.gorgias.com')
    expect(out).toContain('so an entry in /etc/hosts does not help: use --port 443\n')
    expect(out).toMatch(/GORGIAS_BASE_URL=https:/)
    expect(readFileSync(ca, 'utf8')).toContain('BEGIN CERTIFICATE')
  })

  it('uses the key that is given, not the one in --data, and after a reset', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
    for (const key of ['a-key-for-scripts', 'another-key-for-scripts']) {
      const running = sandbox('--json', '--api-key', key, '--account', 'acme,bolt', '--data', folder.path)
      const { shown, api } = await shownBy(running.nextLine())
      expect(shown['api_key']).toBe(key)
      const url = shown['url'] ?? ''
      await controlClient({ url }).state.reset()
      expect((await api.account.get()).domain).toBe('acme')
      const bolt = new Gorgias({ baseUrl: `${url}/bolt`, auth: basic('ana@bolt.example', key) })
      expect((await bolt.account.get()).domain).toBe('bolt')
      running.stop()
      await running.ended
    }
  })

  it.each([
    [443, true, /^this user may not listen on port 443\. .*sudo setcap .*authbind .* call port 443\.$/s],
    [80, false, /^this user may not listen on port 80\. .*Or choose a --port of 1024 or more\.$/s],
  ])('says what to do without rights for port %d', (port, isTls, words) => {
    expect(refusedPort(port, isTls, 'rhetor')).toMatch(words)
  })

  it('names a port that is in use', async () => {
    await using server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    expect(await sandbox('--port', String(port)).ended).toMatchObject({
      code: 64,
      err: `rhetor: port ${port} is taken: stop what uses it, or choose another with --port\n`,
    })
  })

  it.each([
    [['--port', '99999'], 'sandbox: --port takes a port from 0 to 65535, where 0 is any that is free.'],
    [['--seed', 'none'], 'sandbox: --seed takes demo, empty or a number of tickets.'],
    [['--rate', 'fast'], 'sandbox: --rate takes off, api-key, oauth, enterprise.'],
    [['--account', ','], 'accounts: name at least one'],
    [['--api-key', 'short'], 'sandbox: --api-key takes 8 to 200 letters, digits and signs of ASCII, without blanks.'],
    [
      ['--api-key', 'with a blank'],
      'sandbox: --api-key takes 8 to 200 letters, digits and signs of ASCII, without blanks.',
    ],
  ])('refuses %j with a message', async (args, words) => {
    expect(await sandbox(...args).ended).toMatchObject({ code: 64, err: `rhetor: ${words}\n` })
  })
})
