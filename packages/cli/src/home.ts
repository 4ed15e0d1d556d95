import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Terminal } from './terminal.ts'

/** The folder where Rhetor keeps its files; where it is missing, it is made for its owner alone. */
export function home({ env }: Pick<Terminal, 'env'>): string {
  const folder = env['RHETOR_HOME'] || join(homedir(), '.rhetor')
  try {
    // before Node creates it for its compile cache, readable by everybody
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // whoever writes to it says why that fails
  }
  return folder
}
