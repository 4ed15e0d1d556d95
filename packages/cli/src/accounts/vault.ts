import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '@rhetor/client'
import {
  type Connection,
  isShortSecret,
  makeKeyFile,
  readKeyFile,
  sealKeyBytes,
  sealKeyOf,
  shortSecretNote,
  withLock,
} from '@rhetor/client/node'
import { openEntry, sealEntry } from './entry-seal.ts'
import { type Entry, isEntry, nameOf, readStored, type Stored, writeStored } from './vault-file.ts'

/** The accounts of one user of this machine; what is secret is encrypted on disk. */
export interface Vault {
  list(): Promise<readonly Pick<Connection, 'name' | 'account' | 'baseUrl'>[]>
  /** A sentence about each entry that cannot be read. */
  damaged(): Promise<readonly string[]>
  /** The account to use where none is named. */
  preferred(): Promise<string | undefined>
  get(name: string): Promise<Connection | undefined>
  /** Fails where nothing could be saved: before somebody is asked for a key. */
  checkSecret(): void
  /** Stores an account and makes it the preferred one. */
  save(connection: Connection): Promise<void>
  /** Stores changed credentials of an account that exists; the preferred account stays. */
  update(connection: Connection): Promise<void>
  remove(name: string): Promise<boolean>
}

interface VaultOptions {
  /** What the key is derived from; by default a key file is used. */
  readonly secret?: string | undefined
  /** The secret before this one: what it opens is sealed anew. */
  readonly oldSecret?: string | undefined
  readonly warn?: (sentence: string) => void
}

/** The vault in a folder, encrypted with a secret of the user or with a key file beside it. */
export function openVault(folder: string, { secret, oldSecret, warn = () => {} }: VaultOptions = {}): Vault {
  const path = join(folder, 'accounts.json')
  const keyPath = join(folder, 'key')
  const isShort = secret !== undefined && isShortSecret(secret)
  const read = () => readStored(path)
  const keyFor = async ({ salt }: Stored) => (secret ? derived(secret, salt) : await readKeyFile(keyPath))
  // another process may change it too: it is locked from reading to writing
  const change = (make: (stored: Stored) => Promise<Stored | undefined>) =>
    withLock(path, async () => {
      const changed = await make(await read())
      if (changed) await writeStored(path, changed)
      return changed
    })
  const checkSecret = () => {
    if (isShort) throw new UsageError(`${shortSecretNote} Set a longer one.`)
  }

  /** Seals anew what an older version or an older secret sealed. */
  const renew = async () => {
    const renewed = async (stored: Stored) => {
      const key = await keyFor(stored)
      if (!key) return undefined
      const accounts = stored.accounts.map((entry) => renewedEntry(entry, key, [key, ...oldKeys(stored)]))
      const { shortSecretUsed: _, ...rest } = stored
      return { ...rest, accounts }
    }
    await change(renewed).catch(unlessReadOnly)
  }
  const oldKeys = ({ salt }: Stored) => (oldSecret ? [derived(oldSecret, salt)] : [])

  const openWithShortSecret = async (entry: Entry, stored: Stored, key: Uint8Array) => {
    if (stored.shortSecretUsed) throw new UsageError(`${shortSecretNote} ${howToReplace}`)
    const connection = openEntry(entry, key)
    await change(async (now) => ({ ...now, shortSecretUsed: true })).catch(unlessReadOnly)
    warn(`${shortSecretNote} It opens the accounts this one time. ${howToReplace}`)
    return connection
  }

  return {
    checkSecret,
    list: async () => (await read()).accounts.filter(isEntry).map(({ sealed: _, version: __, ...open }) => open),
    damaged: async () =>
      (await read()).accounts.flatMap((entry, index) => (isEntry(entry) ? [] : damagedEntry(entry, index, path))),
    preferred: async () => {
      const { preferred, accounts } = await read()
      return preferred ?? accounts.find(isEntry)?.name
    },
    get: async (name) => {
      const stored = await read()
      const place = stored.accounts.findIndex((each) => nameOf(each) === name)
      const entry = stored.accounts[place]
      if (entry === undefined) return undefined
      if (!isEntry(entry)) throw new UsageError(damagedEntry(entry, place, path))
      const key = (await keyFor(stored)) ?? new Uint8Array(sealKeyBytes)
      if (isShort) return openWithShortSecret(entry, stored, key)
      const opened = firstThatOpens(entry, [key, ...oldKeys(stored)])
      if (opened.kind === 'failed') throw explained(opened.error, entry, stored, key, path)
      if (entry.version === 1 || opened.key !== key) await renew()
      return opened.connection
    },
    save: async (connection) => {
      checkSecret()
      const changed = await change(async (stored) => {
        const key = (await keyFor(stored)) ?? (await makeKeyFile(keyPath))
        const others = stored.accounts.filter((each) => nameOf(each) !== connection.name)
        return { ...stored, preferred: connection.name, accounts: [...others, sealEntry(connection, key)] }
      })
      if (secret && changed) await removeUselessKey(keyPath, changed, derived(secret, changed.salt))
    },
    update: async (connection) => {
      await change(async (stored) => {
        const place = stored.accounts.findIndex((each) => nameOf(each) === connection.name)
        // removed in the meantime: it stays removed
        if (place < 0) return undefined
        const key = (await keyFor(stored)) ?? (await makeKeyFile(keyPath))
        return { ...stored, accounts: stored.accounts.with(place, sealEntry(connection, key)) }
      })
    },
    remove: async (name) => {
      const changed = await change(async (stored) => {
        const accounts = stored.accounts.filter((each) => nameOf(each) !== name)
        if (accounts.length === stored.accounts.length) return undefined
        const next = accounts.find(isEntry)?.name
        return { ...stored, preferred: stored.preferred === name ? next : stored.preferred, accounts }
      })
      return changed !== undefined
    },
  }
}

