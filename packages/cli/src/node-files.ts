import { open, readFile, rm, stat, truncate } from 'node:fs/promises'
import type { Files } from '@rhetor/actions'
import { replaceFile } from '@rhetor/client/node'

/** The files of this machine, for actions that read or write them. */
export const nodeFiles: Files = {
  read: async (path) => new Uint8Array(await readFile(path)),
  readText: (path) => readFile(path, 'utf8').catch(unlessMissing),
  size: async (path) => (await stat(path).catch(unlessMissing))?.size,
  write: (path, data) => replaceFile(path, data),
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
