import { readFile } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import type { TokenStore, Tokens } from '../oauth.ts'
import { withLock } from './lock.ts'
import { writePrivate } from './whole-file.ts'

/** Keeps tokens in a file that only its owner can read. */
export function fileTokenStore(path: string): TokenStore {
  const read = async (): Promise<Record<string, Tokens>> => {
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
      throw error
    }
    try {
      return JSON.parse(text) as Record<string, Tokens>
    } catch (cause) {
      throw new UsageError(`${path} is not a file of tokens; move it away to start again. It was not changed.`, {
        cause,
      })
    }
  }
  return {
    load: async (account) => (await read())[account],
    // one change at a time, or accounts would overwrite each other
    save: (account, tokens) =>
      withLock(path, async () => {
        const { [account]: _, ...others } = await read()
        await writePrivate(path, JSON.stringify(tokens ? { ...others, [account]: tokens } : others, null, 2))
      }),
  }
}
