import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that all test files of a run share, gone at its end. */
    readonly runFolder: string
  }
}

/** What happens once before all test files and once after them. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rhetor-run-'))
  project.provide('runFolder', folder)
  // what was made by the sources before they were changed
  project.onTestsRerun(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
  })
  return () => rmSync(folder, { recursive: true })
}
