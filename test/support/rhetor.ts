import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Sandbox } from '@rhetor/sandbox'
import { type ShopOptions, startShop } from './shop.ts'

const main = new URL('../../packages/cli/src/main.ts', import.meta.url).pathname

/** How a command ended. */
export interface Ended {
  readonly out: string
  readonly err: string
  readonly code: number | null
}

/** `rhetor …` as a process of its own. */
export function rhetor(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    output.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output.err += String(chunk)
  })
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ ...output, code: code as number | null }))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const nextLine = async () => String((await lines.next()).value)
  return { child, ended, nextLine, [Symbol.dispose]: () => void child.kill('SIGKILL') }
}

/** The demo shop, and a terminal that is connected to it. */
export interface Terminal extends AsyncDisposable {
  readonly sandbox: Sandbox
  /** Where rhetor keeps its things. */
  readonly home: string
  readonly env: Record<string, string>
  run(...args: string[]): Promise<Ended>
  /** With something piped in. */
  pipe(input: string, ...args: string[]): Promise<Ended>
  start(...args: string[]): ReturnType<typeof rhetor>
}

export async function terminal(options: ShopOptions = {}): Promise<Terminal> {
  const sandbox = await startShop({ port: 0, ...options })
  const folder = mkdtempDisposableSync(join(tmpdir(), 'rhetor-'))
  const { username, api_key } = sandbox.credentials
  const env = {
    RHETOR_HOME: folder.path,
    GORGIAS_BASE_URL: sandbox.url,
    GORGIAS_USERNAME: username,
    GORGIAS_API_KEY: api_key,
  }
  const start = (...args: string[]) => rhetor(env, ...args)
  return {
    sandbox,
    home: folder.path,
    env,
    start,
    run: (...args) => {
      const started = start(...args)
      started.child.stdin.end()
      return started.ended
    },
    pipe: (input, ...args) => {
      const started = start(...args)
      started.child.stdin.end(input)
      return started.ended
    },
    [Symbol.asyncDispose]: async () => {
      await sandbox.close()
      folder.remove()
    },
  }
}
