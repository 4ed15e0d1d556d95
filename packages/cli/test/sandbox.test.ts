import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { basic, Gorgias } from '@rhetor/client'
import type { CreateTicketRequest } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'

const main = new URL('../src/main.ts', import.meta.url).pathname

/** `rhetor …` as a process of its own. */
function rhetor(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    output.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output.err += String(chunk)
  })
  const ended = once(child, 'close').then(([code]) => ({ ...output, code: code as number | null }))
  const firstLine = () => once(createInterface(child.stdout), 'line').then(([line]) => String(line))
  return { child, ended, firstLine, [Symbol.dispose]: () => void child.kill('SIGKILL') }
}

async function serving(...args: string[]) {
  const process = rhetor('sandbox', '--port', '0', '--seed', 'empty', '--json', ...args)
  const shown = JSON.parse(await process.firstLine()) as Record<string, string>
  const { url = '', username = '', api_key = '' } = shown
  const api = new Gorgias({ baseUrl: url, auth: basic(username, api_key) })
  return { ...process, shown, api, [Symbol.dispose]: process[Symbol.dispose] }
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
  it('says in one line of JSON where it is and how to enter', async () => {
    using sandbox = await serving()
    expect(Object.keys(sandbox.shown)).toEqual(['url', 'account', 'username', 'api_key', 'access_token', 'ca'])
    expect((await sandbox.api.account.get()).domain).toBe('acme')
  })

  it('says in words what one can do with it', async () => {
    using process = rhetor('sandbox', '--port', '0', '--seed', 'empty')
    expect(await process.firstLine()).toBe('Gorgias, on this machine: 113 operations, 0 tickets in acme.')
    process.child.kill('SIGINT')
    expect(await process.ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining('GORGIAS_API_KEY=') })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s, though a client keeps its connection', async (signal) => {
    using sandbox = await serving()
    await sandbox.api.tickets.list()
    sandbox.child.kill(signal)
    expect(await sandbox.ended).toMatchObject({ code: 0, err: '' })
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

  it('does not touch a data file that is damaged', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'sandbox-'))
    writeFileSync(join(folder.path, 'acme.sqlite'), 'these are somebody’s notes, not a database')
    using process = rhetor('sandbox', '--port', '0', '--seed', 'empty', '--data', folder.path)
    const { code, err } = await process.ended
    expect([code, err]).toEqual([2, expect.stringContaining(join(folder.path, 'acme.sqlite'))])
  })

  it('names the port that is taken', async () => {
    await using server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    using process = rhetor('sandbox', '--port', String(port), '--seed', 'empty')
    expect(await process.ended).toMatchObject({
      code: 2,
      err: `rhetor: port ${port} is taken: stop what uses it, or choose another with --port\n`,
    })
  })

  it.each([
    [['--port', '99999'], '--port: 99999 is not a port'],
    [['--seed', 'none'], '--seed: none is neither demo nor empty nor a number of tickets'],
    [['--rate', 'fast'], '--rate: fast is none of off, api-key, oauth, enterprise'],
    [['--account', ','], 'accounts: name at least one'],
  ])('refuses %j in a sentence', async (args, words) => {
    using process = rhetor('sandbox', '--port', '0', '--seed', 'empty', ...args)
    expect(await process.ended).toMatchObject({ code: 2, err: `rhetor: ${words}\n` })
  })
})
