import { createWriteStream } from 'node:fs'
import { open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Files } from '@rhetor/actions'

/** The files of this machine, for actions that read or write them. */
export const nodeFiles: Files = {
  read: async (path) => new Uint8Array(await readFile(path)),
  readText: async (path) => {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  },
  write: async (path, data) => {
    if (typeof data === 'string') await writeFile(path, data)
    else await pipeline(Readable.fromWeb(data as never), createWriteStream(path))
  },
  append: async (path, text) => {
    const file = await open(path, 'a')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  truncate: (path, bytes) => truncate(path, bytes),
  remove: (path) => rm(path, { force: true }),
}
