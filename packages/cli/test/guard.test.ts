import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { PassThrough, type Readable } from 'node:stream'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { basic } from '@rhetor/client'
import { failures } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import { rhetor, terminal } from '../../../test/support/rhetor.ts'
import { guardProcess, unstoredCode } from '../src/guard.ts'

const main = new URL('../src/main.ts', import.meta.url).pathname
const token = 'a-token-of-my-own-choice'

/** Plants errors that nobody catches, one for each signal, without the program knowing. */
function planting(plants: Readonly<Record<'SIGUSR2' | 'SIGWINCH', string>>): string {
  const code = Object.entries(plants).map(([signal, each]) => `process.on('${signal}', () => { ${each} })`)
  return `--import=data:text/javascript,${encodeURIComponent(code.join('\n'))}`
}

const stray = planting({
  SIGUSR2: "Promise.reject(new TypeError('maya@shopper.example wrote: secret'))",
  SIGWINCH: "setImmediate(() => { throw Object.assign(new Error('secret'), { code: 'ECONNRESET' }) })",
})
const full = planting({
  SIGUSR2: "Promise.reject(new Error('x', { cause: Object.assign(new Error('y'), { code: 'ENOSPC' }) }))",
  SIGWINCH: "setImmediate(() => { throw Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 778 }) })",
})

/** The lines of a stream, one at a time. */
function linesOf(stream: Readable) {
  const lines = createInterface(stream)[Symbol.asyncIterator]()
  return async () => String((await lines.next()).value)
}

const faces: Readonly<Record<string, { words: readonly string[]; path: string }>> = {
  'a sandbox': { words: ['sandbox', '--port', '0', '--seed', 'empty', '--json'], path: '/__sandbox/clock' },
  'everything that rhetor start starts': {
    words: ['start', '--port', '0', '--sandbox-port', '0', '--json'],
    path: '/',
  },
  'the tools over HTTP': { words: ['mcp', '--http', '0', '--json'], path: '/mcp' },
}

describe.each(Object.entries(faces))('%s', (_, { words, path }) => {
  it('keeps running after uncaught errors, and reports only where they came from', async () => {
    await using shop = await terminal({ seed: 'empty' })
    using running = rhetor({ ...shop.env, RHETOR_MCP_TOKEN: token, NODE_OPTIONS: stray }, ...words)
    const nextError = linesOf(running.child.stderr)
    const { url } = JSON.parse(await running.nextLine()) as { url: string }
    const status = async () => (await fetch(new URL(path, url))).status
    const before = await status()
    for (const [signal, kind] of [
      ['SIGUSR2', 'TypeError'],
      ['SIGWINCH', 'Error, ECONNRESET'],
    ] as const) {
      running.child.kill(signal)
      const said = await nextError()
      expect(said).toMatch(new RegExp(`^rhetor: uncaught error \\(${kind} at .+\\): that call has failed, `))
      expect(said).not.toMatch(/secret|maya/)
      expect(await status()).toBe(before)
    }
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
  })

  it.each(['SIGUSR2', 'SIGWINCH'] as const)('ends where data could not be stored (%s)', async (signal) => {
    await using shop = await terminal({ seed: 'empty' })
    using running = rhetor({ ...shop.env, RHETOR_MCP_TOKEN: token, NODE_OPTIONS: full }, ...words)
    await running.nextLine()
    running.child.kill(signal)
    const { code, err } = await running.ended
    expect(code).toBe(failures.output_failed.exit)
    expect(err).toMatch(/^rhetor: data could not be stored .* stopping,/)
  })
})

it('the tools on stdio outlive errors that nobody caught', async () => {
  await using shop = await terminal({ seed: 'empty' })
  const env = { ...shop.env, NODE_OPTIONS: stray }
  const transport = new StdioClientTransport({ command: process.execPath, args: [main, 'mcp'], env, stderr: 'pipe' })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  const nextError = linesOf(transport.stderr as Readable)
  process.kill(transport.pid ?? 0, 'SIGUSR2')
  expect(await nextError()).toContain('uncaught error')
  expect((await client.listTools()).tools.length).toBeGreaterThan(3)
  await client.close()
})

it('a command that is not a server ends at an uncaught error', async () => {
  await using shop = await terminal({ seed: 'empty' })
  using running = rhetor(
    { ...shop.env, NODE_OPTIONS: stray },
    'watch',
    '--every',
    '1',
    '--since',
    '2020-01-01T00:00:00Z',
  )
  await running.nextLine()
  running.child.kill('SIGUSR2')
  expect((await running.ended).code).toBe(1)
})

it('a server whose errors nobody reads goes on', async () => {
  await using shop = await terminal({ seed: 'empty' })
  const words = ['sandbox', '--port', '0', '--seed', 'empty', '--json']
  using running = rhetor({ ...shop.env, NODE_OPTIONS: stray }, ...words)
  const { url } = JSON.parse(await running.nextLine()) as { url: string }
  running.child.stderr.destroy()
  await once(running.child.stderr, 'close')
  for (let count = 0; count < 3; count++) running.child.kill('SIGUSR2')
  expect((await fetch(`${url}/__sandbox/clock`)).status).toBe(200)
  running.child.kill('SIGTERM')
  expect((await running.ended).code).toBe(0)
})

it('says which of our files an error went through, until it is disposed', () => {
  const guarded = Object.assign(new EventEmitter(), { exit: () => expect.unreachable() })
  const stderr = new PassThrough()
  const guard = guardProcess(guarded, stderr)
  try {
    basic('', '')
  } catch (error) {
    guarded.emit('unhandledRejection', error)
  }
  guarded.emit('unhandledRejection', 'no error at all')
  expect(String(stderr.read())).toMatch(
    /^rhetor: .*\(UsageError, usage at client\/src\/[\w/]+\.ts:\d+:\d+\).*\nrhetor: .*\(string at an unknown place\)/,
  )
  guard[Symbol.dispose]()
  expect(guarded.eventNames()).toEqual([])
})

it('the exit code is that of the table', () => {
  expect(unstoredCode).toBe(failures.output_failed.exit)
})
