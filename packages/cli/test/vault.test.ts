import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { openVault } from '../src/accounts/vault.ts'

const connection = {
  name: 'acme',
  account: 'acme',
  credentials: { kind: 'api-key', username: 'ana@acme.example', apiKey: 'very-secret' },
} as const

const long = 'a secret of some length'

/** A folder for the files of rhetor, and its vault as text. */
function newHome() {
  const folder = mkdtempDisposableSync(join(tmpdir(), 'rhetor-'))
  const path = join(folder.path, 'accounts.json')
  return {
    home: folder.path,
    text: () => readFileSync(path, 'utf8'),
    stored: () => JSON.parse(readFileSync(path, 'utf8')) as { version: number; accounts: Record<string, unknown>[] },
    /** What somebody does who can write the file. */
    edit: (change: (accounts: Record<string, unknown>[]) => unknown) => {
      const stored = JSON.parse(readFileSync(path, 'utf8')) as { accounts: Record<string, unknown>[] }
      change(stored.accounts)
      writeFileSync(path, JSON.stringify(stored))
    },
    run: (words: readonly string[], env: Record<string, string> = {}, input = '') =>
      inProcess(words, { env: { RHETOR_HOME: folder.path, ...env }, input }).ended,
    [Symbol.dispose]: () => folder.remove(),
  }
}

/** The folder that a version 1 wrote: three accounts, sealed with an invented key. */
function oldHome(file = 'accounts.json') {
  const old = newHome()
  const from = join(import.meta.dirname, 'vault-version-1')
  copyFileSync(join(from, file), join(old.home, 'accounts.json'))
  if (file === 'accounts.json') copyFileSync(join(from, 'key'), join(old.home, 'key'))
  return old
}

const invented = { kind: 'api-key', username: 'ana@acme.example', apiKey: 'an-invented-key' }

describe('the vault', () => {
  it('returns what was saved, and encrypts it on disk', async () => {
    using shop = newHome()
    const vault = openVault(shop.home)
    await vault.save(connection)
    expect(await vault.get('acme')).toEqual(connection)
    expect(await vault.list()).toEqual([{ name: 'acme', account: 'acme' }])
    const file = join(shop.home, 'accounts.json')
    expect(readFileSync(file, 'utf8')).not.toMatch(/very-secret|ana@acme/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(shop.home, 'key')).mode & 0o777).toBe(0o600)
  })

  it('opens only with the secret it was saved with, and says so', async () => {
    using shop = newHome()
    await openVault(shop.home, { secret: 'a secret of some length' }).save(connection)
    expect(await openVault(shop.home, { secret: 'a secret of some length' }).get('acme')).toEqual(connection)
    await expect(openVault(shop.home, { secret: 'another of some length' }).get('acme')).rejects.toThrow(
      /cannot be opened.*RHETOR_SECRET/,
    )
    await expect(openVault(shop.home).get('acme')).rejects.toThrow(/cannot be opened/)
  })

  it('does not open credentials that were moved to another name', async () => {
    using shop = newHome()
    const vault = openVault(shop.home)
    await vault.save(connection)
    const file = join(shop.home, 'accounts.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"name": "acme"', '"name": "other"'))
    await expect(vault.get('other')).rejects.toThrow(/cannot be opened/)
  })

  it('does not overwrite a damaged file', async () => {
    using shop = newHome()
    const file = join(shop.home, 'accounts.json')
    writeFileSync(file, 'half of a fi')
    await expect(openVault(shop.home).save(connection)).rejects.toThrow(/damaged/)
    expect(readFileSync(file, 'utf8')).toBe('half of a fi')
  })

  it('loses nothing where two processes save at once', async () => {
    using shop = newHome()
    const names = (letter: string) => Array.from({ length: 8 }, (_, index) => `${letter}${index}`)
    const saving = (letter: string) => {
      const code = `
        const { openVault } = await import(${JSON.stringify(new URL('../src/accounts/vault.ts', import.meta.url).href)})
        const vault = openVault(${JSON.stringify(shop.home)})
        for (const name of ${JSON.stringify(names(letter))}) await vault.save({ ...${JSON.stringify(connection)}, name })`
      return once(spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' }), 'exit')
    }
    expect(await Promise.all([saving('a'), saving('b')])).toEqual([
      [0, null],
      [0, null],
    ])
    const vault = openVault(shop.home)
    const kept = await Promise.all([...names('a'), ...names('b')].map((name) => vault.get(name)))
    expect(kept.map((each) => each?.credentials)).toEqual(kept.map(() => connection.credentials))
    expect(readdirSync(shop.home).toSorted()).toEqual(['accounts.json', 'key'])
  })

  it('updates tokens without changing the preferred account, and not of a removed account', async () => {
    using shop = newHome()
    const vault = openVault(shop.home)
    await vault.save(connection)
    await vault.save({ ...connection, name: 'second' })
    const renewed = { ...connection, credentials: { kind: 'token', token: 'new' } } as const
    await vault.update(renewed)
    expect(await vault.get('acme')).toEqual(renewed)
    expect(await vault.preferred()).toBe('second')
    await vault.update({ ...renewed, name: 'gone' })
    expect((await vault.list()).map(({ name }) => name)).toEqual(['acme', 'second'])
  })

  it('prefers the account connected last, and another when that one is removed', async () => {
    using shop = newHome()
    const vault = openVault(shop.home)
    await vault.save(connection)
    await vault.save({ ...connection, name: 'second' })
    expect(await vault.preferred()).toBe('second')
    expect(await vault.remove('second')).toBe(true)
    expect(await vault.remove('second')).toBe(false)
    expect(await vault.preferred()).toBe('acme')
  })
})

