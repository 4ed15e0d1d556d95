import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Credentials, clientOf } from '@rhetor/client/node'
import type { Sandbox } from '@rhetor/sandbox'
import { describe, expect, inject, it } from 'vitest'
import { startServer } from '../../../../test/support/server.ts'
import { startShop } from '../../../../test/support/shop.ts'
import {
  accountNamed,
  accountsOf,
  disconnectAccount,
  pauseAccount,
  resumeAccount,
} from '../../src/connections/accounts.ts'
import { connectAccount, recheckAccount } from '../../src/connections/connect.ts'
import { connectionOf, sharedTokens, storeCredentials, type Vault } from '../../src/connections/credentials.ts'
import { openSealer } from '../../src/connections/sealer.ts'
import { transaction } from '../../src/db/transaction.ts'
import { onEveryEngine, openTest, type TestDatabase } from '../support/engines.ts'

const at = new Date('2026-11-28T10:00:00Z')
const by = { actor: 'person ana', at }
const secret = 'a secret of sixteen and more'

onEveryEngine((open) => {
  it('an account is connected once its credentials work, and nothing in the database shows them', async () => {
    await using shop = await startShop({ port: 0 })
    await using database = await open()
    const vault = await vaultOf(database)
    const { account, checked } = await connectAccount(vault, of(shop), by)
    expect(checked).toMatchObject({
      works: true,
      findings: expect.arrayContaining([expect.objectContaining({ check: 'user', state: 'ok' })]),
    })
    expect(account).toMatchObject({ account_id: 'acme', base_url: shop.url, state: 'active', state_by: 'person ana' })
    expect(await dump(database)).not.toContain(shop.credentials.api_key)
    const gorgias = clientOf(await connectionOf(vault, 'acme'))
    expect((await gorgias.account.get()).domain).toBe('acme')
  })

  it('credentials that do not work are not stored, and the part to mend is named', async () => {
    await using shop = await startShop({ port: 0 })
    await using database = await open()
    const wrong: Credentials = { kind: 'api-key', username: 'ana@acme.example', apiKey: 'wrong-key-1234' }
    const { account, checked } = await connectAccount(await vaultOf(database), { ...of(shop), credentials: wrong }, by)
    expect(account).toBeUndefined()
    expect(checked).toMatchObject({ works: false, mend: 'credentials' })
    expect(JSON.stringify(checked)).not.toContain('wrong-key-1234')
    expect(await accountsOf(database)).toEqual([])
  })

  it('a revoked key pauses the account with the reason, and a new key resumes it', async () => {
    await using shop = await startShop({ port: 0 })
    await using database = await open()
    const vault = await vaultOf(database)
    await connectAccount(vault, of(shop), by)
    const { api_key } = await shop.control.keys.reset({})
    expect(await recheckAccount(vault, 'acme', at)).toMatchObject({ works: false, mend: 'credentials' })
    const paused = await accountNamed(database, 'acme')
    expect(paused).toMatchObject({ state: 'paused', state_by: 'hub' })
    expect(paused.state_because).toMatch(/401 unauthorized.*Connect again with a new key/s)
    const credentials = { kind: 'api-key' as const, username: shop.credentials.username, apiKey: api_key }
    await connectAccount(vault, { ...of(shop), credentials }, by)
    expect(await accountNamed(database, 'acme')).toMatchObject({ state: 'active', state_because: null })
  })

  it('an account that the hub has paused goes on by itself, and one that a person has paused does not', async () => {
    await using shop = await startShop({ port: 0 })
    await using database = await open()
    const vault = await vaultOf(database)
    await connectAccount(vault, of(shop), by)
    await pauseAccount(database, 'acme', 'The key was refused.', { actor: 'hub', at })
    await recheckAccount(vault, 'acme', at)
    expect((await accountNamed(database, 'acme')).state).toBe('active')
    await pauseAccount(database, 'acme', 'Holidays.', by)
    await recheckAccount(vault, 'acme', at)
    expect(await accountNamed(database, 'acme')).toMatchObject({ state: 'paused', state_because: 'Holidays.' })
    expect(await resumeAccount(database, 'acme', by)).toBe(true)
    expect(await resumeAccount(database, 'acme', by)).toBe(false)
  })

  it('disconnecting wipes the credentials, keeps the account, and is recorded', async () => {
    await using shop = await startShop({ port: 0 })
    await using database = await open()
    const vault = await vaultOf(database)
    await connectAccount(vault, of(shop), by)
    expect(await disconnectAccount(database, 'acme', by)).toBe(true)
    expect(await disconnectAccount(database, 'acme', by)).toBe(false)
    await expect(connectionOf(vault, 'acme')).rejects.toThrow(
      'The account acme is disconnected: its credentials were wiped.',
    )
    expect(await pauseAccount(database, 'acme', 'Too late.', by)).toBe(false)
    const entries = await database.sql
      .selectFrom('audit')
      .select(['actor', 'action', 'object'])
      .orderBy('action')
      .execute()
    expect(entries).toEqual([
      { actor: 'person ana', action: 'account.connect', object: 'account acme' },
      { actor: 'person ana', action: 'account.disconnect', object: 'account acme' },
    ])
  })

  it('of twelve workers that need new tokens at once one asks for them, and all use the same', async () => {
    await using provider = await tokenServer()
    await using database = await open()
    const vault = await vaultOf(database)
    await storeTokens(vault, provider.url, 'token-0')
    const workers = Array.from({ length: 12 }, async () => {
      const connection = await connectionOf(vault, 'app')
      return clientOf(connection, { store: sharedTokens(vault, 'app') }).account.get()
    })
    await Promise.all(workers)
    expect(provider.renewals()).toBe(1)
    expect((await connectionOf(vault, 'app')).credentials).toMatchObject({
      tokens: { accessToken: 'token-1', refreshToken: 'refresh' },
    })
  })

  it('a worker that died while it renewed holds up nobody longer than its lease', async () => {
    await using provider = await tokenServer()
    await using database = await open()
    const vault = await vaultOf(database)
    await storeTokens(vault, provider.url, 'token-0')
    const lease = (until: string) =>
      database.pool.query(`update rhetor.connection set refresh_holder = 'gone', refresh_until = ${until}`)
    await lease(`clock_timestamp() + interval '1 hour'`)
    const connection = await connectionOf(vault, 'app')
    const waiting = clientOf(connection, { store: sharedTokens(vault, 'app') }).account.get()
    const ended = lease(`clock_timestamp() - interval '1 second'`)
    expect((await waiting).domain).toBe('app')
    await ended
    expect(provider.renewals()).toBe(1)
  })
})

