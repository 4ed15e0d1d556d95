import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where Rhetor keeps what outlives a command. */
export function home(): string {
  return process.env['RHETOR_HOME'] ?? join(homedir(), '.rhetor')
}
