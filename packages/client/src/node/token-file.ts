import { UsageError } from '../errors.ts'
import type { TokenStore, Tokens } from '../oauth.ts'
import { withLock } from './lock.ts'
import { textOf, writePrivate } from './whole-file.ts'

// a renewal waits for the server
const renewalMs = 60_000

/** Keeps tokens in a file that only its owner can read. */
export function fileTokenStore(path: string): TokenStore {
  const read = async (): Promise<Record<string, Tokens>> => {
    const text = await textOf(path)
    if (text === undefined) return {}
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
    exclusively: (account, run) => withLock(`${path}.${encodeURIComponent(account)}`, run, { timeoutMs: renewalMs }),
    // one change at a time, or accounts would overwrite each other
    save: (account, tokens) =>
      withLock(path, async () => {
        const { [account]: _, ...others } = await read()
        await writePrivate(path, JSON.stringify(tokens ? { ...others, [account]: tokens } : others, null, 2))
      }),
  }
}
