import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { cpuSeconds } from './cpu-seconds.ts'
import { stopDatabases } from './stop-databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that all test files of a run share, gone at its end. */
    readonly runFolder: string
  }
}

/** What the whole suite may compute: growth is seen at the end of each run, and found while it is small. */
const goalCpuSeconds = 250

/** What happens once before all test files and once after them. */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rhetor-run-'))
  // where root runs the tests, databases run as another user and have to reach their files
  chmodSync(folder, 0o711)
  project.provide('runFolder', folder)
  // what was made by the sources before they were changed
  project.onTestsRerun(() => {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) rmSync(join(folder, entry.name))
  })
  // at the very end: only children that have ended are counted
  process.once('exit', () => console.error(summary()))
  return async () => {
    await stopDatabases(folder)
    rmSync(folder, { recursive: true })
  }
}

function summary(): string {
  const cpu = cpuSeconds()
  const computed =
    cpu === undefined ? '' : `, ${Math.round(cpu)} CPU seconds (goal for the whole suite: ${goalCpuSeconds})`
  return `this run: ${Math.round(process.uptime())} s${computed}`
}
