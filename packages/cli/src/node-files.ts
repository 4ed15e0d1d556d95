import { constants, lstat, open, readFile, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import type { Files } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { replaceFile } from '@rhetor/client/node'

/**
 * The files of this machine, for actions that read or write them; relative paths are relative to the folder. What is
 * written is for its owner alone, and never goes through a symbolic link: whoever may write in a folder could lead a
 * write to any other file.
 */
export function nodeFiles(folder: string): Files {
  const at = (path: string) => resolve(folder, path)
  return {
    read: async (path) => new Uint8Array(await readFile(at(path))),
    readText: (path) => withFile(at(path), 'r', (file) => file.readFile('utf8')).catch(unlessMissing),
    size: async (path) => {
      const found = await lstat(at(path)).catch(unlessMissing)
      if (found?.isSymbolicLink()) throw isLink(path)
      return found?.size
    },
    slice: (path, start, end) =>
      withFile(at(path), 'r', async (file) => {
        const { bytesRead, buffer } = await file.read(new Uint8Array(end - start), 0, end - start, start)
        return buffer.subarray(0, bytesRead)
      }),
    write: (path, data) => replaceFile(at(path), data, { mode: ownerOnly }),
    append: (path, text) =>
      withFile(at(path), 'a', async (file) => {
        await file.writeFile(text)
        await file.sync()
      }),
    truncate: (path, bytes) => withFile(at(path), 'r+', (file) => file.truncate(bytes)),
    remove: (path) => rm(at(path), { force: true }),
  }
}

const ownerOnly = 0o600

const flags = {
  r: constants.O_RDONLY,
  'r+': constants.O_RDWR,
  a: constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY,
} as const

type FileHandle = Awaited<ReturnType<typeof open>>

/** Opens a regular file that this user owns; refuses symbolic links. */
async function withFile<Value>(
  path: string,
  how: keyof typeof flags,
  use: (file: FileHandle) => Promise<Value>,
): Promise<Value> {
  // opening a named pipe would block for ever; Windows has neither flag
  const safely = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const file = await open(path, flags[how] | safely, ownerOnly).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ELOOP' ? isLink(path) : error
  })
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new UsageError(`${path} is not a file.`)
    const { uid } = userInfo()
    if (uid >= 0 && found.uid !== uid)
      throw new UsageError(`${path} belongs to another user of this machine: choose another name.`)
    return await use(file)
  } finally {
    await file.close()
  }
}

function isLink(path: string): UsageError {
  return new UsageError(`${path} is a symbolic link, and nothing is written through one: name the file itself.`)
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
