import { open, readFile, rm, stat, truncate } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Files } from '@rhetor/actions'
import { replaceFile } from '@rhetor/client/node'

/** The files of this machine, for actions that read or write them; relative paths are relative to the folder. */
export function nodeFiles(folder: string): Files {
  const at = (path: string) => resolve(folder, path)
  return {
    read: async (path) => new Uint8Array(await readFile(at(path))),
    readText: (path) => readFile(at(path), 'utf8').catch(unlessMissing),
    size: async (path) => (await stat(at(path)).catch(unlessMissing))?.size,
    write: (path, data) => replaceFile(at(path), data),
    append: async (path, text) => {
      const file = await open(at(path), 'a')
      try {
        await file.writeFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    truncate: (path, bytes) => truncate(at(path), bytes),
    remove: (path) => rm(at(path), { force: true }),
  }
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