describe('what is stored', () => {
  it('cannot be sent elsewhere by changing the address in the database', async () => {
    await using shop = await startShop({ port: 0 })
    await using database = await openTest()
    const vault = await vaultOf(database)
    await connectAccount(vault, of(shop), by)
    await database.pool.query(`update rhetor.account set base_url = 'https://evil.example'`)
    await expect(connectionOf(vault, 'acme')).rejects.toThrow(/the credentials of acme cannot be opened/)
  })

  it('is never mixed up between accounts', async () => {
    await using shop = await startShop({ accounts: ['acme', 'uk'], port: 0 })
    await using database = await openTest()
    const vault = await vaultOf(database)
    for (const { account, url, username, api_key } of shop.accounts)
      await connectAccount(
        vault,
        { account_id: account, base_url: url, credentials: { kind: 'api-key', username, apiKey: api_key } },
        by,
      )
    for (const { account, api_key } of shop.accounts)
      expect((await connectionOf(vault, account)).credentials).toMatchObject({ apiKey: api_key })
    await database.pool.query(
      `update rhetor.connection set sealed = (select sealed from rhetor.connection where account_id = 'uk')`,
    )
    await expect(connectionOf(vault, 'acme')).rejects.toThrow(/cannot be opened/)
  })

  it.each([
    [{ account: 'acme', base_url: 'http://127.0.0.1:1' }, /give either the account/],
    [{}, /give either the account/],
    [{ account: 'evil.example' }, /not one of \*\.gorgias\.com/],
    [{ base_url: 'http://evil.example' }, /http sends credentials/],
    [{ base_url: 'http://127.0.0.1:1', account_id: '../x' }, /cannot be the name of an account/],
    [{ base_url: 'http://127.0.0.1:1' }, /cannot be the name of an account/],
  ])('has a valid account or base URL: %j is refused', async (place, reason) => {
    await using database = await openTest()
    const credentials: Credentials = { kind: 'token', token: 'x' }
    await expect(connectAccount(await vaultOf(database), { ...place, credentials }, by)).rejects.toThrow(reason)
  })
})

