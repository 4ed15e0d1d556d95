import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Terminal } from './terminal.ts'

/** The folder where Rhetor keeps its files. */
export function home({ env }: Pick<Terminal, 'env'>): string {
  return env['RHETOR_HOME'] ?? join(homedir(), '.rhetor')
}
