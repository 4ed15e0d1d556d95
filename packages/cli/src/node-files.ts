import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Files } from '@rhetor/actions'

/** The files of this machine, for actions that read or write them. */
export const nodeFiles: Files = {
  read: async (path) => new Uint8Array(await readFile(path)),
  readText: (path) => readFile(path, 'utf8').catch(unlessMissing),
  size: async (path) => (await stat(path).catch(unlessMissing))?.size,
  write: async (path, data) => {
    // beside it and moved into place: a crash leaves the old file or the new one, never half of one
    const beside = `${path}.${randomUUID()}`
    try {
      if (typeof data === 'string') await writeFile(beside, data)
      else await pipeline(Readable.fromWeb(data as never), createWriteStream(beside))
      await rename(beside, path)
    } catch (error) {
      await rm(beside, { force: true })
      throw error
    }
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

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
