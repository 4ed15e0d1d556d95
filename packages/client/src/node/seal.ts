import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { UsageError } from '../errors.ts'

/** The length of a key for `seal`. */
export const sealKeyBytes = 32

/** A password shorter than this can be guessed by brute force. */
const shortestSecret = 16

/** Whether a RHETOR_SECRET can be guessed. */
export function isShortSecret(secret: string): boolean {
  return secret.length < shortestSecret
}

export const shortSecretNote = `RHETOR_SECRET has fewer than ${shortestSecret} characters, which is short enough to guess.`

/** A key made from a password. */
export function sealKeyOf(secret: string, salt: Uint8Array): Uint8Array {
  return scryptSync(secret, salt, sealKeyBytes)
}

/** What a sealed value belongs to: a name, or a name and everything else that must stay as it was. */
export type Bound = string | readonly [name: string, ...rest: string[]]

/** Encrypts a value together with what it belongs to, so that it cannot be used under another name or address. */
export function seal(value: unknown, key: Uint8Array, bound: Bound): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(bound))
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** Decrypts a value sealed with the same key and the same `bound`. */
export function unseal(sealed: string, key: Uint8Array, bound: Bound): unknown {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(bytesOf(bound))
      .setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
  } catch (cause) {
    throw new UsageError(
      `the credentials of ${typeof bound === 'string' ? bound : bound[0]} cannot be opened: they were sealed with another RHETOR_SECRET or key file, or their name, account or address was changed. Set the right one, or connect again.`,
      { cause },
    )
  }
}

function bytesOf(bound: Bound): Uint8Array {
  if (typeof bound === 'string') return Buffer.from(bound)
  // UTF-8 text never begins with this byte, so a name cannot be confused with a list
  return Buffer.concat([Buffer.of(0xff), Buffer.from(JSON.stringify(bound))])
}
