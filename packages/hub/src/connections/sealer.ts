import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { UsageError } from '@rhetor/client'
import {
  type Bound,
  isShortSecret,
  makeKeyFile,
  readKeyFile,
  seal,
  sealKeyOf,
  shortSecretNote,
  unseal,
} from '@rhetor/client/node'
import type { Database } from '../db/database.ts'

/** Encrypts and decrypts what must not be read from the database. */
export interface Sealer {
  /** The key that seals now. */
  readonly keyId: string
  seal(value: unknown, bound: Bound): string
  unseal(sealed: string, keyId: string, bound: Bound): unknown
}

interface SealerOptions {
  /** RHETOR_SECRET; without it, a key file in RHETOR_HOME. */
  readonly secret: string | undefined
  /** The one before, whose sealed values are still to be opened. */
  readonly oldSecret?: string | undefined
  /** RHETOR_HOME. */
  readonly home: string
}

/** What a key opens if it is the right one. */
const proof = 'rhetor'

/**
 * The keys of a database. Every machine that uses it needs the same one: a wrong key is found here, before anything is
 * stored that the others cannot open.
 */
export async function openSealer({ sql }: Pick<Database, 'sql'>, options: SealerOptions): Promise<Sealer> {
  const { secret, oldSecret, home } = options
  if (secret !== undefined && isShortSecret(secret)) throw new UsageError(`${shortSecretNote} Set a longer one.`)
  // the command line's own
  const keyPath = join(home, 'key')
  for (;;) {
    const rows = await sql.selectFrom('seal_key').selectAll().orderBy('created_at').execute()
    const isFirst = secret === undefined && rows.length === 0
    const fileKey = await (isFirst ? makeKeyFile(keyPath) : readKeyFile(keyPath))
    const derived = (from: string | undefined, salt: string) =>
      from === undefined ? fileKey : sealKeyOf(from, Buffer.from(salt, 'base64'))
    const opened = rows.flatMap(({ key_id: id, salt, proof: sealed }) => {
      const current = derived(secret, salt)
      const key = [current, derived(oldSecret, salt), fileKey].find((each) => each && opens(each, id, sealed))
      return key ? [{ id, key, isCurrent: key === current }] : []
    })
    if (rows.length > 0 && opened.length === 0) throw wrongKey(secret !== undefined)
    const current = opened.findLast(({ isCurrent }) => isCurrent)
    if (current) return sealerOf(opened, current)
    // another process may add one at the same moment: both then use the one that came first
    const id = `key-${rows.length + 1}`
    const salt = randomBytes(16).toString('base64')
    const key = derived(secret, salt)
    if (!key) throw wrongKey(false)
    await sql
      .insertInto('seal_key')
      .values({ key_id: id, salt, proof: seal(proof, key, id), created_at: new Date() })
      .onConflict((conflict) => conflict.column('key_id').doNothing())
      .execute()
  }
}

interface OpenKey {
  readonly id: string
  readonly key: Uint8Array
}

function sealerOf(keys: readonly OpenKey[], current: OpenKey): Sealer {
  return {
    keyId: current.id,
    seal: (value, bound) => seal(value, current.key, bound),
    unseal: (sealed, keyId, bound) => {
      const known = keys.find(({ id }) => id === keyId)
      if (!known) throw wrongKey(true)
      return unseal(sealed, known.key, bound)
    },
  }
}

function wrongKey(hasSecret: boolean): UsageError {
  return new UsageError(
    hasSecret
      ? 'RHETOR_SECRET is not the one that this database was sealed with. Set that one; to replace it, set the new one as RHETOR_SECRET and that one as RHETOR_OLD_SECRET.'
      : 'The credentials in this database were sealed with another key. Set RHETOR_SECRET to the secret of the other machines, or put their file `key` into RHETOR_HOME.',
  )
}

function opens(key: Uint8Array, id: string, sealed: string): boolean {
  try {
    return unseal(sealed, key, id) === proof
  } catch {
    return false
  }
}
