import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OnceKeys } from '@rhetor/actions'
import { withLock } from '@rhetor/client/node'
import { home } from './home.ts'
import type { Terminal } from './terminal.ts'

// much longer than it takes until a message shows in its ticket
const rememberedMs = 60 * 60_000
// a send that is unclear is looked for during a minute
const longestSendMs = 5 * 60_000

/** Those of RHETOR_HOME, which all commands and tool servers of a user share. */
export function onceFilesIn(terminal: Pick<Terminal, 'env'>): OnceKeys {
  return onceFiles(join(home(terminal), 'once'))
}

/** Keys of sends in files of a folder, so that two commands at once send once. */
function onceFiles(folder: string): OnceKeys {
  return {
    alone: async (key, run) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32))
      return withLock(
        file,
        async () => {
          const used = await isUsed(file)
          await touch(file)
          await forgetOld(folder)
          return run(used)
        },
        { timeoutMs: longestSendMs },
      )
    },
  }
}

async function isUsed(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs < rememberedMs
}

async function touch(file: string): Promise<void> {
  const now = new Date()
  await utimes(file, now, now).catch(() => writeFile(file, '', { mode: 0o600 }))
}

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    if (!name.endsWith('.lock') && !(await isUsed(file))) await rm(file, { force: true })
  }
}
