import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import { withLock } from './lock.ts'
import { sealKeyBytes } from './seal.ts'
import { writePrivate } from './whole-file.ts'

/** The key in a file; undefined where there is none yet. */
export async function readKeyFile(path: string): Promise<Uint8Array | undefined> {
  let key: Uint8Array
  try {
    key = await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
  if (key.length === sealKeyBytes) return key
  throw new UsageError(`${path} is not a key of rhetor. It was not changed; move it away and connect again.`)
}

/** The same, and a new key where there is none; of several processes that make one at once all get the same. */
export async function makeKeyFile(path: string): Promise<Uint8Array> {
  return withLock(path, async () => {
    const known = await readKeyFile(path)
    if (known) return known
    const key = randomBytes(sealKeyBytes)
    await writePrivate(path, key)
    return key
  })
}
