import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '@rhetor/client'
import {
  type Connection,
  type Credentials,
  seal,
  sealKeyBytes,
  sealKeyOf,
  unseal,
  withLock,
  writePrivate,
} from '@rhetor/client/node'

/** The accounts of one user of this machine; what is secret is encrypted on disk. */
export interface Vault {
  list(): Promise<readonly Pick<Connection, 'name' | 'account' | 'baseUrl'>[]>
  /** The account to use where none is named. */
  preferred(): Promise<string | undefined>
  get(name: string): Promise<Connection | undefined>
  /** Stores an account and makes it the preferred one. */
  save(connection: Connection): Promise<void>
  /** Stores changed credentials of an account that exists; the preferred account stays. */
  update(connection: Connection): Promise<void>
  remove(name: string): Promise<boolean>
}

interface Stored {
  readonly version: 1
  /** Of the key that is derived from RHETOR_SECRET. */
  readonly salt: string
  readonly preferred?: string | undefined
  readonly accounts: readonly {
    readonly name: string
    readonly account: string
    readonly baseUrl?: string | undefined
    readonly sealed: string
  }[]
}

/** The vault in a folder, encrypted with a secret of the user or with a key file beside it. */
export function openVault(folder: string, secret: string | undefined): Vault {
  const path = join(folder, 'accounts.json')
  const keyPath = join(folder, 'key')
  const read = () => readStored(path)
  const keyFor = async ({ salt }: Stored) =>
    secret ? sealKeyOf(secret, Buffer.from(salt, 'base64')) : await readKey(keyPath)
  // another process may change it too: it is locked from reading to writing
  const change = (make: (stored: Stored) => Promise<Stored | undefined>) =>
    withLock(path, async () => {
      const changed = await make(await read())
      if (changed) await writePrivate(path, JSON.stringify(changed, null, 2))
      return changed !== undefined
    })
  const sealed = async (stored: Stored, { credentials, ...open }: Connection) => ({
    ...open,
    sealed: seal(credentials, (await keyFor(stored)) ?? (await makeKey(keyPath)), open.name),
  })
  return {
    list: async () => (await read()).accounts.map(({ sealed: _, ...open }) => open),
    preferred: async () => {
      const { preferred, accounts } = await read()
      return preferred ?? accounts[0]?.name
    },
    get: async (name) => {
      const stored = await read()
      const found = stored.accounts.find((each) => each.name === name)
      if (!found) return undefined
      const { sealed, ...open } = found
      const key = (await keyFor(stored)) ?? new Uint8Array(sealKeyBytes)
      return { ...open, credentials: unseal(sealed, key, name) as Credentials }
    },
    save: async (connection) => {
      await change(async (stored) => {
        const others = stored.accounts.filter(({ name }) => name !== connection.name)
        return { ...stored, preferred: connection.name, accounts: [...others, await sealed(stored, connection)] }
      })
    },
    update: async (connection) => {
      await change(async (stored) => {
        const place = stored.accounts.findIndex(({ name }) => name === connection.name)
        // removed in the meantime: it stays removed
        if (place < 0) return undefined
        return { ...stored, accounts: stored.accounts.with(place, await sealed(stored, connection)) }
      })
    },
    remove: (name) =>
      change(async (stored) => {
        const accounts = stored.accounts.filter((each) => each.name !== name)
        if (accounts.length === stored.accounts.length) return undefined
        return { ...stored, preferred: stored.preferred === name ? accounts[0]?.name : stored.preferred, accounts }
      }),
  }
}

async function readStored(path: string): Promise<Stored> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return { version: 1, salt: randomBytes(16).toString('base64'), accounts: [] }
  }
  try {
    const stored = JSON.parse(text) as Stored
    if (stored.version === 1 && Array.isArray(stored.accounts)) return stored
  } catch {}
  throw new UsageError(
    `${path} cannot be read: it is damaged, or of a newer version. It was not changed; move it away and connect again.`,
  )
}

/** The key in its file; undefined where there is none yet. */
async function readKey(path: string): Promise<Uint8Array | undefined> {
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

async function makeKey(path: string): Promise<Uint8Array> {
  const key = randomBytes(sealKeyBytes)
  await writePrivate(path, key)
  return key
}
