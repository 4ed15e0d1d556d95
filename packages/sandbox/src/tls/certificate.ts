import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import * as der from './der.ts'

const ecdsaWithSha256 = der.sequence(der.oid('1.2.840.10045.4.3.2'))

interface Issuer {
  readonly name: string
  readonly key: KeyObject
}

interface Wanted {
  readonly name: string
  readonly key: KeyObject
  readonly from: Date
  readonly days: number
  /** Names and addresses of a server; left out for an authority. */
  readonly hosts?: readonly string[]
  /** For an authority: the only domains and addresses it may speak for, such as `gorgias.com` and `127.0.0.0/8`. */
  readonly permitted?: readonly string[]
}

/** An X.509 certificate as PEM; an authority issues its own. */
export function certificate(wanted: Wanted, issuer: Issuer): string {
  const until = new Date(wanted.from.getTime() + wanted.days * 86_400_000)
  const toSign = der.sequence(
    der.field(0, der.integer(Buffer.from([2]))),
    der.integer(randomBytes(15)),
    ecdsaWithSha256,
    nameOf(issuer.name),
    der.sequence(der.time(wanted.from), der.time(until)),
    nameOf(wanted.name),
    publicKeyOf(wanted.key),
    der.field(3, der.sequence(...extensionsOf(wanted, issuer))),
  )
  const signature = sign('sha256', toSign, issuer.key)
  const bytes = der.sequence(toSign, ecdsaWithSha256, der.bits(signature))
  const lines = bytes.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function nameOf(text: string): der.Der {
  return der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.utf8(text))))
}

function publicKeyOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' })
}

// what a key is known by elsewhere: a hash of it, any will do
function keyId(key: KeyObject): Buffer {
  return createHash('sha256').update(publicKeyOf(key)).digest().subarray(0, 20)
}

function extensionsOf({ key, hosts, permitted = [] }: Wanted, issuer: Issuer): der.Der[] {
  const shared = [
    extension('2.5.29.14', der.octets(keyId(key))),
    extension('2.5.29.35', der.sequence(der.bareField(0, keyId(issuer.key)))),
  ]
  if (!hosts) {
    return [
      extension('2.5.29.19', der.sequence(der.boolean(true)), 'critical'),
      // signs certificates and nothing else
      extension('2.5.29.15', der.bits(Buffer.from([0b0000_0100]), 2), 'critical'),
      ...(permitted.length > 0 ? [constraints(permitted)] : []),
      ...shared,
    ]
  }
  return [
    extension('2.5.29.19', der.sequence(), 'critical'),
    extension('2.5.29.15', der.bits(Buffer.from([0b1000_0000]), 7), 'critical'),
    extension('2.5.29.37', der.sequence(der.oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', der.sequence(...hosts.map(hostName))),
    ...shared,
  ]
}

function extension(id: string, value: der.Der, critical?: 'critical'): der.Der {
  return der.sequence(der.oid(id), ...(critical ? [der.boolean(true)] : []), der.octets(value))
}

/** The extension that limits what an authority may speak for. */
export function constraints(permitted: readonly string[]): der.Der {
  const subtrees = permitted.map((each) => der.sequence(each.includes('/') ? addressRange(each) : hostName(each)))
  return extension('2.5.29.30', der.sequence(der.field(0, ...subtrees)), 'critical')
}

/** `127.0.0.0/8`: the address and its mask. */
function addressRange(text: string): der.Der {
  const [address = '', bits = '0'] = text.split('/')
  const bytes = addressBytes(address) ?? []
  const mask = bytes.map((_, index) => (0xff00 >> Math.min(8, Math.max(0, Number(bits) - index * 8))) & 0xff)
  return der.bareField(7, Buffer.from([...bytes, ...mask]))
}

function addressBytes(host: string): number[] | undefined {
  if (host === '::1') return [...Array<number>(15).fill(0), 1]
  return /^[\d.]+$/.test(host) ? host.split('.').map(Number) : undefined
}

function hostName(host: string): der.Der {
  const address = addressBytes(host)
  return address ? der.bareField(7, Buffer.from(address)) : der.bareField(2, Buffer.from(host))
}
