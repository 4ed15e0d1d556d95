import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '@rhetor/client'
import {
  type Connection,
  clientOf,
  fileTokenStore,
  fromPath,
  Gorgias,
  seal,
  sealKeyBytes,
  sealKeyOf,
  unseal,
  withLock,
  writePrivate,
} from '@rhetor/client/node'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../test/support/server.ts'

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'rhetor-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

const good = { GORGIAS_ACCOUNT_DOMAIN: 'acme', GORGIAS_USERNAME: 'ana@acme.example', GORGIAS_API_KEY: 'KEY' }

describe('a client from the environment', () => {
  it('is made from domain, user name and key', () => {
    expect(Gorgias.fromEnv({}, good).accountName).toBe('acme')
  })

  it('calls the base URL where one is set', async () => {
    await using server = await startServer([{ json: { domain: 'acme' } }])
    await Gorgias.fromEnv({}, { ...good, GORGIAS_BASE_URL: server.url }).account.get()
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${btoa('ana@acme.example:KEY')}`)
  })

  it('uses an access token', async () => {
    await using server = await startServer([{ json: { domain: 'acme' } }])
    await Gorgias.fromEnv(
      { lane: 'customer' },
      { GORGIAS_BASE_URL: server.url, GORGIAS_ACCESS_TOKEN: 'ey.x.y' },
    ).account.get()
    expect(server.requests[0]?.headers.authorization).toBe('Bearer ey.x.y')
  })

  it.each<[string, Record<string, string>, readonly RegExp[]]>([
    ['nothing is set', {}, [/GORGIAS_ACCOUNT_DOMAIN is not set/, /no credentials/]],
    [
      'variables are empty',
      { GORGIAS_ACCOUNT_DOMAIN: ' ', GORGIAS_API_KEY: '' },
      [/GORGIAS_ACCOUNT_DOMAIN/, /no credentials/],
    ],
    ['the key is missing', { ...good, GORGIAS_API_KEY: '' }, [/GORGIAS_API_KEY is not/]],
    ['the user name is missing', { ...good, GORGIAS_USERNAME: '' }, [/GORGIAS_USERNAME is not/]],
    ['two kinds of credentials are set', { ...good, GORGIAS_ACCESS_TOKEN: 'x' }, [/keep one of them/]],
    [
      'the domain is of another host',
      { ...good, GORGIAS_ACCOUNT_DOMAIN: 'acme.evil.test' },
      [/not one of \*\.gorgias\.com/],
    ],
    [
      'the base URL is not safe',
      { ...good, GORGIAS_BASE_URL: 'http://acme.example' },
      [/anyone on the network can read/],
    ],
  ])('is refused with every reason when %s', (_, env, messages) => {
    for (const message of messages) expect(() => Gorgias.fromEnv({}, env)).toThrow(message)
    expect(() => Gorgias.fromEnv({}, env)).toThrow(UsageError)
  })
})

describe('tokens in a file', () => {
  const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: 5 }

  it('are readable by their owner alone, and are kept', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'deep', 'tokens.json')
    await fileTokenStore(file).save('acme', tokens)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await fileTokenStore(file).load('acme')).toEqual(tokens)
    expect(await fileTokenStore(file).load('other')).toBeUndefined()
  })

  it('of several accounts do not overwrite each other', async () => {
    await using folder = await temporaryFolder()
    const store = fileTokenStore(join(folder.path, 'tokens.json'))
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.save(`account-${index}`, tokens)))
    for (let index = 0; index < 20; index++) expect(await store.load(`account-${index}`)).toEqual(tokens)
    await store.save('account-3', undefined)
    expect(await store.load('account-3')).toBeUndefined()
    expect(await store.load('account-4')).toEqual(tokens)
    expect(await readdir(folder.path)).toEqual(['tokens.json'])
  })

  it('are not overwritten where the file is something else', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'tokens.json')
    await writeFile(file, 'my diary')
    await expect(fileTokenStore(file).save('acme', tokens)).rejects.toThrow(/not a file of tokens/)
    expect(await readFile(file, 'utf8')).toBe('my diary')
  })
})

describe('a lock', () => {
  it('serialises changes of a file', async () => {
    await using folder = await temporaryFolder()
    const path = join(folder.path, 'deep', 'count')
    await writePrivate(path, '0')
    const add = () =>
      withLock(path, async () => writePrivate(path, String(Number(await readFile(path, 'utf8')) + 1)), {
        timeoutMs: 60_000,
      })
    await Promise.all(Array.from({ length: 10 }, add))
    expect(await readFile(path, 'utf8')).toBe('10')
    expect(await readdir(join(folder.path, 'deep'))).toEqual(['count'])
  })

  it('is released where the work fails', async () => {
    await using folder = await temporaryFolder()
    const path = join(folder.path, 'x')
    await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await withLock(path, async () => 'free')).toBe('free')
  })

  it('that is held says by which process, and what to do', async () => {
    await using folder = await temporaryFolder()
    const path = join(folder.path, 'x')
    const second = withLock(path, () => withLock(path, async () => {}, { timeoutMs: 1 }))
    await expect(second).rejects.toThrow(UsageError)
    await expect(second).rejects.toThrow(`process ${process.pid}`)
    await expect(second).rejects.toThrow(`remove ${path}.lock`)
  })

  it.each<[string, string, Date]>([
    ['a process that has ended', JSON.stringify({ pid: 2 ** 30, host: hostname(), id: 'a' }), new Date()],
    ['a machine that went down', JSON.stringify({ pid: 1, host: 'elsewhere', id: 'a' }), new Date(0)],
    ['a process that ended before it wrote its name', '', new Date(0)],
  ])('left behind by %s is taken over', async (_, content, at) => {
    await using folder = await temporaryFolder()
    const path = join(folder.path, 'x')
    await writeFile(`${path}.lock`, content)
    await utimes(`${path}.lock`, at, at)
    expect(await withLock(path, async () => 'free', { timeoutMs: 1_000 })).toBe('free')
    expect(await readdir(folder.path)).toEqual([])
  })
})

describe('what is sealed', () => {
  const key = sealKeyOf('a secret', new Uint8Array(16))

  it('opens with its key and under its name only', () => {
    const sealed = seal({ apiKey: 'k' }, key, 'acme')
    expect(sealed).not.toContain('apiKey')
    expect(unseal(sealed, key, 'acme')).toEqual({ apiKey: 'k' })
    expect(() => unseal(sealed, key, 'other')).toThrow(/credentials of other cannot be opened/)
    expect(() => unseal(sealed, new Uint8Array(sealKeyBytes), 'acme')).toThrow(UsageError)
    expect(() => unseal('abc', key, 'acme')).toThrow(UsageError)
  })

  it('opens only together with the rest that it was sealed with', () => {
    const sealed = seal({ apiKey: 'k' }, key, ['acme', 'https://a.example'])
    expect(unseal(sealed, key, ['acme', 'https://a.example'])).toEqual({ apiKey: 'k' })
    expect(() => unseal(sealed, key, ['acme', 'https://b.example'])).toThrow(/of acme cannot be opened/)
    expect(() => unseal(sealed, key, ['acme'])).toThrow(UsageError)
    expect(() => unseal(sealed, key, 'acme')).toThrow(UsageError)
    expect(() => unseal(sealed, key, JSON.stringify(['acme', 'https://a.example']))).toThrow(UsageError)
  })

  it('is different each time', () => {
    expect(seal('x', key, 'acme')).not.toBe(seal('x', key, 'acme'))
  })
})

describe('a client of a connection', () => {
  it('has its address and its credentials', async () => {
    await using server = await startServer([{ json: { domain: 'acme' } }])
    const credentials = { kind: 'token', token: 'ey.x.y' } as const
    await clientOf({ name: 'try', account: '', baseUrl: server.url, credentials }).account.get()
    expect(server.requests[0]?.headers.authorization).toBe('Bearer ey.x.y')
  })

  it('passes renewed tokens on to be stored', async () => {
    await using server = await startServer([
      { json: { access_token: 'new', refresh_token: 'next', expires_in: 3600 } },
      { json: { domain: 'acme' } },
    ])
    const tokens = { accessToken: 'old', refreshToken: 'r', expiresAt: 0 }
    const credentials = { kind: 'oauth', clientId: 'c', clientSecret: 's', tokens } as const
    const kept: Connection[] = []
    const connection = { name: 'shop', account: 'acme', baseUrl: server.url, credentials }
    await clientOf(connection, { keep: async (renewed) => void kept.push(renewed) }).account.get()
    expect(server.requests[1]?.headers.authorization).toBe('Bearer new')
    expect(kept).toMatchObject([
      { name: 'shop', credentials: { tokens: { accessToken: 'new', refreshToken: 'next' } } },
    ])
  })
})

describe('a file on disk', () => {
  it('is uploaded under its name', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'receipt.pdf')
    await writeFile(file, 'PDF bytes')
    await using server = await startServer([{ status: 201, json: [] }])
    await server.client().files.upload([await fromPath(file), await fromPath(file, { name: 'copy.txt' })])
    const body = server.requests[0]?.body.toString() ?? ''
    expect(body).toContain('filename="receipt.pdf"')
    expect(body).toContain('Content-Type: application/pdf')
    expect(body).toContain('filename="copy.txt"')
  })

  it('that is not there throws the error of the system', async () => {
    await expect(fromPath('/nowhere/receipt.pdf')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
