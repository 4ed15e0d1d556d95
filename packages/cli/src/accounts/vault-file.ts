import { randomBytes } from 'node:crypto'
import { UsageError } from '@rhetor/client'
import { textOf, writePrivate } from '@rhetor/client/node'

/** One account in the file. */
export interface Entry {
  readonly name: string
  readonly account: string
  readonly baseUrl?: string | undefined
  readonly sealed: string
  /** Of an entry that an older version sealed: for its name only. */
  readonly version?: 1
}

/** What `accounts.json` holds. */
export interface Stored {
  /** Of the key that is derived from RHETOR_SECRET. */
  readonly salt: string
  readonly preferred?: string | undefined
  /** An entry that cannot be read stays as it is. */
  readonly accounts: readonly unknown[]
  /** A secret that is too short has opened it, and will not do so again. */
  readonly shortSecretUsed?: true
}

/** The file, or an empty one where there is none yet. */
export async function readStored(path: string): Promise<Stored> {
  const text = await textOf(path)
  if (text === undefined) return { salt: randomBytes(16).toString('base64'), accounts: [] }
  const stored = parse(text)
  if (stored) return stored
  throw new UsageError(
    `${path} cannot be read: it is damaged, or of a newer version. It was not changed; move it away and connect again.`,
  )
}

export async function writeStored(path: string, { salt, preferred, accounts, shortSecretUsed }: Stored): Promise<void> {
  await writePrivate(path, JSON.stringify({ version: 2, salt, preferred, shortSecretUsed, accounts }, null, 2))
}

/** Whether an entry can be read; what was sealed in it shows when it is opened. */
export function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  const { name, account, baseUrl, sealed, version } = value as Record<string, unknown>
  const texts = [name, account, sealed].every((each) => typeof each === 'string')
  return texts && ['string', 'undefined'].includes(typeof baseUrl) && (version === undefined || version === 1)
}

/** The name of an entry, of a damaged one too. */
export function nameOf(entry: unknown): string | undefined {
  const name = (entry as { name?: unknown } | null)?.name
  return typeof name === 'string' ? name : undefined
}

function parse(text: string): Stored | undefined {
  let stored: Stored & { version?: unknown }
  try {
    stored = JSON.parse(text)
  } catch {
    return undefined
  }
  const { version, salt, preferred, accounts, shortSecretUsed } = stored ?? {}
  if (!Array.isArray(accounts) || typeof salt !== 'string' || (version !== 1 && version !== 2)) return undefined
  return {
    salt,
    preferred: typeof preferred === 'string' ? preferred : undefined,
    accounts: version === 1 ? accounts.map(asOld) : accounts,
    ...(shortSecretUsed === true && { shortSecretUsed }),
  }
}

function asOld(entry: unknown): unknown {
  return isEntry(entry) ? { ...entry, version: 1 } : entry
}
