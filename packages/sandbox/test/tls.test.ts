import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempDisposableSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer } from 'node:tls'
import { startSandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'
import { identityFrom } from '../src/tls/authority.ts'
import { certificate } from '../src/tls/certificate.ts'

const newFolder = () => mkdtempDisposableSync(join(tmpdir(), 'tls-'))

/** A GET as a client does that knows nothing but the real host name; `hosts` of the machine is played by `lookup`. */
function getAsHost(host: string, port: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const lookup = (_: string, __: unknown, done: (error: null, found: { address: string; family: 4 }[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])
    const asked = request({ host, port, path: '/api/account', ca, lookup: lookup as never }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject).end()
  })
}

async function tlsServer(key: string, cert: string) {
  const server = createServer({ key, cert }, (socket) => {
    socket.on('error', () => {})
    socket.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: async () => void server.close() }
}

describe('--tls', () => {
  it('answers under the real name to a client that trusts its authority', async () => {
    using folder = newFolder()
    await using sandbox = await startSandbox({ port: 0, tls: folder.path })
    const ca = readFileSync(sandbox.ca ?? '', 'utf8')
    const { port } = new URL(sandbox.url)
    expect(sandbox.url).toMatch(/^https:/)
    expect(await getAsHost('acme.gorgias.com', port, ca)).toBe(401)
    expect(await getAsHost('nobody.gorgias.com', port, ca)).toBe(404)
    await expect(getAsHost('acme.gorgias.com.evil.example', port, ca)).rejects.toThrow(/altnames/)
  })

  it('is not trusted by a client that does not know its authority', async () => {
    using folder = newFolder()
    await using sandbox = await startSandbox({ port: 0, tls: folder.path })
    await expect(fetch(`${sandbox.url}/api/account`)).rejects.toThrow(TypeError)
  })

  it('keeps its authority, so that it is trusted once', () => {
    using folder = newFolder()
    const [first, second] = [identityFrom(folder.path), identityFrom(folder.path)]
    const authority = new X509Certificate(readFileSync(first.caPath))
    for (const { cert } of [first, second]) {
      const server = new X509Certificate(cert)
      expect(server.verify(authority.publicKey)).toBe(true)
      expect(server.checkIssued(authority)).toBe(true)
      expect(server.checkHost('acme.gorgias.com')).toBe('*.gorgias.com')
      expect(server.checkIP('::1')).toBe('::1')
    }
    expect(authority.ca).toBe(true)
    expect(statSync(join(folder.path, 'ca.key')).mode & 0o777).toBe(0o600)
  })

  it('makes a new authority before the old one ends', () => {
    using folder = newFolder()
    const { caPath } = identityFrom(folder.path, new Date('2026-01-01'))
    const before = readFileSync(caPath, 'utf8')
    identityFrom(folder.path, new Date('2035-12-01'))
    expect(readFileSync(caPath, 'utf8')).not.toBe(before)
  })

  it.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['acme.gorgias.com', true],
    ['10.0.0.1', false],
    ['128.0.0.1', false],
    ['bank.example', false],
  ])('a certificate of its authority for %s is trusted: %s', async (host, isTrusted) => {
    using folder = newFolder()
    const { caPath } = identityFrom(folder.path)
    const issuer = {
      name: 'Rhetor sandbox, this machine only',
      key: createPrivateKey(readFileSync(join(folder.path, 'ca.key'))),
    }
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const from = new Date(Date.now() - 60_000)
    const cert = certificate({ name: 'a server', key, from, days: 1, hosts: [host] }, issuer)
    await using server = await tlsServer(key.export({ type: 'pkcs8', format: 'pem' }).toString(), cert)
    const socket = connect({
      port: server.port,
      host: '127.0.0.1',
      ca: readFileSync(caPath),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    })
    await once(socket, 'secureConnect')
    const { authorized } = socket
    socket.destroy()
    expect(authorized).toBe(isTrusted)
  })

  it('makes a new authority in place of one that may speak for every address', () => {
    using folder = newFolder()
    const { caPath } = identityFrom(folder.path)
    const key = createPrivateKey(readFileSync(join(folder.path, 'ca.key')))
    const former = { name: 'former', key, from: new Date(), days: 3_650, permitted: ['gorgias.com', 'localhost'] }
    writeFileSync(caPath, certificate(former, former))
    identityFrom(folder.path)
    expect(new X509Certificate(readFileSync(caPath)).subject).not.toContain('former')
  })

  it('names a key that is damaged', async () => {
    using folder = newFolder()
    identityFrom(folder.path)
    writeFileSync(join(folder.path, 'ca.key'), 'no key')
    await expect(startSandbox({ port: 0, tls: folder.path })).rejects.toThrow(join(folder.path, 'ca.key'))
  })
})