describe('an entry whose account or address was edited', () => {
  it.each<[string, Record<string, unknown>]>([
    ['another address', { baseUrl: 'https://evil.example' }],
    ['another account', { account: 'evil' }],
    ['an address where there was none', { baseUrl: 'http://127.0.0.1:1' }],
    ['an older version', { version: 1 }],
    ['an older version of another account', { version: 1, account: 'evil' }],
    [
      'the name that its seal has inside',
      { version: 1, account: 'evil', name: JSON.stringify(['acme', 'acme', '']), baseUrl: undefined },
    ],
  ])('does not open with %s', async (_, change) => {
    using shop = newHome()
    const vault = openVault(shop.home)
    await vault.save(connection)
    shop.edit(([entry]) => Object.assign(entry ?? {}, change))
    await expect(vault.get(String(change['name'] ?? 'acme'))).rejects.toThrow(/cannot be opened.*address was changed/)
  })

  it('is not reported as a wrong secret if the other accounts can be opened', async () => {
    using shop = newHome()
    const vault = openVault(shop.home)
    await vault.save(connection)
    await vault.save({ ...connection, name: 'second' })
    shop.edit(([entry]) => Object.assign(entry ?? {}, { baseUrl: 'https://evil.example' }))
    await expect(vault.get('acme')).rejects.toThrow(
      /of acme cannot be opened: its entry in .*accounts\.json was damaged or changed .* Connect it again; the other/,
    )
    expect(await vault.get('second')).toMatchObject({ name: 'second' })
  })
})

describe('a vault of version 1', () => {
  it('works for gorgias.com and for this machine, and is encrypted again', async () => {
    using old = oldHome()
    const vault = openVault(old.home)
    expect(await vault.get('acme')).toEqual({ name: 'acme', account: 'acme', credentials: invented })
    const { version, accounts } = old.stored()
    expect([version, accounts.map((each) => each['version'] ?? 2)]).toEqual([2, [2, 2, 1]])
    expect(await vault.get('demo')).toMatchObject({ baseUrl: 'http://127.0.0.1:4401', credentials: invented })
    expect(await vault.preferred()).toBe('acme')
    // what was sealed anew no longer opens elsewhere
    old.edit(([entry]) => Object.assign(entry ?? {}, { account: 'evil' }))
    await expect(vault.get('acme')).rejects.toThrow(/cannot be opened/)
  })

  it.each([
    ['a proxy', 'proxy', {}, 'https://proxy.example'],
    ['an edited address', 'acme', { baseUrl: 'https://evil.example' }, 'https://evil.example'],
    ['an address that only begins like this machine', 'acme', { baseUrl: 'http://127.0.0.1@evil.example' }, 'evil'],
    ['an address that only ends like Gorgias', 'acme', { baseUrl: 'https://evilgorgias.com' }, 'evilgorgias'],
    ['an account that is an address', 'acme', { account: 'evil.example' }, 'evil.example'],
  ])('does not open for %s, and says to connect again', async (_, name, change, place) => {
    using old = oldHome()
    old.edit((accounts) => Object.assign(accounts.find((each) => each['name'] === name) ?? {}, change))
    const before = old.text()
    const failed = openVault(old.home).get(name)
    await expect(failed).rejects.toThrow(/was stored by an older version, for .*Connect it again/)
    await expect(failed).rejects.toThrow(place)
    expect(old.text()).toBe(before)
  })

  it('keeps its accounts when another one is connected', async () => {
    using old = oldHome()
    const vault = openVault(old.home)
    await vault.save({ ...connection, name: 'new' })
    expect((await vault.list()).map(({ name }) => name)).toEqual(['acme', 'demo', 'proxy', 'new'])
    expect(await vault.get('acme')).toMatchObject({ credentials: invented })
    expect(await vault.get('new')).toEqual({ ...connection, name: 'new' })
  })

  it('is not confused with a file of a newer version, which is refused with a clear message', async () => {
    using old = oldHome()
    writeFileSync(join(old.home, 'accounts.json'), old.text().replace('"version": 1', '"version": 3'))
    await expect(openVault(old.home).list()).rejects.toThrow(/of a newer version/)
  })
})

