import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificate, constraints } from './certificate.ts'

export interface Identity {
  readonly key: string
  readonly cert: string
  /** Path of the certificate that a client has to trust. */
  readonly caPath: string
}

const authorityName = 'Rhetor sandbox, this machine only'
/** Trusting this authority opens nothing else: it cannot speak for other domains or addresses. */
const permitted = ['gorgias.com', 'localhost', '127.0.0.0/8', '::1/128']
const hosts = ['*.gorgias.com', 'localhost', '127.0.0.1', '::1']
// browsers refuse longer ones
const serverDays = 90
const authorityDays = 3_650

/** A certificate for `*.gorgias.com`, from an authority that is made once and kept in a folder. */
export function identityFrom(folder: string, now = new Date()): Identity {
  const caPath = join(folder, 'ca.pem')
  const issuer = { name: authorityName, key: authorityKey(folder, caPath, now) }
  const key = newKey()
  // clocks of clients may lag
  const from = new Date(now.getTime() - 3_600_000)
  const cert = certificate({ name: '*.gorgias.com', key, from, days: serverDays, hosts }, issuer)
  return { key: pemOf(key), cert, caPath }
}

function authorityKey(folder: string, caPath: string, now: Date): KeyObject {
  const keyPath = join(folder, 'ca.key')
  if (existsSync(keyPath) && existsSync(caPath) && isValid(caPath, now)) {
    return readKey(keyPath)
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = newKey()
  const from = new Date(now.getTime() - 3_600_000)
  const wanted = { name: authorityName, key, from, days: authorityDays, permitted }
  writeFileSync(keyPath, pemOf(key), { mode: 0o600 })
  writeFileSync(caPath, certificate(wanted, wanted))
  return key
}

function readKey(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new RangeError(`${path} is not a private key: remove it, and ca.pem beside it, to have new ones made`, {
      cause,
    })
  }
}

function isValid(caPath: string, now: Date): boolean {
  const { validToDate, raw } = new X509Certificate(readFileSync(caPath))
  // an authority made earlier may be trusted for more
  if (!raw.includes(constraints(permitted))) return false
  return validToDate.getTime() - now.getTime() > serverDays * 86_400_000
}

function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
