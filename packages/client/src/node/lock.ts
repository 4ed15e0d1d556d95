import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { UsageError } from '../errors.ts'

export interface LockOptions {
  /** How long to wait for others. */
  readonly timeoutMs?: number | undefined
}

// a change takes milliseconds: a lock this old was left behind
const staleMs = 60_000
const pollMs = 20

/** Runs while no other process holds the lock of the same path; the lock is a file beside it. */
export async function withLock<Value>(
  path: string,
  run: () => Promise<Value>,
  { timeoutMs = 10_000 }: LockOptions = {},
): Promise<Value> {
  const lock = `${path}.lock`
  const owner: Owner = { pid: process.pid, host: hostname(), id: randomUUID() }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const giveUpAt = performance.now() + timeoutMs
  while (!(await take(lock, owner))) {
    const holder = await readOwner(lock)
    if (await isStale(lock, holder)) await clear(lock, holder)
    else if (performance.now() > giveUpAt) throw busy(path, holder, timeoutMs)
    else await sleep(pollMs * (0.5 + Math.random()))
  }
  try {
    return await run()
  } finally {
    if ((await readOwner(lock))?.id === owner.id) await rm(lock, { force: true })
  }
}

interface Owner {
  readonly pid: number
  readonly host: string
  readonly id: string
}

async function take(lock: string, owner: Owner): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o600)
    try {
      await file.writeFile(JSON.stringify(owner))
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Undefined if the lock is gone or not yet written. */
async function readOwner(lock: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(lock, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

async function isStale(lock: string, holder: Owner | undefined): Promise<boolean> {
  if (holder?.host === hostname()) return !isRunning(holder.pid)
  const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }))
  return Date.now() - mtimeMs > staleMs
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // it runs, as another user
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes a stale lock. It is moved first, so that only one of two processes removes it. */
async function clear(lock: string, stale: Owner | undefined): Promise<void> {
  const aside = `${lock}.${randomUUID()}`
  try {
    await rename(lock, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = await readOwner(aside)
  // another process was quicker and holds a new lock: put it back
  if (moved?.id !== stale?.id) await rename(aside, lock)
  else await rm(aside, { force: true })
}

function busy(path: string, holder: Owner | undefined, timeoutMs: number): UsageError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process'
  return new UsageError(
    `${path}: ${who} has kept it locked for ${timeoutMs / 1000} s. Try again; if no such process runs any more, remove ${path}.lock.`,
  )
}