/** Removes a key file that opens nothing any more, since everything is sealed with the secret. */
async function removeUselessKey(path: string, { accounts }: Stored, key: Uint8Array): Promise<void> {
  const isNeeded = accounts.some((entry) => !isEntry(entry) || firstThatOpens(entry, [key]).kind === 'failed')
  if (!isNeeded) await rm(path, { force: true })
}

type Opened =
  | { readonly kind: 'opened'; readonly connection: Connection; readonly key: Uint8Array }
  | { readonly kind: 'failed'; readonly error: unknown }

function firstThatOpens(entry: Entry, keys: readonly Uint8Array[]): Opened {
  let first: unknown
  for (const key of keys) {
    try {
      return { kind: 'opened', connection: openEntry(entry, key), key }
    } catch (error) {
      first ??= error
    }
  }
  return { kind: 'failed', error: first }
}

/** The entry sealed again in the current format and with the current key; unchanged if no key opens it. */
function renewedEntry(entry: unknown, key: Uint8Array, keys: readonly Uint8Array[]): unknown {
  if (!isEntry(entry)) return entry
  const opened = firstThatOpens(entry, keys)
  return opened.kind === 'opened' ? sealEntry(opened.connection, key) : entry
}

/** Why an entry does not open: if the key opens another entry, the key is not the problem. */
function explained(error: unknown, entry: Entry, { accounts }: Stored, key: Uint8Array, path: string): unknown {
  const others = accounts.filter(isEntry).filter(({ name }) => name !== entry.name)
  if (entry.version === 1 || others.every((other) => firstThatOpens(other, [key]).kind === 'failed')) return error
  return new UsageError(
    `the credentials of ${entry.name} cannot be opened: its entry in ${path} was damaged or changed after it was stored, or sealed with another secret. Connect it again; the other accounts are not affected.`,
    { cause: error },
  )
}

function damagedEntry(entry: unknown, index: number, path: string): string {
  const name = nameOf(entry)
  const which = name === undefined ? `entry ${index + 1}` : `entry ${index + 1}, ${name},`
  const what = name === undefined ? 'Remove it from the file' : 'Connect it again, or disconnect it'
  return `${which} of ${path} is damaged. ${what}; the other accounts are not affected.`
}

const howToReplace =
  'Set RHETOR_SECRET to a longer one and RHETOR_OLD_SECRET to this one: the next command encrypts the accounts again with the new one.'

function derived(secret: string, salt: string): Uint8Array {
  return sealKeyOf(secret, Buffer.from(salt, 'base64'))
}

/** A read-only folder is ignored: the next command tries again. */
function unlessReadOnly(error: unknown): undefined {
  if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
}