describe('a damaged entry', () => {
  const damage = async (shop: ReturnType<typeof newHome>) => {
    const vault = openVault(shop.home)
    for (const name of ['first', 'second', 'third']) await vault.save({ ...connection, name })
    shop.edit((accounts) => {
      Object.assign(accounts[1] ?? {}, { sealed: 7 })
      accounts.push('half of an entry' as never)
    })
    return vault
  }

  it('is named in a sentence, and the others stay usable', async () => {
    using shop = newHome()
    const vault = await damage(shop)
    await expect(vault.get('second')).rejects.toThrow(
      /entry 2, second, of .*accounts\.json is damaged\. Connect it again, or disconnect it/,
    )
    expect(await vault.get('first')).toMatchObject({ name: 'first' })
    expect((await vault.list()).map(({ name }) => name)).toEqual(['first', 'third'])
    const { out, err, code } = await shop.run(['accounts'])
    expect(JSON.parse(out)).toMatchObject([{ name: 'first' }, { name: 'third' }])
    expect(err).toMatch(/entry 2, second, .*is damaged.*\n.*entry 4 of .*is damaged\. Remove it from the file/)
    expect(code).toBe(0)
  })

  it('stays in the file until it is connected again or removed', async () => {
    using shop = newHome()
    const vault = await damage(shop)
    await vault.save({ ...connection, name: 'fourth' })
    expect(shop.stored().accounts).toHaveLength(5)
    await vault.save({ ...connection, name: 'second' })
    expect(await vault.get('second')).toMatchObject({ name: 'second' })
    expect(await vault.damaged()).toEqual([expect.stringContaining('entry 3 of')])
  })

  it('is forgotten by rhetor disconnect', async () => {
    using shop = newHome()
    const vault = await damage(shop)
    expect((await shop.run(['disconnect', 'second'])).out).toContain('forgot second')
    expect(await vault.damaged()).toEqual([expect.stringContaining('entry 3 of')])
  })
})

describe('RHETOR_SECRET', () => {
  it('of fewer than 16 characters makes no vault, and is refused before anybody is asked for a key', async () => {
    using shop = newHome()
    await expect(openVault(shop.home, { secret: 'fifteen letters' }).save(connection)).rejects.toThrow(
      /RHETOR_SECRET has fewer than 16 characters/,
    )
    const { err, code } = await shop.run(['connect', 'acme'], { RHETOR_SECRET: 'fifteen letters' })
    expect([code, err]).toEqual([64, expect.stringContaining('Set a longer one')])
    expect(readdirSync(shop.home)).toEqual([])
    await openVault(shop.home, { secret: 'sixteen letters.' }).save(connection)
    expect(await openVault(shop.home, { secret: 'sixteen letters.' }).get('acme')).toEqual(connection)
  })

  it('that is too short opens an old vault once, and asks for a longer one', async () => {
    using old = oldHome('accounts-of-a-short-secret.json')
    const said: string[] = []
    const open = () => openVault(old.home, { secret: 'old secret', warn: (sentence) => said.push(sentence) })
    expect(await open().get('acme')).toMatchObject({ credentials: invented })
    expect(said).toEqual([expect.stringMatching(/fewer than 16 .* this one time\. Set RHETOR_SECRET to a longer one/)])
    await expect(open().get('acme')).rejects.toThrow(/fewer than 16 .* RHETOR_OLD_SECRET to this one/)
    expect(said).toHaveLength(1)
  })

  it('that is longer takes over what the old one opens', async () => {
    using old = oldHome('accounts-of-a-short-secret.json')
    await openVault(old.home, { secret: 'old secret' }).get('acme')
    const both = { RHETOR_SECRET: long, RHETOR_OLD_SECRET: 'old secret' }
    expect(await old.run(['tickets', 'get', '1', '--dry-run', '--account', 'demo'], both)).toMatchObject({
      err: '',
      code: 0,
    })
    const renewed = openVault(old.home, { secret: long })
    expect(await renewed.get('acme')).toMatchObject({ credentials: invented })
    expect(await renewed.get('demo')).toMatchObject({ credentials: invented })
    await expect(openVault(old.home, { secret: 'old secret' }).get('acme')).rejects.toThrow(/cannot be opened/)
  })

  it('leaves no key file beside the vault, not even an earlier one that opens nothing any more', async () => {
    using shop = newHome()
    const key = join(shop.home, 'key')
    await openVault(shop.home).save(connection)
    await openVault(shop.home).save({ ...connection, name: 'second' })
    expect(existsSync(key)).toBe(true)
    await openVault(shop.home, { secret: long }).save(connection)
    // the second account still needs it
    expect(existsSync(key)).toBe(true)
    expect(await openVault(shop.home).get('second')).toMatchObject({ name: 'second' })
    await openVault(shop.home, { secret: long }).save({ ...connection, name: 'second' })
    expect(readdirSync(shop.home)).toEqual(['accounts.json'])
    expect(await openVault(shop.home, { secret: long }).get('acme')).toEqual(connection)
  })
})
