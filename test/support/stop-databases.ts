import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Ends every database below a folder: tests kill what would have stopped it, and none may be left. */
export async function stopDatabases(folder: string): Promise<void> {
  const pids = pidsBelow(folder)
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    for (const pid of pids.filter((each) => isRunning(each, folder))) process.kill(pid, signal)
    for (let waited = 0; waited < 10_000 && pids.some((pid) => isRunning(pid, folder)); waited += 20) await sleep(20)
  }
}

/** PostgreSQL and PgBouncer both note their process in a file whose first line is its number. */
function pidsBelow(folder: string): number[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)(postmaster|pgbouncer)\.pid$/.test(name))
    .map((name) => Number(readFileSync(join(folder, name), 'utf8').split('\n')[0]))
}

function isRunning(pid: number, folder: string): boolean {
  const path = `/proc/${pid}/cmdline`
  try {
    if (!existsSync('/proc')) return process.kill(pid, 0)
    return readFileSync(path, 'utf8').includes(folder)
  } catch {
    return false
  }
}
