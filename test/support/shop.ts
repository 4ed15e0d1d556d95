import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Sandbox, type SandboxOptions, startSandbox } from '@rhetor/sandbox'
import { inject } from 'vitest'

export type ShopOptions = Omit<SandboxOptions, 'data' | 'from'>

/**
 * What `startSandbox` starts, by default with the demo shop, from a copy that is made once in a run of the tests. So all
 * sandboxes with the same account, seed and time have the same key.
 */
export async function startShop({
  accounts = ['acme'],
  seed = 'demo',
  now,
  ...options
}: ShopOptions = {}): Promise<Sandbox> {
  const what = { accounts, seed, now }
  const from = await copyOf(join(inject('runFolder'), encodeURIComponent(JSON.stringify(what))), what)
  // otherwise its clock would be slow by the age of the copy
  return startSandbox({ from, now: now ?? new Date(), ...options })
}

async function copyOf(path: string, options: ShopOptions): Promise<Uint8Array> {
  if (existsSync(path)) return readFile(path)
  await using sandbox = await startSandbox({ ...options, frozen: true })
  const copy = await sandbox.copy()
  // whole at once: a test file in another process may be waiting for it
  const staging = `${path}.${randomUUID()}`
  await writeFile(staging, copy)
  await rename(staging, path)
  return copy
}
