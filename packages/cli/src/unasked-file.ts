import { join } from 'node:path'
import type { Unasked, UnaskedStore } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { textOf, withLock, writePrivate } from '@rhetor/client/node'
import * as z from 'zod'

const Lists = z.record(z.string(), z.array(z.object({ at: z.number(), objects: z.number() })))

/** Keeps what assistants changed without a question in `unasked.json` of the folder, for all processes. */
export function unaskedFile(folder: string): UnaskedStore {
  const path = join(folder, 'unasked.json')
  return {
    change: async (account, change) => {
      try {
        await withLock(path, async () => {
          const lists = await readLists(path)
          await writePrivate(path, JSON.stringify({ ...lists, [account]: change(lists[account] ?? []) }))
        })
      } catch (cause) {
        throw cause instanceof UsageError ? cause : unwritable(path, cause)
      }
    },
  }
}

// a change that cannot be counted is not made
function unwritable(path: string, cause: unknown): UsageError {
  const why = (cause as Error).message
  return new UsageError(
    `nothing was sent: ${path}, which counts the changes of assistants, cannot be written (${why}). Make it writable, or set RHETOR_HOME to another folder.`,
    { cause },
  )
}

async function readLists(path: string): Promise<Readonly<Record<string, readonly Unasked[]>>> {
  const text = await textOf(path)
  if (text === undefined) return {}
  try {
    return Lists.parse(JSON.parse(text))
  } catch (cause) {
    // to begin at nothing would be a way around the limit
    throw new UsageError(
      `nothing was sent: ${path}, which counts the changes of assistants, is damaged. Remove it to begin a new count.`,
      { cause },
    )
  }
}
