import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { open, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { textOf } from '@rhetor/client/node'
import pg from 'pg'
import { DatabaseError } from '../database-error.ts'
import { type Cluster, maintenanceDatabase, reasonIn, runOptions, saysDiskFull, user } from './cluster.ts'
import { hasSharedMemory, settings } from './settings.ts'

/** A PostgreSQL that runs for a cluster. */
export interface Server {
  readonly pid: number
  readonly port: number
  /** Another process had started it. */
  readonly adopted: boolean
}

/** The server of a cluster: the one that runs, or a new one. Only one process at a time may call it. */
export async function startServer(cluster: Cluster, choosePort: () => number): Promise<Server> {
  const running = await runningServer(cluster)
  if (running) return { ...running, adopted: true }
  await trimLog(cluster.log)
  for (let attempt = 1; ; attempt++) {
    const started = await spawnServer(cluster, choosePort())
    if (started.state === 'ready') return { ...started.server, adopted: false }
    if (started.state === 'failed') throw couldNotStart(cluster, started)
    if (attempt === 20) throw couldNotStart(cluster, { ...started, diskFull: false })
  }
}

/** Stops the server of a cluster, if it runs; what is stored stays. */
export async function stopServer(folder: string): Promise<boolean> {
  const found = await readPidFile(folder)
  if (!found || !isPostgres(found.pid, folder)) return false
  // fast: open transactions are given up, as after a crash; then at once
  for (const [signal, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 15_000],
  ] as const) {
    process.kill(found.pid, signal)
    if (await within(patienceMs, () => !isPostgres(found.pid, folder))) return true
  }
  throw new DatabaseError(`The database (process ${found.pid}) does not stop. End it by: kill -9 ${found.pid}.`)
}

async function runningServer(cluster: Cluster): Promise<Omit<Server, 'adopted'> | undefined> {
  const { folder } = cluster
  const giveUpAt = performance.now() + longestRecoveryMs
  for (;;) {
    const found = await readPidFile(folder)
    if (!found) return undefined
    const { pid, port, state } = found
    if (!isPostgres(pid, folder)) {
      // its process is gone, or the number belongs to another program now: PostgreSQL would take that for its own
      await rm(join(folder, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (state === 'ready' && (await isOurs(cluster, port))) return { pid, port }
    if (performance.now() > giveUpAt)
      throw new DatabaseError(
        `The database in ${folder} runs (process ${pid}) and does not let us in. What it printed is in ${cluster.log}; kill -INT ${pid} stops it.`,
      )
    // it is starting, as after a crash, or stopping
    await sleep(pollMs)
  }
}

const pollMs = 20
// after a crash it reads what was written last, before it lets anybody in
const longestRecoveryMs = 120_000

/** Whether the server at a port is the one with our folder and password. */
async function isOurs({ folder, password }: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({ ...connectionTo(port, password), connectionTimeoutMillis: 10_000 })
  // a server that stops says so on the connection too
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return rows[0]?.folder === folder
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

export function connectionTo(port: number, password: string, database = maintenanceDatabase) {
  return { host: '127.0.0.1', port, user, password, database }
}

type Started =
  | { readonly state: 'ready'; readonly server: Omit<Server, 'adopted'> }
  | { readonly state: 'taken'; readonly why: string }
  | { readonly state: 'failed'; readonly why: string; readonly diskFull: boolean }

async function spawnServer({ folder, programs, runAs, log }: Cluster, port: number): Promise<Started> {
  const output = await open(log, 'a', 0o600)
  const { size: begin } = await output.stat()
  const child = spawn(
    join(programs, 'bin/postgres'),
    ['-D', folder, ...settings({ port, sharedMemory: hasSharedMemory() })],
    // detached: it outlives this process, and Ctrl-C is ours to answer
    { ...runOptions(folder, runAs), detached: true, stdio: ['ignore', output.fd, output.fd] },
  )
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', () => (ended ??= 'it ended at once'))
  try {
    const isReady = async () => {
      const found = await readPidFile(folder)
      return found?.pid === child.pid && found?.state === 'ready'
    }
    while (!(ended || (await isReady()))) await sleep(5)
    if (!ended) return { state: 'ready', server: { pid: child.pid as number, port } }
    const said = (await readFile(log)).subarray(begin).toString()
    const why = reasonIn(said) ?? ended
    if (/Address already in use|could not bind/.test(said)) return { state: 'taken', why }
    return { state: 'failed', why, diskFull: saysDiskFull(said) }
  } finally {
    child.unref()
    await output.close()
  }
}

function couldNotStart({ folder, log }: Cluster, { why, diskFull }: { why: string; diskFull: boolean }): DatabaseError {
  const advice = diskFull
    ? 'Free some space on its disk: nothing that was stored is lost.'
    : `What it printed is in ${log}.`
  return new DatabaseError(`The database in ${folder} could not be started: ${why.replace(/\.$/, '')}. ${advice}`)
}

interface PidFile {
  readonly pid: number
  readonly port: number
  readonly state: string
}

/** Its lines are documented in PostgreSQL's pidfile.h; a file that is being written has fewer. */
async function readPidFile(folder: string): Promise<PidFile | undefined> {
  const text = await textOf(join(folder, 'postmaster.pid'))
  const [pid, , , port, , , , state] = (text ?? '').split('\n').map((line) => line.trim())
  return pid && /^\d+$/.test(pid) ? { pid: Number(pid), port: Number(port), state: state ?? 'starting' } : undefined
}

/** Whether a process is a PostgreSQL with this folder; process numbers are used again. */
function isPostgres(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return /postgres$/.test(program) && args.includes(folder)
  } catch {
    // no /proc, as on a Mac: its number has to do
    return process.platform !== 'linux'
  }
}

async function within(ms: number, isSo: () => boolean): Promise<boolean> {
  const until = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > until) return false
    await sleep(pollMs)
  }
  return true
}

const largestLog = 10 * 1024 * 1024

async function trimLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (size > largestLog) await truncate(path)
}
