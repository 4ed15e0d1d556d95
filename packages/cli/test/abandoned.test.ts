import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'

const main = new URL('../src/main.ts', import.meta.url).pathname
const words = [main, 'sandbox', '--port', '0', '--seed', 'empty', '--json']
const env = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
}

type Stdin = 'pipe' | 'ignore'

/** Starts a process that says where a sandbox is served. */
async function serving(file: string, args: readonly string[], options: { stdin: Stdin; env?: Record<string, string> }) {
  const { stdin, env: more } = options
  const child = spawn(file, args, { stdio: [stdin, 'pipe', 'inherit'], env: { ...env, ...more } })
  const [line] = (await once(createInterface(child.stdout ?? process.stdin), 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  return { child, port: Number(new URL(url).port), [Symbol.dispose]: () => void child.kill('SIGKILL') }
}

async function isServed(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const answered = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  })
  socket.destroy()
  return answered
}

async function untilFree(port: number): Promise<void> {
  while (await isServed(port)) await nextTurn()
}

it('a sandbox for programs ends when its stdin is closed, and its port is free', async () => {
  using sandbox = await serving(process.execPath, words, { stdin: 'pipe' })
  const ended = once(sandbox.child, 'exit')
  sandbox.child.stdin?.end()
  expect(await ended).toEqual([0, null])
  expect(await isServed(sandbox.port)).toBe(false)
})

it('a sandbox for programs ends when its parent is killed', async () => {
  const code = `require('node:child_process').spawn(process.execPath, ${JSON.stringify(words)}, { stdio: 'inherit' })`
  using parent = await serving(process.execPath, ['-e', code], { stdin: 'ignore' })
  expect(await isServed(parent.port)).toBe(true)
  parent.child.kill('SIGKILL')
  await untilFree(parent.port)
})

it.runIf(process.platform === 'linux')(
  'a sandbox for programs ends when npm, which runs it in a shell, is killed',
  async () => {
    const line = [process.execPath, ...words].map((word) => `'${word}'`).join(' ')
    const code = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(`${line}; true`)}], { stdio: 'inherit' })`
    using npm = await serving(process.execPath, ['-e', code], { stdin: 'ignore', env: { npm_command: 'exec' } })
    npm.child.kill('SIGKILL')
    await untilFree(npm.port)
  },
)

it('a sandbox for programs goes on in the background of a script, without a stdin', async () => {
  using sandbox = await serving(process.execPath, words, { stdin: 'ignore' })
  // longer than it takes to look for the parent twice
  const until = performance.now() + 1_200
  while (performance.now() < until) expect(await isServed(sandbox.port)).toBe(true)
})
