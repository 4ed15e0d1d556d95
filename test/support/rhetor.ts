import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Sandbox } from '@rhetor/sandbox'
import { type Ended, inProcess, type Running } from './in-process.ts'
import { type ShopOptions, startShop } from './shop.ts'

const main = new URL('../../packages/cli/src/main.ts', import.meta.url).pathname

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
  /** Where rhetor keeps its files. */
  readonly home: string
  readonly env: Record<string, string>
  /** Runs a command to its end, in this process. */
  run(...args: string[]): Promise<Ended>
  /** With something piped in. */
  pipe(input: string, ...args: string[]): Promise<Ended>
  /** On a screen of this width. */
  onScreen(columns: number, ...args: string[]): Promise<Ended>
  /** The same with another environment. */
  with(env: Record<string, string>): Pick<Terminal, 'run'>
  /** Starts a command that runs until it is stopped, in this process. */
  open(...args: string[]): Running
  /** As a process of its own. */
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
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
  }
  return {
    sandbox,
    home: folder.path,
    env,
    run: (...args) => inProcess(args, { env, input: '' }).ended,
    pipe: (input, ...args) => inProcess(args, { env, input }).ended,
    onScreen: (columns, ...args) => inProcess(args, { env, input: '', columns }).ended,
    with: (more) => ({ run: (...args) => inProcess(args, { env: { ...env, ...more }, input: '' }).ended }),
    open: (...args) => inProcess(args, { env }),
    start: (...args) => rhetor(env, ...args),
    [Symbol.asyncDispose]: async () => {
      await sandbox.close()
      folder.remove()
    },
  }
}
