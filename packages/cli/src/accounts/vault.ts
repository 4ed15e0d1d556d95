import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Tokens, UsageError } from '@rhetor/client'
import { writePrivate } from '../write-private.ts'

/** How one account is reached; `tokens` change while it is used. */
export type Credentials =
  | { readonly kind: 'api-key'; readonly username: string; readonly apiKey: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string; readonly tokens: Tokens }

/** An account that was connected. */
export interface Connection {
  readonly name: string
  /** The subdomain, or empty where the base URL says it all. */
  readonly account: string
  readonly baseUrl?: string | undefined
  readonly credentials: Credentials
}

/** The accounts of one user of this machine; what is secret is encrypted on disk. */
export interface Vault {
  list(): Promise<readonly Pick<Connection, 'name' | 'account' | 'baseUrl'>[]>
  /** The account to use where none is named. */
  preferred(): Promise<string | undefined>
  get(name: string): Promise<Connection | undefined>
  save(connection: Connection): Promise<void>
  remove(name: string): Promise<boolean>
}

interface Stored {
  readonly version: 1
  /** Where the key is made of RHETOR_SECRET. */
  readonly salt: string
  readonly preferred?: string | undefined
  readonly accounts: readonly {
    readonly name: string
    readonly account: string
    readonly baseUrl?: string | undefined
    readonly sealed: string
  }[]
}

/** The vault in a folder, opened with a secret of the user's own or with a key that lies beside it. */
export function openVault(folder: string, secret: string | undefined): Vault {
  const path = join(folder, 'accounts.json')
  const read = () => readStored(path)
  const keyFor = (stored: Stored) =>
    secret ? scryptSync(secret, Buffer.from(stored.salt, 'base64'), 32) : readKey(join(folder, 'key'))
  const write = (stored: Stored) => writePrivate(path, JSON.stringify(stored, null, 2))
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
      return { ...open, credentials: unseal(sealed, await keyFor(stored), name) }
    },
    save: async ({ credentials, ...open }) => {
      const stored = await read()
      const sealed = seal(credentials, await keyFor(stored), open.name)
      const others = stored.accounts.filter(({ name }) => name !== open.name)
      await write({ ...stored, preferred: open.name, accounts: [...others, { ...open, sealed }] })
    },
    remove: async (name) => {
      const stored = await read()
      const accounts = stored.accounts.filter((each) => each.name !== name)
      if (accounts.length === stored.accounts.length) return false
      await write({ ...stored, preferred: stored.preferred === name ? accounts[0]?.name : stored.preferred, accounts })
      return true
    },
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
    `${path} cannot be read: it is damaged, or of a newer version. It was left as it is; move it away and connect again.`,
  )
}

/** The key of the user's own file; it is made where there is none. */
async function readKey(path: string): Promise<Buffer> {
  try {
    const key = await readFile(path)
    if (key.length === 32) return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const key = randomBytes(32)
    await writePrivate(path, key)
    return key
  }
  throw new UsageError(`${path} is no key of rhetor. It was left as it is; move it away and connect again.`)
}

// the name goes into the seal, so that one account's secret cannot be put under another's name
function seal(credentials: Credentials, key: Buffer, name: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
  const body = Buffer.concat([cipher.update(JSON.stringify(credentials), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

function unseal(sealed: string, key: Buffer, name: string): Credentials {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(12, 28))
  try {
    return JSON.parse(
      Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
    ) as Credentials
  } catch (cause) {
    throw new UsageError(
      `the credentials of ${name} cannot be opened: they were sealed with another RHETOR_SECRET or key file. Set the right one, or connect again.`,
      { cause },
    )
  }
}
