import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { UsageError } from '../errors.ts'

/** The length of a key for `seal`. */
export const sealKeyBytes = 32

/** A key made from a password. */
export function sealKeyOf(secret: string, salt: Uint8Array): Uint8Array {
  return scryptSync(secret, salt, sealKeyBytes)
}

/** Encrypts a value together with a name, so that it cannot be used under another name. */
export function seal(value: unknown, key: Uint8Array, name: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** Decrypts what was sealed with the same key and name. */
export function unseal(sealed: string, key: Uint8Array, name: string): unknown {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
  } catch (cause) {
    throw new UsageError(
      `the credentials of ${name} cannot be opened: they were sealed with another RHETOR_SECRET or key file. Set the right one, or connect again.`,
      { cause },
    )
  }
}
