import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shellWord } from './line/words.ts'

/** What somebody in a folder types to run this very program. */
export function ownCommand(cwd: string, file: string = import.meta.url): string {
  // the repository runs its sources; what is installed is compiled, and on the PATH
  if (!file.endsWith('.ts')) return 'rhetor'
  const root = fileURLToPath(new URL('../../..', file)).replace(/[\\/]$/, '')
  // where npx does not find ours, it fetches whatever package has that name
  return cwd === root || cwd.startsWith(`${root}${sep}`) ? 'npx rhetor' : `npx --prefix ${shellWord(root)} rhetor`
}
