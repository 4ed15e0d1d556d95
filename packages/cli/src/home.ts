import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Terminal } from './terminal.ts'

/** Where Rhetor keeps what outlives a command. */
export function home({ env }: Pick<Terminal, 'env'>): string {
  return env['RHETOR_HOME'] ?? join(homedir(), '.rhetor')
}