describe('the key of stored credentials', () => {
  it('has to be the same on every machine: a wrong secret is found at the start', async () => {
    await using database = await openTest()
    await openSealer(database, { secret, home: '' })
    await expect(openSealer(database, { secret: 'another secret of that length', home: '' })).rejects.toThrow(
      'RHETOR_SECRET is not the one that this database was sealed with.',
    )
    await expect(openSealer(database, { secret: undefined, home: freshHome() })).rejects.toThrow(
      /sealed with another key/,
    )
    await expect(openSealer(database, { secret: 'short', home: '' })).rejects.toThrow(/fewer than 16 characters/)
  })

  it('is created once when several processes start at the same time', async () => {
    await using database = await openTest()
    const home = freshHome()
    const sealers = await Promise.all(
      Array.from({ length: 8 }, () => openSealer(database, { secret: undefined, home })),
    )
    expect(new Set(sealers.map(({ keyId }) => keyId))).toEqual(new Set(['key-1']))
    const [one, other] = sealers
    expect(other?.unseal(one?.seal('x', 'y') ?? '', 'key-1', 'y')).toBe('x')
  })

  it('is replaced by giving the old and the new one', async () => {
    await using database = await openTest()
    const before = await openSealer(database, { secret, home: '' })
    const sealed = before.seal('x', 'y')
    const next = 'a longer and newer secret'
    const after = await openSealer(database, { secret: next, oldSecret: secret, home: '' })
    expect(after.unseal(sealed, before.keyId, 'y')).toBe('x')
    expect(after.keyId).not.toBe(before.keyId)
    expect((await openSealer(database, { secret: next, home: '' })).keyId).toBe(after.keyId)
  })
})

function freshHome(): string {
  return join(inject('runFolder'), randomUUID())
}

async function vaultOf(database: TestDatabase): Promise<Vault> {
  return { database, sealer: await openSealer(database, { secret, home: '' }) }
}

function of({ url, credentials }: Sandbox) {
  const { username, api_key } = credentials
  return { account_id: 'acme', base_url: url, credentials: { kind: 'api-key' as const, username, apiKey: api_key } }
}

async function dump({ pool }: TestDatabase): Promise<string> {
  const { rows } = await pool.query('select to_jsonb(c)::text as row from rhetor.connection c')
  return JSON.stringify(rows)
}

/** A server whose tokens are good for one renewal each. */
async function tokenServer() {
  let renewals = 0
  const server = await startServer((request) => {
    if (request.path === '/oauth/token') {
      renewals += 1
      return { json: { access_token: `token-${renewals}`, expires_in: 3600, token_type: 'Bearer' } }
    }
    const good = request.headers.authorization === `Bearer token-${renewals}`
    return good ? { json: { domain: 'app' } } : { status: 401, json: { error: { msg: 'expired' } } }
  })
  return {
    url: server.url,
    renewals: () => renewals,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

async function storeTokens(vault: Vault, url: string, accessToken: string): Promise<void> {
  const { database, sealer } = vault
  const place = { account_id: 'app', domain: '', base_url: url }
  const credentials: Credentials = {
    kind: 'oauth',
    clientId: 'app',
    clientSecret: 'shh',
    tokens: { accessToken, refreshToken: 'refresh', expiresAt: 0 },
  }
  await transaction(database.sql, async (tx) => {
    await tx
      .insertInto('account')
      .values({ ...place, state: 'active', state_at: at, state_by: 'me', created_at: at })
      .execute()
    await storeCredentials(tx, sealer, place, credentials)
  })
}
